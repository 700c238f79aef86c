package org.mmn.model.lock;

import java.util.List;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Errno;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.View;

/**
 * The read side of an rwsem or rwlock. A reader gets in beside other readers unless a writer waits
 * in the queue, and gets a free lock in any case (rule 9). Linux: kernel/locking/rwsem.c, v5.3 and
 * v6.1; qrwlock.c.
 *
 * <p>Limits: a waiting reader has no place in the queue, so that {@code downgrade_write()} does not
 * let in the readers who waited before a queued writer, as v6.1 does.
 */
final class Reading {

  private Reading() {}

  /**
   * Takes the lock for reading; waits for it.
   *
   * @param owned whether the hold is the thread's own: not with {@code down_read_non_owner}
   */
  record Lock(String name, ReadWriteFields locks, Holding holding, boolean killable, boolean owned)
      implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return mayEnter(view, args[0]) || isKilled(view, thread) ? 1 : 0;
    }

    private boolean mayEnter(View view, int index) {
      return view.get(locks.writer, index) < 0
          && (view.get(locks.queued, index) == 0 || view.get(locks.readers, index) == 0);
    }

    private boolean isKilled(View view, int thread) {
      return killable && holding.tasks().fatalSignal(view, thread);
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      int lock = locks.lock(args[0]);
      long holders = locks.holders(view, args[0]);
      long queue = locks.queue(view, args[0]);
      return view.get(locks.writer, args[0]) >= 0
          ? Reason.holders(lock, false, holders)
          : new Reason(Reason.Kind.LOCK, lock, false, List.of(holders, queue), queue);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!mayEnter(memory, args[0])) {
        return Errno.EINTR;
      }
      memory.set(locks.readers, args[0], memory.get(locks.readers, args[0]) + 1);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0 && owned) {
        holding.took(own, locks.lock(args[0]), Mode.READ, false, Holding.subclass(args));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .read(locks.writer, args[0])
              .read(locks.queued, args[0])
              .write(locks.readers, args[0]);
      if (killable) {
        holding.tasks().readSignal(footprint, thread);
      }
      return owned ? holding.touch(footprint, thread) : footprint;
    }

    @Override
    public Attempt attempt(int[] args) {
      return owned
          ? holding.attempt(locks.lock(args[0]), Mode.READ, Holding.subclass(args))
          : Attempt.SLEEP;
    }

    @Override
    public boolean isGranted(int[] args) {
      return true;
    }

    @Override
    public Grip grip(int[] args) {
      return killable ? Grip.NONE : new Grip(locks.lock(args[0]), false);
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
   * Takes the lock for reading if nobody writes and nobody is queued, not even for a free lock; its
   * outcome says whether it did. Linux: kernel/locking/rwsem.c, __down_read_trylock(), v5.3 and
   * v6.1.
   */
  record Trylock(String name, ReadWriteFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(locks.writer, args[0]) >= 0 || memory.get(locks.queued, args[0]) > 0) {
        return 0;
      }
      memory.set(locks.readers, args[0], memory.get(locks.readers, args[0]) + 1);
      return 1;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 1) {
        holding.took(own, locks.lock(args[0]), Mode.READ, true, 0);
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .read(locks.writer, args[0])
              .read(locks.queued, args[0])
              .write(locks.readers, args[0]);
      return holding.touch(footprint, thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.trying(locks.lock(args[0]), Mode.READ);
    }
  }

  /**
   * Gives a read hold back.
   *
   * @param owned whether it has to be the thread's own
   */
  record Unlock(String name, ReadWriteFields locks, Holding holding, boolean owned) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int lock = locks.lock(args[0]);
      int readers = memory.get(locks.readers, args[0]);
      boolean held = !owned || holding.tasks().held.holds(memory, thread, lock, Mode.READ);
      if (readers == 0 || !held) {
        memory.fault(Fault.UNLOCK_NOT_HELD, lock);
        return 1;
      }
      memory.set(locks.readers, args[0], readers - 1);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0 && owned) {
        holding.released(own, locks.lock(args[0]));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().write(locks.readers, args[0]);
      return owned ? holding.touch(footprint, thread) : footprint;
    }

    @Override
    public boolean endsHoldsOfOthers() {
      return !owned;
    }

    @Override
    public Attempt attempt(int[] args) {
      return owned ? Attempt.releasing(locks.lock(args[0])) : Attempt.NOTHING;
    }
  }
}
