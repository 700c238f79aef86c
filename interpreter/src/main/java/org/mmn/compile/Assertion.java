package org.mmn.compile;

import org.mmn.source.Span;

/**
 * Something that must hold where a thread gets to, and the verdict when it does not.
 *
 * @param verdict {@code assertion}, or {@code overflow} for a bound of a variable or an array
 */
public record Assertion(String verdict, String name, String why, Span span) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Assertion a
        && verdict.equals(a.verdict)
        && name.equals(a.name)
        && why.equals(a.why)
        && span.equals(a.span);
  }

  @Override
  public int hashCode() {
    return 31 * verdict.hashCode() + span.hashCode();
  }
}
