package org.mmn.model.mm;

import java.util.List;
import org.mmn.model.Attempt;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/**
 * The lock of a page: a bit that lockdep does not know, and that any thread may clear. Linux:
 * mm/filemap.c and include/linux/pagemap.h, v6.1.
 */
final class PageLock {

  private PageLock() {}

  /** Waits for the lock and takes it. */
  record Lock(String name, Frames frames) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return frames.isUsed(view, args[0]) && frames.isLocked(view, args[0]) ? 0 : 1;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      long holder = 1L << (view.get(frames.locked, args[0]) - 1);
      return new Reason(Reason.Kind.OTHER, args[0], true, List.of(holder), 0);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return take(memory, frames, thread, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(frames, args[0]);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.SLEEP;
    }

    @Override
    public boolean isGranted(int[] args) {
      return true;
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }

  /** Takes the lock if it is free; its outcome says whether it did. */
  record Trylock(String name, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean locked = frames.isUsed(memory, args[0]) && frames.isLocked(memory, args[0]);
      return locked ? 0 : take(memory, frames, thread, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(frames, args[0]);
    }
  }

  /** Gives the lock back. */
  record Unlock(String name, Frames frames) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!frames.isUsed(memory, args[0])) {
        memory.fault(Fault.USE_AFTER_FREE, args[0]);
      } else if (!frames.isLocked(memory, args[0])) {
        memory.fault(Fault.UNLOCK_NOT_HELD, -1);
      } else {
        memory.set(frames.locked, args[0], 0);
      }
      return 0;
    }

    @Override
    public boolean endsHoldsOfOthers() {
      return true;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(frames, args[0]);
    }
  }

  private static int take(Memory memory, Frames frames, int thread, int frame) {
    if (!frames.isUsed(memory, frame)) {
      memory.fault(Fault.USE_AFTER_FREE, frame);
      return 0;
    }
    memory.set(frames.locked, frame, thread + 1);
    return 1;
  }

  private static Footprint touch(Frames frames, int frame) {
    return new Footprint().read(frames.references, frame).write(frames.locked, frame);
  }
}
