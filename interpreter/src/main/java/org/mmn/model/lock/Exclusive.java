package org.mmn.model.lock;

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
 * The steps of a lock that one thread holds at a time. Neither kind is recursive, and when one is
 * free any waiter may get it (rule 9). Linux: kernel/locking/mutex.c and spinlock.c, v6.1.
 */
final class Exclusive {

  private Exclusive() {}

  /** Takes the lock; waits for it. */
  record Lock(String name, OwnerFields locks, Holding holding, boolean killable) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return isFree(view, args[0]) || isKilled(view, thread) ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.holders(locks.lock(args[0]), true, 1L << view.get(locks.owner, args[0]));
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!isFree(memory, args[0])) {
        return Errno.EINTR;
      }
      memory.set(locks.owner, args[0], thread);
      return 0;
    }

    private boolean isFree(View view, int index) {
      return view.get(locks.owner, index) < 0;
    }

    private boolean isKilled(View view, int thread) {
      return killable && holding.tasks().fatalSignal(view, thread);
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0) {
        holding.took(own, locks.lock(args[0]), Mode.WRITE, false, Holding.subclass(args));
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().write(locks.owner, args[0]);
      if (killable) {
        holding.tasks().readSignal(footprint, thread);
      }
      return holding.touch(footprint, thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return holding.attempt(locks.lock(args[0]), Mode.WRITE, Holding.subclass(args));
    }

    @Override
    public Grip grip(int[] args) {
      return killable ? Grip.NONE : new Grip(locks.lock(args[0]), true);
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

  /** Takes the lock if it is free; its outcome says whether it did. */
  record Trylock(String name, OwnerFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(locks.owner, args[0]) >= 0) {
        return 0;
      }
      memory.set(locks.owner, args[0], thread);
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
      return holding.touch(new Footprint().write(locks.owner, args[0]), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.trying(locks.lock(args[0]), Mode.WRITE);
    }
  }

  /** Gives the lock back. */
  record Unlock(String name, OwnerFields locks, Holding holding) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(locks.owner, args[0]) != thread) {
        memory.fault(Fault.UNLOCK_NOT_HELD, locks.lock(args[0]));
        return 1;
      }
      memory.set(locks.owner, args[0], -1);
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
      return holding.touch(new Footprint().write(locks.owner, args[0]), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.releasing(locks.lock(args[0]));
    }
  }

  /** Waits until nobody has the lock, and does not take it: for what follows in the same step. */
  record AwaitFree(String name, OwnerFields locks) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return view.get(locks.owner, args[0]) < 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.holders(locks.lock(args[0]), true, 1L << view.get(locks.owner, args[0]));
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(locks.owner, args[0]);
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
}
