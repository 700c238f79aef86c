package org.mmn.compile;

import org.mmn.source.Span;

/**
 * Something that must hold where a thread gets to, and the verdict when it does not.
 *
 * @param verdict {@code assertion}, or {@code overflow} for a bound of a variable or an array
 */
public record Assertion(String verdict, String name, String why, Span span) {}
