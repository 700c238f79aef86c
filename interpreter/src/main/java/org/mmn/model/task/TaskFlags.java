package org.mmn.model.task;

import org.mmn.model.Op;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;

/** The {@code PF_*} bits of the current thread. Linux: include/linux/sched.h, v6.1. */
final class TaskFlags {

  private TaskFlags() {}

  /** The bits. */
  record Read(String name, Field flags) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return memory.own(flags, thread, 0);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().readOwn(flags, thread);
    }
  }

  /** Sets bits; its outcome is those that were not set before. */
  record Set(String name, Field flags) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return args[0] & ~memory.own(flags, thread, 0);
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      own.set(flags, 0, own.get(flags, 0) | args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(flags, thread);
    }
  }

  /** Clears bits. */
  record Clear(String name, Field flags) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      own.set(flags, 0, own.get(flags, 0) & ~args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(flags, thread);
    }
  }
}
