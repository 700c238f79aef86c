package org.mmn.explore;

import org.mmn.state.State;

/** What a partial-order reduction has to know of a system. */
public interface Dependence<S extends State> {
  /**
   * Whether a check of single states may see the next move of {@code thread}, or too little is
   * known of it.
   */
  boolean isSeen(S state, int thread);

  /**
   * The threads, as bits, whose code may meet the next action of {@code thread} before any of
   * {@code still} moves: one writes what the other touches.
   */
  long meeting(S state, int thread, long still);
}
