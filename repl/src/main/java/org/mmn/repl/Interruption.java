package org.mmn.repl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: asks the searches to stop, so that what they have is printed, and ends the process with
 * {@value ExitCode#INTERRUPTED}.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 5;

  private final AtomicBoolean raised = new AtomicBoolean();
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final CountDownLatch printed = new CountDownLatch(1);

  /** One that the process does not know of. */
  static Interruption none() {
    return new Interruption();
  }

  /** One that Ctrl-C raises. The JVM answers it by its shutdown hooks. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stopAndWait, "interruption"));
    return interruption;
  }

  boolean raised() {
    return raised.get();
  }

  /** What Ctrl-C does; also for tests. */
  void raise() {
    raised.set(true);
  }

  /** It has been answered. */
  void lower() {
    raised.set(false);
  }

  private void stopAndWait() {
    if (leaving.get()) {
      return;
    }
    raise();
    try {
      if (printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException twice) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Ends the process; all has been printed. */
  void leave(int code) {
    if (raised()) {
      printed.countDown();
    } else {
      leaving.set(true);
      System.exit(code);
    }
  }
}
