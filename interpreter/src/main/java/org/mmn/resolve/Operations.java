package org.mmn.resolve;

import java.util.function.Predicate;

/**
 * What the resolver must know of the primitives behind {@code extern} names.
 *
 * @param query whether it changes nothing, so that a property may call it
 * @param mayWait whether it may have to wait, so that it may only come first in {@code atomically}
 */
public record Operations(Predicate<String> query, Predicate<String> mayWait) {}
