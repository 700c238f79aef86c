package org.mmn.explore;

import java.util.function.BooleanSupplier;

/**
 * How far a search may go. Coming to a bound is never {@code ok}: it is {@code limit}.
 *
 * @param states how many states to keep
 * @param depth how many moves from the initial state
 * @param bytes how much memory the store of states may take
 * @param stop asked now and then: whether time is up, or the user wants no more
 */
public record Limits(int states, int depth, long bytes, BooleanSupplier stop) {
  public static final Limits NONE =
      new Limits(1 << 30, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
}
