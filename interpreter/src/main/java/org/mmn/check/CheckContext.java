package org.mmn.check;

import org.mmn.model.Task;
import org.mmn.model.World;

/**
 * What every check of one program under one kernel version is given.
 *
 * @param nonBlockDebug whether the kernel has {@code non_block_start()} (v5.4)
 * @param srcuAnnotated whether lockdep knows of SRCU sections and of waiting for them (v6.4)
 */
public record CheckContext(
    World world,
    Task.Finder tasks,
    TaskFacts facts,
    Turns turns,
    boolean nonBlockDebug,
    boolean srcuAnnotated) {

  String threadName(int thread) {
    return world.threads().get(thread).name();
  }

  /** A bit for every thread that is no daemon. */
  long nonDaemons() {
    long bits = 0;
    for (int t = 0; t < world.threads().size(); t++) {
      if (!world.threads().get(t).daemon()) {
        bits |= 1L << t;
      }
    }
    return bits;
  }
}
