package org.mmn.model.mm;

import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/** The steps of the OOM killer and of its reaper. Linux: mm/oom_kill.c, v6.1. */
final class OomOps {

  private OomOps() {}

  /** Sets an mm's element of a field to 1. */
  record Mark(String name, Field field) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(field, args[0], 1);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(field, args[0]);
    }
  }

  /** Sets the {@code MMF_*} bits {@code args[1]} of an mm. */
  record SetFlag(String name, Field flags) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(flags, args[0], memory.get(flags, args[0]) | args[1]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(flags, args[0]);
    }
  }

  /**
   * The mm with most frames that a process has, neither gone nor skipped; ties are a choice of the
   * search (rule 21); NULL when there is none. Linux: mm/oom_kill.c, select_bad_process(),
   * oom_badness(), v6.1.
   */
  record WorstMm(String name, MmFields mms, PageTables tables) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      int most = most(view);
      int ties = 0;
      for (int mm = 0; mm < mms.count(); mm++) {
        ties += isWorst(view, mm, most) ? 1 : 0;
      }
      return Math.max(1, ties);
    }

    private int most(View view) {
      int most = 0;
      for (int mm = 0; mm < mms.count(); mm++) {
        most = isEligible(view, mm) ? Math.max(most, tables.mapped(view, mm)) : most;
      }
      return most;
    }

    private boolean isEligible(View view, int mm) {
      return !mms.isSkipped(view, mm) && !mms.isGone(view, mm) && !mms.isExiting(view, mm);
    }

    private boolean isWorst(View view, int mm, int most) {
      return isEligible(view, mm) && tables.mapped(view, mm) == most;
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int most = most(memory);
      int passed = 0;
      for (int mm = 0; mm < mms.count(); mm++) {
        if (isWorst(memory, mm, most) && passed++ == way) {
          return mm;
        }
      }
      return -1;
    }

    @Override
    public boolean mayChoose() {
      return true;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint()
          .read(tables.frame, Footprint.ALL)
          .read(mms.flags, Footprint.ALL)
          .read(mms.gone, Footprint.ALL)
          .read(mms.exiting, Footprint.ALL);
    }
  }

  /**
   * Puts an mm on top of the reaper's stack, once. Linux: mm/oom_kill.c, wake_oom_reaper(), v6.1.
   */
  record Enqueue(String name, MmFields mms) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(mms.queued, args[0]) == 0) {
        memory.set(mms.queued, args[0], 1 + height(memory, mms));
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(mms.queued, Footprint.ALL).write(mms.queued, args[0]);
    }
  }

  /**
   * The reaper waits for an mm and takes it off its stack. Linux: mm/oom_kill.c, oom_reaper(),
   * v6.1.
   */
  record Dequeue(String name, MmFields mms) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return height(view, mms) > 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.OTHER, -1);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int top = height(memory, mms);
      int mm = 0;
      while (memory.get(mms.queued, mm) != top) {
        mm++;
      }
      memory.set(mms.queued, mm, 0);
      return mm;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(mms.queued, Footprint.ALL);
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }

  private static int height(View view, MmFields mms) {
    int height = 0;
    for (int mm = 0; mm < mms.count(); mm++) {
      height = Math.max(height, view.get(mms.queued, mm));
    }
    return height;
  }
}
