package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Tests files on several threads, and hands over what came out on one, in order. */
final class Workers {
  private final Suite suite;
  private final List<String> files;
  private final int jobs;

  Workers(Suite suite, List<String> files, int jobs) {
    this.suite = suite;
    this.files = files;
    this.jobs = jobs;
  }

  /**
   * @param consumer says whether to go on
   */
  void each(Predicate<FileReport> consumer) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<FileReport>> coming = new ArrayList<>();
      files.forEach(f -> coming.add(workers.submit(() -> suite.test(f))));
      for (Future<FileReport> each : coming) {
        if (!consumer.test(get(each))) {
          suite.stop();
          return;
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static FileReport get(Future<FileReport> report) throws IOException {
    try {
      return report.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      } else if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
