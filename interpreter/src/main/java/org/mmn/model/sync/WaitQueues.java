package org.mmn.model.sync;

import org.mmn.model.Attempt;
import org.mmn.model.Errno;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Wait queues and the threads on them. Every entry is non-exclusive, as {@code wait_event()} makes
 * them, so that one wake-up wakes all. Linux: kernel/sched/wait.c, v6.1.
 */
public final class WaitQueues {
  /** For each queue and thread: on the queue, and not woken since it went there. */
  public final Field waiting;

  private final TaskFields tasks;
  private final int threads;

  public WaitQueues(World world, StateLayout layout, Use use, TaskFields tasks) {
    this.tasks = tasks;
    threads = world.threads().size();
    int size =
        use.size(
            world.waitQueues().size() * threads,
            "prepare_to_wait",
            "finish_wait",
            "schedule_waiting");
    waiting =
        layout
            .shared("waiting", size, 0, 1, 0, i -> world.waitQueues().get(i / threads).name())
            .perThread(1);
  }

  private int index(int queue, int thread) {
    return queue * threads + thread;
  }

  /** Joins ({@code value} 1) or leaves (0) a queue. */
  record Join(String name, WaitQueues queues, int value) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(queues.waiting, queues.index(args[0], thread), value);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(queues.waiting, queues.index(args[0], thread));
    }
  }

  /** Sleeps until woken; at once if that happened since the thread joined the queue. */
  record Schedule(String name, WaitQueues queues, boolean killable) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return isWoken(view, thread, args[0]) || (killable && queues.tasks.fatalSignal(view, thread))
          ? 1
          : 0;
    }

    private boolean isWoken(View view, int thread, int queue) {
      return view.get(queues.waiting, queues.index(queue, thread)) == 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.WAIT_QUEUE, args[0]);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return isWoken(memory, thread, args[0]) ? 0 : Errno.EINTR;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().read(queues.waiting, queues.index(args[0], thread));
      return killable ? queues.tasks.readSignal(footprint, thread) : footprint;
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

  /** Wakes everybody on a queue. */
  record Wake(String name, WaitQueues queues) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      for (int waiter = 0; queues.waiting.size() > 0 && waiter < queues.threads; waiter++) {
        memory.set(queues.waiting, queues.index(args[0], waiter), 0);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      for (int waiter = 0; queues.waiting.size() > 0 && waiter < queues.threads; waiter++) {
        footprint.write(queues.waiting, queues.index(args[0], waiter));
      }
      return footprint;
    }
  }
}
