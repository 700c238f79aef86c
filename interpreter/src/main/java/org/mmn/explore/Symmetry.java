package org.mmn.explore;

import org.mmn.state.State;

/** Makes one state of those that differ only in which thread is called what. */
public interface Symmetry<S extends State> {

  /**
   * Makes {@code state} the one that stands for all that become it when threads change places.
   *
   * @return for each thread, which one of the state as it was is now in its place
   */
  int[] settle(S state);

  /** Every state stands for itself. */
  static <S extends State> Symmetry<S> none(int threads) {
    int[] same = new int[threads];
    java.util.Arrays.setAll(same, t -> t);
    return state -> same;
  }
}
