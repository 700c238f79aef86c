package org.mmn.model.notifier;

import org.mmn.model.Op;
import org.mmn.model.task.EnteredRanges;
import org.mmn.model.task.OpenPairs;
import org.mmn.model.task.OpenPairs.Pair;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;

/** The bookkeeping behind rules 18 and 19: it exists only in the model. */
final class Pairing {

  private Pairing() {}

  /** The thread's invalidation of a range begins. */
  record Enter(String name, EnteredRanges ranges) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      ranges.enter(own, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(ranges.field(), thread);
    }
  }

  /** The thread's invalidation of a range is over. */
  record Leave(String name, EnteredRanges ranges) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      ranges.leave(own, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(ranges.field(), thread);
    }
  }

  /** A subscriber with an end method has accepted a range. */
  record Started(String name, OpenPairs pairs) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      pairs.open(own, new Pair(args[0], args[1]));
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(pairs.field(), thread);
    }
  }

  /** A subscriber is told of an end; without a start, that is {@code unbalanced}. */
  record Ended(String name, OpenPairs pairs) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!pairs.contains(memory, thread, new Pair(args[0], args[1]))) {
        memory.fault(Fault.UNBALANCED, args[0]);
      }
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      pairs.close(own, new Pair(args[0], args[1]));
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(pairs.field(), thread);
    }
  }

  /** The caller gives up a range without an end: {@code unbalanced} for each pair still open. */
  record Failed(String name, OpenPairs pairs) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      for (Pair pair : pairs.of(memory, thread)) {
        if (pair.range() == args[0]) {
          memory.fault(Fault.UNBALANCED, pair.notifier());
        }
      }
      return 0;
    }

    @Override
    public void settle(Own own, int[] args, int outcome) {
      pairs.closeAll(own, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().writeOwn(pairs.field(), thread);
    }
  }

  /** A callback, named by the text {@code args[1]}, returned what the kernel warns about. */
  record ContractViolated(String name) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.fault(Fault.CONTRACT, args[1]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint();
    }
  }
}
