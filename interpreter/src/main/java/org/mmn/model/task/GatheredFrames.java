package org.mmn.model.task;

import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/** The frames that a thread has unmapped and not yet freed. Linux: struct mmu_gather, v6.1. */
public final class GatheredFrames {
  private final TaskBag bag;

  GatheredFrames(StateLayout layout, int size) {
    bag = new TaskBag(layout, "gathered frames", size);
  }

  /** The TASK field behind it: footprints name it. */
  public Field field() {
    return bag.field();
  }

  /** One of {@code thread}'s, always the same of equal contents, or -1. */
  public int last(View view, int thread) {
    return bag.get(view, thread, 0);
  }

  public void add(Own own, int frame) {
    bag.add(own, frame);
  }

  public void remove(Own own, int frame) {
    bag.remove(own, frame);
  }
}
