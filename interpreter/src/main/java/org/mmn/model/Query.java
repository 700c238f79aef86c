package org.mmn.model;

import org.mmn.state.Memory;
import org.mmn.state.View;

/** An op that only looks: a state function, which properties may ask too. */
public interface Query extends Op {
  /** What {@code thread} is answered. */
  int ask(View view, int thread, int[] args);

  @Override
  default int apply(Memory memory, int thread, int[] args, int way) {
    return ask(memory, thread, args);
  }
}
