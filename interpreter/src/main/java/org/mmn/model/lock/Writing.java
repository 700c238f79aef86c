package org.mmn.model.lock;

import java.util.Optional;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Errno;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.View;

/**
 * The write side of an rwsem or rwlock. Linux: kernel/locking/rwsem.c, v5.3 and v6.1; qrwlock.c.
 */
final class Writing {

  private Writing() {}

  /**
   * Takes the lock for writing. One that cannot have it joins the queue first, which is a step of
   * its own, since from then on it keeps new readers out. One that {@code nests} is given the lock
   * under which several of its class may be taken.
   */
  record Lock(String name, ReadWriteFields locks, Holding holding, boolean killable, boolean nests)
      implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      boolean waits =
          !locks.isFree(view, args[0])
              && locks.isQueued(view, thread, args[0])
              && !(killable && holding.tasks().fatalSignal(view, thread));
      return waits ? 0 : 1;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.holders(locks.lock(args[0]), true, locks.holders(view, args[0]));
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean queued = locks.isQueued(memory, thread, args[0]);
      if (locks.isFree(memory, args[0])) {
        memory.set(locks.writer, args[0], thread);
        queue(memory, args[0], queued ? -1 : 0);
        return 0;
      }
      queue(memory, args[0], queued ? -1 : 1);
      return queued ? Errno.EINTR : AGAIN;
    }

    private void queue(Memory memory, int index, int change) {
      if (change != 0) {
        memory.set(locks.queued, index, memory.get(locks.queued, index) + change);
      }
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      Field queuedOn = holding.tasks().queuedOn;
      int lock = locks.lock(args[0]);
      own.set(queuedOn, 0, outcome == AGAIN ? lock + 1 : 0);
      if (outcome == 0 && nests) {
        holding.tookNested(own, lock, Mode.WRITE);
      } else if (outcome == 0) {
        holding.took(own, lock, Mode.WRITE, false, Holding.subclass(args));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .write(locks.writer, args[0])
              .read(locks.readers, args[0])
              .write(locks.queued, args[0])
              .writeOwn(holding.tasks().queuedOn, thread);
      if (killable) {
        holding.tasks().readSignal(footprint, thread);
      }
      return holding.touch(footprint, thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return nests
          ? Attempt.nesting(locks.lock(args[0]), Mode.WRITE, locks.lock(args[1]))
          : holding.attempt(locks.lock(args[0]), Mode.WRITE, Holding.subclass(args));
    }

    @Override
    public Grip grip(int[] args) {
      return killable ? Grip.NONE : new Grip(locks.lock(args[0]), true);
    }

    @Override
    public Footprint queueing(int thread, int[] args) {
      return new Footprint()
          .read(locks.writer, args[0])
          .read(locks.readers, args[0])
          .write(locks.queued, args[0])
          .writeOwn(holding.tasks().queuedOn, thread);
    }

    @Override
    public boolean mayWait() {
      return true;
    }

    @Override
    public boolean isKillable() {
      return killable;
    }
  }

  /**
   * Takes the lock for writing if it is free and nobody is queued; its outcome says whether it did.
   * Linux: kernel/locking/rwsem.c, __down_write_trylock(), v5.3; rwsem_write_trylock(), v6.1.
   */
  record Trylock(String name, ReadWriteFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!locks.isFree(memory, args[0]) || memory.get(locks.queued, args[0]) > 0) {
        return 0;
      }
      memory.set(locks.writer, args[0], thread);
      return 1;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 1) {
        holding.took(own, locks.lock(args[0]), Mode.WRITE, true, 0);
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .write(locks.writer, args[0])
              .read(locks.readers, args[0])
              .read(locks.queued, args[0]);
      return holding.touch(footprint, thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.trying(locks.lock(args[0]), Mode.WRITE);
    }
  }

  /** Gives the lock back. */
  record Unlock(String name, ReadWriteFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(locks.writer, args[0]) != thread) {
        memory.fault(Fault.UNLOCK_NOT_HELD, locks.lock(args[0]));
        return 1;
      }
      memory.set(locks.writer, args[0], -1);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0) {
        holding.released(own, locks.lock(args[0]));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return holding.touch(new Footprint().write(locks.writer, args[0]), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.releasing(locks.lock(args[0]));
    }
  }

  /**
   * Turns a write hold into a read hold. Linux: kernel/locking/rwsem.c, __downgrade_write(), v6.1;
   * lockdep keeps the place of the hold (lock_downgrade()).
   */
  record Downgrade(String name, ReadWriteFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(locks.writer, args[0]) != thread) {
        memory.fault(Fault.UNLOCK_NOT_HELD, locks.lock(args[0]));
        return 1;
      }
      memory.set(locks.writer, args[0], -1);
      memory.set(locks.readers, args[0], 1);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0) {
        holding.tasks().held.downgrade(own, locks.lock(args[0]));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint().write(locks.writer, args[0]).write(locks.readers, args[0]);
      return holding.touch(footprint, thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      int lock = locks.lock(args[0]);
      Attempt.Acquire read = new Attempt.Acquire(lock, Mode.READ, false, 0, false);
      return new Attempt(false, Optional.of(read), Optional.of(new Attempt.Release(lock)));
    }
  }
}
