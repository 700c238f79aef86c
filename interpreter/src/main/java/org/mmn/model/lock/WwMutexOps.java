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
 * The steps of mutexes that are taken in any order under an acquire context: the younger of two
 * that want each other's gives up (wait-die, as buffer objects use it). Linux:
 * kernel/locking/ww_mutex.h, v6.1.
 */
final class WwMutexOps {

  private WwMutexOps() {}

  /**
   * Opens or closes the thread's acquire context. The kernel warns where there is one already,
   * where there is none to close, and where the thread still has what it took under it.
   */
  record Context(String name, WwMutexes contexts, Holding holding, boolean opens) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      boolean open = contexts.rank(memory, thread) > 0;
      if (opens == open || (!opens && contexts.tookSome(memory, thread, holding))) {
        memory.fault(Fault.CONTRACT, Fault.OF_THE_OP);
      }
      if (opens) {
        contexts.begin(memory, thread);
      } else {
        contexts.end(memory, thread);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().readOwn(holding.tasks().held.field(), thread);
      return contexts.touchRanks(footprint, true);
    }
  }

  /**
   * Takes the lock; waits for it unless, when it {@code givesUp}, it would be the younger of two.
   * The kernel warns where the context was never opened.
   */
  record Lock(String name, WwMutexes contexts, Holding holding, boolean givesUp) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      int owner = view.get(contexts.locks.owner, args[0]);
      return owner < 0 || (givesUp && isAnswered(view, thread, owner)) ? 1 : 0;
    }

    private boolean isAnswered(View view, int thread, int owner) {
      return owner == thread || contexts.dies(view, thread, owner);
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      long holder = 1L << view.get(contexts.locks.owner, args[0]);
      return Reason.holders(contexts.locks.lock(args[0]), true, holder);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int owner = memory.get(contexts.locks.owner, args[0]);
      if (owner >= 0) {
        return owner == thread ? Errno.EALREADY : Errno.EDEADLK;
      }
      if (contexts.rank(memory, thread) == 0) {
        memory.fault(Fault.CONTRACT, Fault.OF_THE_OP);
      }
      memory.set(contexts.locks.owner, args[0], thread);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      if (outcome == 0) {
        holding.tookNested(own, contexts.locks.lock(args[0]), Mode.WRITE);
      }
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint =
          new Footprint()
              .read(contexts.locks.owner, Footprint.ALL)
              .write(contexts.locks.owner, args[0]);
      return holding.touch(contexts.touchRanks(footprint, false), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.nesting(contexts.locks.lock(args[0]), Mode.WRITE, Attempt.IN_CONTEXT);
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }
}
