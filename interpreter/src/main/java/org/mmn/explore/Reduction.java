package org.mmn.explore;

import org.mmn.state.State;

/** Says which moves of a state are enough to find all that can be found. */
public interface Reduction<S extends State> {

  /**
   * The threads to move first, as bits, of those that can move. The search moves the others as well
   * when a move of these ends a path, or when all lead to states that it has left already: then
   * what is put off here might be put off for ever.
   */
  long enough(S state, long moving);

  /** Whether it may ever name less than all: then a search has to know which states it has left. */
  default boolean leavesOut() {
    return true;
  }

  /** Every move is made. */
  static <S extends State> Reduction<S> none() {
    return new Reduction<>() {
      @Override
      public long enough(S state, long moving) {
        return moving;
      }

      @Override
      public boolean leavesOut() {
        return false;
      }
    };
  }
}
