package org.mmn.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** What the workers of a search do at the same time. */
final class Tasks {
  private final Executor executor;
  private final List<FutureTask<Boolean>> running = new ArrayList<>();

  Tasks(Executor executor) {
    this.executor = executor;
  }

  void start(Runnable work) {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    running.add(task);
    executor.execute(task);
  }

  /** Waits until all are over; fails as the first that failed. */
  void join() {
    running.forEach(Tasks::join);
  }

  private static void join(FutureTask<Boolean> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException bug) {
        throw bug;
      } else if (failed.getCause() instanceof Error bug) {
        throw bug;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
