package org.mmn.model.lock;

import java.util.Optional;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Op;
import org.mmn.model.task.Held;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;

/**
 * Lockdep's annotations: locks that nobody waits for, so that they change only what the thread
 * holds. Linux: include/linux/lockdep.h, v6.1; lock_sync() from v6.4.
 */
public final class PseudoLock {

  /** The locks of a kind, by index, as numbers among all locks. */
  public interface LockNumbers {
    int lock(int index);
  }

  private PseudoLock() {}

  /** Takes it, in {@code mode}. */
  public record Acquire(String name, LockNumbers numbers, Held held, Mode mode) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      held.push(own, new Held.Entry(numbers.lock(args[0]), mode, false, 0));
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(held.field(), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.acquiring(numbers.lock(args[0]), mode, 0);
    }
  }

  /** Gives it back. */
  public record Release(String name, LockNumbers numbers, Held held) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!held.holds(memory, thread, numbers.lock(args[0]))) {
        memory.fault(Fault.UNLOCK_NOT_HELD, numbers.lock(args[0]));
      }
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      held.remove(own, numbers.lock(args[0]));
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(held.field(), thread);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.releasing(numbers.lock(args[0]));
    }
  }

  /** Takes it for writing and gives it back at once: a wait for all who hold it. */
  public record Sync(String name, LockNumbers numbers) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint();
    }

    @Override
    public Attempt attempt(int[] args) {
      Attempt.Acquire acquire =
          new Attempt.Acquire(numbers.lock(args[0]), Mode.WRITE, false, 0, true);
      return new Attempt(false, Optional.of(acquire), Optional.empty());
    }
  }
}
