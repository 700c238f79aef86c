package org.mmn.workspace;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.mmn.explore.Limits;
import org.mmn.explore.Progress;

/**
 * How to check: what the command line sets and an embedding program may.
 *
 * @param constants values for {@code const} declarations, as {@code -D N=5}
 * @param maxStates,maxDepth,maxBytes bounds of the search; hitting one is {@code limit}
 * @param stop asked now and then; true ends the search as {@code limit}
 * @param reductions what the search leaves out; verdicts do not depend on it
 * @param large how a search of many states is made
 */
public record Options(
    Map<String, Integer> constants,
    int maxStates,
    int maxDepth,
    long maxBytes,
    BooleanSupplier stop,
    Progress progress,
    Reductions reductions,
    Large large) {
  private static final int MAX_STATES = 20_000_000;

  public static final Options DEFAULT =
      new Options(
          Map.of(),
          MAX_STATES,
          Integer.MAX_VALUE,
          Runtime.getRuntime().maxMemory() / 2,
          () -> false,
          Progress.silent(),
          Reductions.ALL,
          Large.PLAIN);

  /**
   * The same with other constants, and another bound of states.
   *
   * @param states 0 for the same
   */
  public Options with(Map<String, Integer> others, int states) {
    int bound = states == 0 ? maxStates : states;
    return new Options(others, bound, maxDepth, maxBytes, stop, progress, reductions, large);
  }

  /** The same with other reductions. */
  public Options with(Reductions others) {
    return new Options(constants, maxStates, maxDepth, maxBytes, stop, progress, others, large);
  }

  /** The same with large searches made otherwise. */
  public Options with(Large other) {
    return new Options(constants, maxStates, maxDepth, maxBytes, stop, progress, reductions, other);
  }

  Limits limits() {
    return new Limits(maxStates, maxDepth, maxBytes, stop);
  }
}
