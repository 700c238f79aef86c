package org.mmn.model.sync;

import org.mmn.model.Attempt;
import org.mmn.model.Errno;
import org.mmn.model.Fact;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Completions: how often each may still be waited for. Linux: kernel/sched/completion.c, v6.1,
 * where {@code complete_all()} makes that UINT_MAX for good.
 */
public final class Completions {
  private static final int FOREVER = 7;

  /** How many waits are granted; {@link #FOREVER} after {@code complete_all()}. */
  public final Field granted;

  private final TaskFields tasks;

  public Completions(World world, StateLayout layout, Use use, TaskFields tasks) {
    this.tasks = tasks;
    int size =
        use.size(
            world.completions().size(),
            "wait_for_completion",
            "complete",
            "completion_done",
            "reinit_completion");
    granted =
        layout.shared("completed", size, 0, FOREVER, 0, i -> world.completions().get(i).name());
  }

  /** {@code completion_done(completion)}. */
  Fact isDone() {
    return new Fact(
        "completion_done",
        (view, thread, args) -> view.get(granted, args[0]) > 0 ? 1 : 0,
        (thread, args) -> new Footprint().read(granted, args[0]));
  }

  /** Waits until it is completed, and uses one grant up. */
  record Await(String name, Completions completions, boolean killable) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return view.get(completions.granted, args[0]) > 0
              || (killable && completions.tasks.fatalSignal(view, thread))
          ? 1
          : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.COMPLETION, args[0]);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int grants = memory.get(completions.granted, args[0]);
      if (grants == 0) {
        return Errno.EINTR;
      }
      memory.set(completions.granted, args[0], grants == FOREVER ? FOREVER : grants - 1);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().write(completions.granted, args[0]);
      return killable ? completions.tasks.readSignal(footprint, thread) : footprint;
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.SLEEP;
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

  /** Grants one wait. */
  record Complete(String name, Completions completions) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int grants = memory.get(completions.granted, args[0]);
      if (grants == FOREVER - 1) {
        throw new CapacityExceeded("completions that nobody has waited for");
      }
      memory.set(completions.granted, args[0], grants == FOREVER ? FOREVER : grants + 1);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(completions.granted, args[0]);
    }
  }

  /** Grants every wait from now on, or none. */
  record Grant(String name, Completions completions, boolean all) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(completions.granted, args[0], all ? FOREVER : 0);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(completions.granted, args[0]);
    }
  }
}
