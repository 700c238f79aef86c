package org.mmn.workspace;

import org.mmn.explore.Lottery;

/**
 * How to make runs at random.
 *
 * @param crew makes them, a run each at a time
 */
public record RandomRuns(Lottery lottery, Crew crew) {
  /** The most moves of a run where {@link Options} has no bound. */
  public static final int LONGEST = 10_000;
}
