package org.mmn.explore;

import java.util.function.BooleanSupplier;
import org.mmn.state.CapacityExceeded;

/**
 * How far a search may go. Coming to a bound is never {@code ok}: it is {@code limit}.
 *
 * @param states how many states to keep
 * @param depth how many moves from the initial state
 * @param bytes how much memory the store of states may take
 * @param stop asked now and then: whether time is up, or the user wants no more
 */
public record Limits(int states, int depth, long bytes, BooleanSupplier stop) {
  private static final int CLOCK_MASK = 0xFFF;

  /** Whether a search that has visited so many nodes is to look at clock and memory now. */
  static boolean isNow(int visited) {
    return (visited & CLOCK_MASK) == 0;
  }

  /**
   * Ends a search that has come to a bound.
   *
   * @param visited how many nodes it has visited
   * @param kept how many states it keeps, in {@code taken} bytes
   * @throws CapacityExceeded with the name of the bound
   */
  void check(int visited, int kept, long taken) {
    if (kept > states) {
      throw new CapacityExceeded(states + " states");
    } else if (isNow(visited) && taken > bytes) {
      throw new CapacityExceeded("memory");
    } else if (isNow(visited) && stop.getAsBoolean()) {
      throw new CapacityExceeded("time");
    }
  }

  /** The same, ended also once there is no use in going on. */
  public Limits orWhen(BooleanSupplier useless) {
    return new Limits(states, depth, bytes, () -> useless.getAsBoolean() || stop.getAsBoolean());
  }

  /** The same with at most that many states. */
  public Limits atMost(int fewer) {
    return new Limits(Math.min(states, fewer), depth, bytes, stop);
  }
}
