package org.mmn.model.mm;

import java.util.List;
import org.mmn.model.Attempt;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.Reason;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/** The steps of page table entries and CPU TLBs. Linux: include/linux/pgtable.h, v6.1. */
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
      return tables.touch(new Footprint(), args[0]);
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
      return tables.touch(new Footprint(), args[0]).read(frames.references, args[1]);
    }
  }

  /**
   * Makes an entry hold what is not present: kind {@code args[1]}, naming frame {@code args[2]}.
   */
  record SetEntry(String name, PageTables tables) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      tables.set(memory, args[0], -1, false);
      tables.setEntry(memory, args[0], args[1], args[2]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return tables.touch(new Footprint(), args[0]);
    }
  }

  /** Gives or takes the permission to write; {@code protnone} goes with it. */
  record SetWrite(String name, PageTables tables, boolean wrprotects) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean writable = !wrprotects && args[1] != 0 && memory.get(tables.frame, args[0]) >= 0;
      if (writable) {
        memory.set(tables.write, args[0], 1);
      } else {
        tables.wrprotect(memory, args[0]);
      }
      if (!wrprotects && tables.protnone.size() > 0) {
        memory.set(tables.protnone, args[0], 0);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint().write(tables.write, args[0]).read(tables.frame, args[0]);
      tables.cpus.touchWrite(footprint, args[0]);
      return !wrprotects && tables.protnone.size() > 0
          ? footprint.write(tables.protnone, args[0])
          : footprint;
    }
  }

  /** Takes all access away while the frame stays. */
  record SetProtnone(String name, PageTables tables) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean present = memory.get(tables.frame, args[0]) >= 0;
      memory.set(tables.protnone, args[0], present ? 1 : 0);
      tables.wrprotect(memory, args[0]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .read(tables.frame, args[0])
              .write(tables.write, args[0])
              .write(tables.protnone, args[0]);
      return tables.cpus.touchWrite(footprint, args[0]);
    }
  }

  /** Makes a block be mapped by a huge PMD, or by entries of its own. */
  record SetHuge(String name, PageTables tables) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int first = tables.block(args[0]);
      for (int page = first; first >= 0 && page < first + PageTables.HUGE; page++) {
        memory.set(tables.huge, page, args[1] != 0 ? 1 : 0);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      int first = tables.block(args[0]);
      for (int page = first; first >= 0 && page < first + PageTables.HUGE; page++) {
        footprint.write(tables.huge, page);
      }
      return footprint;
    }
  }

  /** Makes every CPU forget what it had of a page, or of a range of pages. */
  record Flush(String name, PageTables tables, boolean ofRange) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      for (int page = first(args); page < limit(args); page++) {
        tables.cpus.flush(memory, page);
      }
      return 0;
    }

    private int first(int[] args) {
      return ofRange ? PageRange.start(args[0]) : args[0];
    }

    private int limit(int[] args) {
      return ofRange ? PageRange.limit(args[0]) : args[0] + 1;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      for (int page = first(args); page < limit(args); page++) {
        tables.cpus.touchFrame(tables.cpus.touchWrite(footprint, page), page);
      }
      return footprint;
    }
  }

  /** Waits until a page that is being moved has arrived; the mover holds the lock of its frame. */
  record MigrationWait(String name, PageTables tables, Frames frames) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return tables.isMoving(view, args[0]) ? 0 : 1;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      int mover = frames.locker(view, view.get(tables.entryFrame, args[0]));
      return mover < 0
          ? Reason.anybody(Reason.Kind.OTHER, args[0])
          : new Reason(Reason.Kind.OTHER, args[0], false, List.of(1L << mover), 0);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return tables.entry.size() > 0
          ? frames.readLocks(
              new Footprint().read(tables.entry, args[0]).read(tables.entryFrame, args[0]))
          : new Footprint();
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.SLEEP;
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }
}
