package org.mmn.model;

import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/**
 * The scenario's own nondeterminism: {@code choose(low..high)}, {@code either}. Both ends included.
 */
public record Choose() implements Op {
  @Override
  public String name() {
    return "choose";
  }

  @Override
  public int ways(View view, int thread, int[] args) {
    return Math.max(0, args[1] - args[0] + 1);
  }

  @Override
  public Reason reason(View view, int thread, int[] args) {
    return Reason.anybody(Reason.Kind.OTHER, 0);
  }

  @Override
  public int apply(Memory memory, int thread, int[] args, int way) {
    return args[0] + way;
  }

  @Override
  public boolean mayChoose() {
    return true;
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint();
  }
}
