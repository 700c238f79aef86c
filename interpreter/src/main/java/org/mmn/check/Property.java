package org.mmn.check;

import java.util.List;
import org.mmn.state.View;

/**
 * A condition that a scenario states, and when it is to hold.
 *
 * @param triggers what has to come true for it to say anything
 */
public record Property(Kind kind, String name, Predicate predicate, List<Trigger> triggers) {

  /**
   * @param text as the script writes it
   * @param within the trigger, by number, that comes true whenever this does; -1 for none
   */
  public record Trigger(String text, Predicate predicate, int within) {}

  /** One that says something in every state. */
  public Property(Kind kind, String name, Predicate predicate) {
    this(kind, name, predicate, List.of());
  }

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
