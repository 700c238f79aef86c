package org.mmn.model.sync;

import java.util.List;
import org.mmn.model.Attempt;
import org.mmn.model.Fact;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Work items: each pending or not, running or not. A daemon thread of the model plays the worker.
 * Linux: kernel/workqueue.c, v6.1.
 *
 * <p>Limits: a flush waits until the item is idle; the kernel's does not wait for an item that is
 * queued again after the flush began.
 */
public final class Works {
  /** Whether it waits to be run. */
  public final Field pending;

  /** Whether a worker runs it. */
  public final Field running;

  /** 1 + the queue that it was last put on; 0 when it was put on none by name. */
  final Field queue;

  private final TaskFields tasks;

  public Works(World world, StateLayout layout, Use use, TaskFields tasks) {
    this.tasks = tasks;
    int size =
        use.size(
            world.works().size(), "queue_work", "flush_work", "work_", "workqueue_", "cancel_work");
    pending = layout.shared("pending", size, 0, 1, 0, i -> world.works().get(i).name());
    int queues = world.workqueues().size();
    int queued = use.size(world.works().size(), "workqueue_");
    queue = layout.shared("queue", queued, 0, queues, 0, i -> world.works().get(i).name());
    running = layout.shared("running", size, 0, 1, 0, i -> world.works().get(i).name());
  }

  /** {@code work_pending(work)}. */
  Fact isPending() {
    return new Fact(
        "work_pending",
        (view, thread, args) -> view.get(pending, args[0]),
        (thread, args) -> new Footprint().read(pending, args[0]));
  }

  private long workers(View view, int work) {
    long result = 0;
    for (int thread = 0; thread < tasks.threads(); thread++) {
      if (view.own(tasks.working, thread, 0) == work + 1) {
        result |= 1L << thread;
      }
    }
    return result;
  }

  /** Makes it pending ({@code value} 1) or not (0); its outcome says whether that changed it. */
  record SetPending(String name, Works works, int value) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int before = memory.get(works.pending, args[0]);
      memory.set(works.pending, args[0], value);
      return before == value ? 0 : 1;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(works.pending, args[0]);
    }
  }

  /** Waits until it is neither pending nor running. */
  record Flush(String name, Works works) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return view.get(works.pending, args[0]) == 0 && view.get(works.running, args[0]) == 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return new Reason(Reason.Kind.WORK, args[0], false, List.of(works.workers(view, args[0])), 0);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(works.pending, args[0]).read(works.running, args[0]);
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

  /** Puts a work item on a queue and makes it pending; its outcome says whether it was not. */
  record QueueOn(String name, Works works) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(works.pending, args[1]) == 1) {
        return 0;
      }
      memory.set(works.pending, args[1], 1);
      memory.set(works.queue, args[1], args[0] + 1);
      return 1;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(works.pending, args[1]).write(works.queue, args[1]);
    }
  }

  /** Waits until no item of a queue is pending or running. */
  record FlushQueue(String name, Works works) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return unfinished(view, args[0]) < 0 ? 1 : 0;
    }

    private int unfinished(View view, int queue) {
      for (int work = 0; work < works.queue.size(); work++) {
        boolean busy = view.get(works.pending, work) + view.get(works.running, work) > 0;
        if (busy && view.get(works.queue, work) == queue + 1) {
          return work;
        }
      }
      return -1;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      int work = unfinished(view, args[0]);
      return new Reason(Reason.Kind.WORK, work, false, List.of(works.workers(view, work)), 0);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint()
          .read(works.queue, Footprint.ALL)
          .read(works.pending, Footprint.ALL)
          .read(works.running, Footprint.ALL);
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

  /** The worker waits until it is pending, and starts to run it. */
  record Begin(String name, Works works) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return view.get(works.pending, args[0]) == 1 && view.get(works.running, args[0]) == 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.WORK, args[0]);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(works.pending, args[0], 0);
      memory.set(works.running, args[0], 1);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      own.set(works.tasks.working, 0, args[0] + 1);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint()
          .write(works.pending, args[0])
          .write(works.running, args[0])
          .writeOwn(works.tasks.working, thread);
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }

  /** The worker has run it. */
  record End(String name, Works works) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(works.running, args[0], 0);
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      own.set(works.tasks.working, 0, 0);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(works.running, args[0]).writeOwn(works.tasks.working, thread);
    }
  }
}
