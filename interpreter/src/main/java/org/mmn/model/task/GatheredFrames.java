package org.mmn.model.task;

import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The frames that a thread has unmapped and not yet freed, in the order in which it did, which is
 * that in which they are freed. Linux: struct mmu_gather; mm/mmu_gather.c, tlb_batch_pages_flush(),
 * v6.1 (read: pages in the order of their batches; of release_pages() recalled).
 */
public final class GatheredFrames {
  static final int CAPACITY = 16;

  /** 1 + the frame; 0 behind the last. */
  private final Field slots;

  GatheredFrames(StateLayout layout, int size) {
    slots = layout.task("gathered frames", size, 0, Integer.MAX_VALUE, 0).ofFrames(0);
  }

  /** The TASK field behind it: footprints name it. */
  public Field field() {
    return slots;
  }

  /** The one of {@code thread}'s that it has had longest, or -1. */
  public int first(View view, int thread) {
    return slots.size() > 0 ? view.own(slots, thread, 0) - 1 : -1;
  }

  public void add(Own own, int frame) {
    int last = 0;
    while (last < slots.size() && own.get(slots, last) != 0) {
      last++;
    }
    if (last == slots.size()) {
      throw new CapacityExceeded(CAPACITY + " " + slots.name() + " of one thread");
    }
    own.set(slots, last, frame + 1);
  }

  /** Takes out the one that it has had longest. */
  public void removeFirst(Own own) {
    for (int i = 0; i < slots.size(); i++) {
      own.set(slots, i, i + 1 < slots.size() ? own.get(slots, i + 1) : 0);
    }
  }
}
