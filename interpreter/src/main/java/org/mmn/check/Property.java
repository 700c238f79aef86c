package org.mmn.check;

import org.mmn.state.View;

/** A condition that a scenario states, and when it is to hold. */
public record Property(Kind kind, String name, Predicate predicate) {

  /** When a property is looked at, and what it says then. */
  public enum Kind {
    /** True in every state. */
    ALWAYS,
    /** False in every state. */
    NEVER,
    /** True whenever all threads have ended (rule 30). */
    FINALLY,
    /** True in some state. */
    REACHABLE
  }

  boolean holdsIn(View view) {
    return predicate.test(view) == (kind != Kind.NEVER);
  }
}
