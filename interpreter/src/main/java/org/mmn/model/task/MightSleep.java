package org.mmn.model.task;

import org.mmn.model.Attempt;
import org.mmn.model.Op;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/**
 * A point at which the thread may sleep, and others may run: {@code might_sleep()}, {@code
 * schedule_timeout()}. Linux: kernel/sched/core.c and kernel/time/timer.c, v6.1.
 */
record MightSleep(String name) implements Op {
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
    return Attempt.SLEEP;
  }
}
