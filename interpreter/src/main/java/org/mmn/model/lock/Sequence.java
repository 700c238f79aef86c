package org.mmn.model.lock;

import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/** The steps of a sequence counter. Linux: include/linux/seqlock.h, v6.1. */
final class Sequence {

  private Sequence() {}

  /** A snapshot; waits (spins) while it would be odd, unless {@code raw}. */
  record Read(String name, Field sequence, boolean raw) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return raw || view.get(sequence, args[0]) % 2 == 0 ? 1 : 0;
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.SEQCOUNT, args[0]);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return memory.get(sequence, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(sequence, args[0]);
    }

    @Override
    public boolean mayWait() {
      return !raw;
    }
  }

  /** Whether the counter has moved since the snapshot {@code args[1]}. */
  record Retry(String name, Field sequence) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return memory.get(sequence, args[0]) == args[1] ? 0 : 1;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(sequence, args[0]);
    }
  }

  /**
   * The counter goes up by one: to a fresh value of the other parity. Writers that nothing
   * serialises disturb each other, as in the kernel.
   */
  record Advance(String name, Field sequence) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int parity = 1 - memory.get(sequence, args[0]) % 2;
      memory.set(sequence, args[0], SeqcountFields.fresh(memory, parity));
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(sequence, args[0]);
    }
  }

  /** Makes every snapshot stale, and leaves the parity as it is. */
  record Invalidate(String name, Field sequence) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int parity = memory.get(sequence, args[0]) % 2;
      memory.set(sequence, args[0], SeqcountFields.fresh(memory, parity));
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(sequence, args[0]);
    }
  }
}
