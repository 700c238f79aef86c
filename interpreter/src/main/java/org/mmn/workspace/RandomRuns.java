package org.mmn.workspace;

import java.util.concurrent.Executor;
import org.mmn.explore.Lottery;

/**
 * How to make runs at random. What comes out does not depend on the number of workers.
 *
 * @param workers how many runs to make at once
 * @param executor runs the workers
 */
public record RandomRuns(Lottery lottery, int workers, Executor executor) {
  /** The most moves of a run where {@link Options} has no bound. */
  public static final int LONGEST = 10_000;
}
