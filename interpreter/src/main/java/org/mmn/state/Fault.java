package org.mmn.state;

/** What an action can do wrong by itself. The names are verdicts (grammar/LANGUAGE.md). */
public enum Fault {
  USE_AFTER_FREE,
  DOUBLE_FREE,
  REFCOUNT,
  UNLOCK_NOT_HELD,
  OVERFLOW,
  UNBALANCED,
  CONTRACT;

  /** In place of a subject: the op itself is what did it. */
  public static final int OF_THE_OP = -1;

  /** As {@code expect} names it. */
  public String verdict() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether the path ends there (rule 28). */
  public boolean endsPath() {
    return this != UNBALANCED && this != CONTRACT;
  }
}
