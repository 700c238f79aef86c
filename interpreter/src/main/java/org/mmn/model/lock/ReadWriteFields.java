package org.mmn.model.lock;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The locks of a kind that many readers or one writer hold, rwsems or rwlocks. Who reads is in the
 * readers' own {@link org.mmn.model.task.Held}; the count here includes those who are not known
 * ({@code down_read_non_owner}).
 */
public final class ReadWriteFields {
  private static final int READS_OF_A_THREAD = 4;

  /** The thread that holds the lock for writing, or -1. */
  public final Field writer;

  /** How many holds for reading there are. */
  public final Field readers;

  /** How many writers wait in the queue, and so keep new readers out. */
  public final Field queued;

  private final TaskFields tasks;
  private final Numbers numbers;

  public ReadWriteFields(
      World world, StateLayout layout, Use use, TaskFields tasks, LockKind kind, String... ops) {
    this.tasks = tasks;
    numbers = new Numbers(world, kind);
    int threads = world.threads().size();
    int size = use.size(numbers.count(), ops);
    int most = 2 * Integer.highestOneBit(READS_OF_A_THREAD * threads) - 1;
    writer = layout.shared("writer", size, -1, threads - 1, -1, numbers::name).ofThreads(-1);
    readers = layout.shared("readers", size, 0, most, 0, numbers::name);
    queued = layout.shared("queued writers", size, 0, threads, 0, numbers::name);
  }

  /** The number among all locks of the one with this index among those of its kind. */
  public int lock(int index) {
    return numbers.lock(index);
  }

  public boolean isLocked(View view, int index) {
    return writer.size() > 0 && !isFree(view, index);
  }

  boolean isFree(View view, int index) {
    return view.get(writer, index) < 0 && view.get(readers, index) == 0;
  }

  /** Whether {@code thread} is in the queue of writers. */
  boolean isQueued(View view, int thread, int index) {
    return view.own(tasks.queuedOn, thread, 0) == lock(index) + 1;
  }

  /** The threads known to hold the lock, as bits: not those that read without being its owner. */
  long holders(View view, int index) {
    int writing = view.get(writer, index);
    return writing >= 0 ? 1L << writing : tasks.held.holders(view, tasks.threads(), lock(index));
  }

  /** The threads in the queue of writers, as bits. */
  long queue(View view, int index) {
    long result = 0;
    for (int thread = 0; thread < tasks.threads(); thread++) {
      if (isQueued(view, thread, index)) {
        result |= 1L << thread;
      }
    }
    return result;
  }
}
