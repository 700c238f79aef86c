package org.mmn.model.rcu;

import java.util.List;
import org.mmn.model.Attempt;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.lock.PseudoLock.LockNumbers;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.View;

/**
 * The steps of sleepable RCU. What lockdep is told is apart from them, since that came with v6.4.
 * Linux: kernel/rcu/srcutree.c, v6.1.
 */
final class Srcu {

  private Srcu() {}

  /** Enters a read section. */
  record Lock(String name, SrcuFields srcu) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      own.set(srcu.nesting(), args[0], own.get(srcu.nesting(), args[0]) + 1);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(srcu.nesting(), thread);
    }
  }

  /** Leaves a read section. */
  record Unlock(String name, SrcuFields srcu, LockNumbers locks) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int depth = memory.own(srcu.nesting(), thread, args[0]);
      if (depth == 0) {
        memory.fault(Fault.UNLOCK_NOT_HELD, locks.lock(args[0]));
      } else if (depth == 1) {
        srcu.left(memory, args[0], thread);
      }
      return depth == 0 ? 1 : 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0) {
        own.set(srcu.nesting(), args[0], own.get(srcu.nesting(), args[0]) - 1);
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().writeOwn(srcu.nesting(), thread);
      srcu.touchLeft(footprint, args[0], thread);
      return footprint;
    }
  }

  /** Starts a grace period: notes who is in a read section (rule 10). */
  record SynchronizeBegin(String name, SrcuFields srcu) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      srcu.begin(memory, args[0], thread);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().readOwn(srcu.nesting(), Footprint.ALL);
      return srcu.touchWaits(footprint, args[0], thread, true);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.SLEEP;
    }
  }

  /** Waits until those have left. */
  record SynchronizeWait(String name, SrcuFields srcu, LockNumbers locks) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return srcu.awaited(view, args[0], thread) == 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      long readers = srcu.awaited(view, args[0], thread);
      return new Reason(Reason.Kind.GRACE_PERIOD, locks.lock(args[0]), false, List.of(readers), 0);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return srcu.touchWaits(new Footprint(), args[0], thread, false);
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
