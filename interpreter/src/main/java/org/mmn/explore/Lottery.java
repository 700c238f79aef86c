package org.mmn.explore;

/**
 * How runs are drawn. Walks: at every move any thread that can, evenly. PCT (Burckhardt, Kothari,
 * Musuvathi, Nagarakatti, "A randomized scheduler with probabilistic guarantees of finding bugs",
 * ASPLOS 2010): threads have random priorities, the highest that can move does, and before {@code
 * depth - 1} random moves of {@code k} the one about to move falls to a lower priority than any
 * had. Choices within a step are drawn evenly.
 *
 * <p>One run of PCT finds a bug that needs {@code depth} ordering constraints with probability at
 * least {@link #promise}. Limits: this says nothing of a bug that also needs a choice within a
 * step, nor of runs of more than {@code k} moves.
 *
 * @param depth of PCT, from 1; 0 for walks
 * @param seed of all runs: what is drawn for a run follows from this and its number
 * @param runs how many at most
 */
public record Lottery(int depth, long seed, int runs) {

  /** How many runs are walks whatever the depth: they measure how long a run is. */
  static final int MEASURING = 16;

  /** Whether the runs are walks. */
  public boolean walks() {
    return depth == 0;
  }

  /**
   * The least probability that one run of PCT finds a bug of this depth: {@code 1 / (n *
   * k^(depth-1))}.
   *
   * @param threads n
   * @param moves k
   */
  public double promise(int threads, int moves) {
    return 1 / (threads * Math.pow(moves, depth - 1));
  }
}
