package org.mmn.explore;

import java.util.function.Consumer;
import org.mmn.state.State;

/** Makes one state of those that differ only in what is called what: threads, or other things. */
public interface Symmetry<S extends State> {

  /**
   * Makes {@code state} the one that stands for all that become it when things change places.
   *
   * @return for each thread, which one of the state as it was is now in its place
   */
  int[] settle(S state);

  /** The same, and then also {@code others}, which leaves threads where they are. */
  default Symmetry<S> then(Consumer<S> others) {
    return state -> {
      int[] order = settle(state);
      others.accept(state);
      return order;
    };
  }

  /** Every state stands for itself. */
  static <S extends State> Symmetry<S> none(int threads) {
    int[] same = new int[threads];
    java.util.Arrays.setAll(same, t -> t);
    return state -> same;
  }
}
