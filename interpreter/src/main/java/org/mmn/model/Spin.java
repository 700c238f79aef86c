package org.mmn.model;

import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/**
 * What a thread does for ever that is in a loop which touches nothing: a cycle of one state (rule
 * 31).
 */
public record Spin() implements Op {
  @Override
  public String name() {
    return "spin";
  }

  @Override
  public int apply(Memory memory, int thread, int[] args, int way) {
    return AGAIN;
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint();
  }
}
