package org.mmn.compile;

import org.mmn.source.Span;

/**
 * A place in the source that an instruction came from.
 *
 * @param function the function that holds it
 * @param stdlib whether that is the library's: reports may fold it
 * @param driver the driver whose code it is, or empty
 * @param call what is called or done there: {@code invalidate_start}, {@code down_read}, {@code
 *     read}
 */
public record Site(Span span, String function, boolean stdlib, String driver, String call) {}
