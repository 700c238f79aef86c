package org.mmn.check;

import java.util.Optional;
import org.mmn.explore.Finding;

/**
 * A verdict as an {@code expect} names it.
 *
 * @param subject its argument: the class of a lock, the name of a property, a callback, a variable
 */
public record Expected(String verdict, Optional<String> subject) {

  /** Whether {@code finding} is what was expected; without an argument any subject will do. */
  public boolean matches(Finding finding) {
    return verdict.equals(finding.verdict())
        && subject.map(finding.subjects()::contains).orElse(true);
  }

  @Override
  public String toString() {
    return subject.map(s -> verdict + "(" + Verdicts.argument(s) + ")").orElse(verdict);
  }
}
