package org.mmn.model.mm;

import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps of page table entries. Linux: include/linux/pgtable.h, v6.1. */
final class PteOps {

  private PteOps() {}

  /** Clears an entry; its outcome is the frame that was there, or NULL. */
  record GetAndClear(String name, PageTables tables) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int frame = memory.get(tables.frame, args[0]);
      tables.set(memory, args[0], -1, false);
      return frame;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(tables, args[0]);
    }
  }

  /** Makes an entry name a frame, which takes no reference. */
  record Set(String name, PageTables tables, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (frames.isUsed(memory, args[1])) {
        tables.set(memory, args[0], args[1], args[2] != 0);
      } else {
        memory.fault(Fault.USE_AFTER_FREE, args[1]);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(tables, args[0]).read(frames.references, args[1]);
    }
  }

  /** Takes the permission to write away. */
  record SetWrprotect(String name, PageTables tables) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(tables.write, args[0], 0);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(tables.write, args[0]);
    }
  }

  private static Footprint touch(PageTables tables, int page) {
    return new Footprint().write(tables.frame, page).write(tables.write, page);
  }
}
