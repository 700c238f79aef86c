package org.mmn.model.mm;

import org.mmn.model.FaultSubject;
import org.mmn.model.Op;
import org.mmn.model.device.SecondaryTlbs;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/** The steps of the page allocator and of reference counts. */
final class FrameOps {

  private FrameOps() {}

  /**
   * Takes {@code args[0]} frames if at least {@code args[1]} stay free; its outcome is the first,
   * or NULL. Linux: mm/page_alloc.c, get_page_from_freelist(), v6.1.
   */
  record Alloc(String name, Frames frames) implements Op {
    @Override
    public boolean takesFrame() {
      return true;
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean enough = args[0] > 0 && frames.hasEnough(memory, args[0], Math.max(0, args[1]));
      return enough ? frames.take(memory, args[0]) : -1;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return frames.touchTake(new Footprint(), args[0]);
    }
  }

  /**
   * Gives a frame back that has no reference any more. Linux: mm/page_alloc.c, free_unref_page()
   * and check_free_page(), v6.1.
   */
  record Free(String name, Frames frames, PageTables tables, SecondaryTlbs devices) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!frames.isUsed(memory, args[0])) {
        memory.fault(Fault.DOUBLE_FREE, args[0]);
      } else if (memory.get(frames.references, args[0]) > 1
          || tables.mapping(memory, args[0], 0) >= 0) {
        memory.fault(Fault.REFCOUNT, args[0]);
      } else {
        reached(memory, args[0]);
        frames.release(memory, args[0]);
      }
      return 0;
    }

    /** A frame is free for use again: nothing may still reach it (rule 25). */
    private void reached(Memory memory, int frame) {
      int device = devices.reaching(memory, frame);
      int page = tables.cpus.reaching(memory, frame);
      if (device >= 0) {
        memory.fault(
            Fault.USE_AFTER_FREE, FaultSubject.of(FaultSubject.Kind.DEVICE_MAPPING, device));
      } else if (page >= 0) {
        memory.fault(Fault.USE_AFTER_FREE, FaultSubject.of(FaultSubject.Kind.CPU_MAPPING, page));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().read(tables.frame, Footprint.ALL);
      tables.cpus.readFrames(footprint);
      return frames.touchRelease(devices.readAll(footprint), args[0]);
    }
  }

  /** Takes a reference. Linux: include/linux/mm.h, get_page(), v6.1. */
  record Get(String name, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!frames.isUsed(memory, args[0])) {
        memory.fault(Fault.USE_AFTER_FREE, args[0]);
      } else {
        memory.set(frames.references, args[0], memory.get(frames.references, args[0]) + 1);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(frames.references, args[0]);
    }
  }

  /**
   * Drops a reference; its outcome says whether it was the last. Linux: include/linux/mm.h,
   * put_page_testzero(), v6.1.
   */
  record PutTestzero(String name, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int references = args[0] < 0 ? 0 : memory.get(frames.references, args[0]);
      if (references <= 0) {
        memory.fault(Fault.REFCOUNT, args[0]);
        return 0;
      }
      memory.set(frames.references, args[0], references - 1);
      return references == 1 ? 1 : 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(frames.references, args[0]);
    }
  }

  /**
   * Picks a frame for reclaim: one that is mapped, evictable, unlocked, and has no reference but
   * those of its mappings. Which one is a choice of the search (rule 21), by the first page that
   * maps it; NULL when there is none. Linux: mm/vmscan.c, isolate_lru_pages(), v6.1.
   */
  record Isolate(String name, Frames frames, PageTables tables) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      int candidates = 0;
      for (int page = 0; page < tables.frame.size(); page++) {
        candidates += candidate(view, page) >= 0 ? 1 : 0;
      }
      return Math.max(1, candidates);
    }

    /**
     * The frame that {@code page} maps if it may be picked, and no page before maps it; else -1.
     */
    private int candidate(View view, int page) {
      int frame = view.get(tables.frame, page);
      boolean isFirst = frame >= 0 && tables.mapping(view, frame, 0) == page;
      return isFirst && isEvictable(view, frame) ? frame : -1;
    }

    private boolean isEvictable(View view, int frame) {
      int references = view.get(frames.references, frame);
      return references > 0
          && !frames.isLocked(view, frame)
          && references == tables.mappings(view, frame)
          && !tables.isUnevictable(view, frame)
          && !tables.lacksSwap(view, frame);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int passed = 0;
      for (int page = 0; page < tables.frame.size(); page++) {
        int frame = candidate(memory, page);
        if (frame >= 0 && passed++ == way) {
          return frame;
        }
      }
      return -1;
    }

    @Override
    public boolean mayChoose() {
      return true;
    }

    @Override
    public boolean tellsPagesApart() {
      return true;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint().read(frames.references, Footprint.ALL).read(tables.frame, Footprint.ALL);
      if (tables.entry.size() > 0) {
        footprint.read(tables.entry, Footprint.ALL);
      }
      return frames.readLocks(footprint);
    }
  }
}
