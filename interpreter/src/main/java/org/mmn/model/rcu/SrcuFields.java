package org.mmn.model.rcu;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Sleepable RCU domains. Who is in a read section is the reader's own; shared is only what a grace
 * period still waits for, and that only in programs that wait for one.
 *
 * <p>Limits: the nested read sections of one thread count as one, from the first entered to the
 * last left.
 */
public final class SrcuFields {
  /** For each domain, waiting thread and reading thread: whether the one waits for the other. */
  public final Field awaited;

  private final TaskFields tasks;

  public SrcuFields(World world, StateLayout layout, Use use, TaskFields tasks) {
    this.tasks = tasks;
    int threads = world.threads().size();
    int size = world.count(LockKind.SRCU) * threads * threads;
    awaited =
        layout
            .shared(
                "awaited reader",
                use.size(size, "__synchronize_srcu_"),
                0,
                1,
                0,
                i -> world.lockName(LockKind.SRCU, i / (threads * threads)))
            .perThread(2);
  }

  Field nesting() {
    return tasks.srcuNesting;
  }

  /** The readers that {@code waiter} still waits for, as bits. */
  long awaited(View view, int srcu, int waiter) {
    long result = 0;
    for (int reader = 0; reader < tasks.threads(); reader++) {
      if (view.get(awaited, index(srcu, waiter, reader)) != 0) {
        result |= 1L << reader;
      }
    }
    return result;
  }

  /** Starts a grace period: {@code waiter} waits for all who read now. */
  void begin(Memory memory, int srcu, int waiter) {
    for (int reader = 0; reader < tasks.threads(); reader++) {
      int reads = memory.own(tasks.srcuNesting, reader, srcu) > 0 ? 1 : 0;
      memory.set(awaited, index(srcu, waiter, reader), reads);
    }
  }

  /** Nobody waits for {@code reader} any more. */
  void left(Memory memory, int srcu, int reader) {
    if (awaited.size() == 0) {
      return;
    }
    for (int waiter = 0; waiter < tasks.threads(); waiter++) {
      memory.set(awaited, index(srcu, waiter, reader), 0);
    }
  }

  void touchLeft(Footprint footprint, int srcu, int reader) {
    for (int waiter = 0; awaited.size() > 0 && waiter < tasks.threads(); waiter++) {
      footprint.write(awaited, index(srcu, waiter, reader));
    }
  }

  /** Adds all that {@code waiter} waits for, as read or written. */
  Footprint touchWaits(Footprint footprint, int srcu, int waiter, boolean write) {
    for (int reader = 0; reader < tasks.threads(); reader++) {
      int index = index(srcu, waiter, reader);
      if (write) {
        footprint.write(awaited, index);
      } else {
        footprint.read(awaited, index);
      }
    }
    return footprint;
  }

  private int index(int srcu, int waiter, int reader) {
    return (srcu * tasks.threads() + waiter) * tasks.threads() + reader;
  }
}
