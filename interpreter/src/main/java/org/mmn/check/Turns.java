package org.mmn.check;

import org.mmn.state.View;

/** Knows who must wait for another thread's turn: for a {@code schedule}, an {@code init}. */
public interface Turns {
  /** Whether {@code thread} may not move whatever its action: a wait that is not the kernel's. */
  boolean isKeptBack(View state, int thread);

  /**
   * Whether {@code state} is none that a property could see: before {@code init} is over, or
   * between the parts of an {@code atomically} (rule 1).
   */
  default boolean isInside(View state) {
    return false;
  }
}
