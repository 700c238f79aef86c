package org.mmn.model.task;

import org.mmn.model.Op;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** Fatal signals of the threads of an mm. Linux: kernel/signal.c, v6.1. */
final class FatalSignal {

  private FatalSignal() {}

  /** Sends one to every thread of an mm. */
  record Send(String name, TaskFields tasks) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(tasks.killed, args[0], 1);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(tasks.killed, args[0]);
    }
  }

  /** Whether the current thread has one. */
  record Pending(String name, TaskFields tasks) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return tasks.fatalSignal(memory, thread) ? 1 : 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return tasks.readSignal(new Footprint(), thread);
    }
  }
}
