package org.mmn.model.mm;

import org.mmn.model.Op;
import org.mmn.model.task.GatheredFrames;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;

/**
 * The frames that a thread has unmapped and will free once CPU TLBs are flushed: struct mmu_gather.
 * Linux: mm/mmu_gather.c, v6.1.
 */
final class GatherOps {

  private GatherOps() {}

  /** Keeps a frame for later. */
  record Remove(String name, GatheredFrames gathered) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      gathered.add(own, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(gathered.field(), thread);
    }
  }

  /** Takes a frame that was kept, or NULL. */
  record Next(String name, GatheredFrames gathered) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return gathered.first(memory, thread);
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome >= 0) {
        gathered.removeFirst(own);
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(gathered.field(), thread);
    }
  }
}
