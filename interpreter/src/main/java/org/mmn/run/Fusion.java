package org.mmn.run;

/** How many steps that nobody else can see a move takes together. */
public enum Fusion {
  /** None: a move is a step. */
  NONE,

  /**
   * As many as come before one that takes the thread to where it may wait. A deadlock ends the path
   * for all (rule 28), so others have to be able to act before the thread that closes the circle
   * comes to wait.
   */
  UP_TO_WAITS,

  /** All: right as long as no path ends at a deadlock while somebody can still move. */
  ALL,

  /**
   * Those as well that nobody else can come to meet in the state at hand, by where the others are
   * and by the locks that the thread holds. Part of a partial-order reduction: of no use to who
   * looks at whole runs.
   */
  ALONE
}
