package org.mmn.model.notifier;

import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps on the sequences of interval notifiers. Linux: mm/mmu_notifier.c, v5.5. */
final class IntervalOps {

  private IntervalOps() {}

  /**
   * Advances an mm's sequence to {@code parity} unless it has it; its outcome is the sequence then.
   */
  record Advance(String name, IntervalSequences sequences, int parity) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (memory.get(sequences.ofMm, args[0]) % 2 != parity) {
        memory.set(sequences.ofMm, args[0], sequences.fresh(memory, parity));
      }
      return memory.get(sequences.ofMm, args[0]);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return sequences.readAll(new Footprint().write(sequences.ofMm, args[0]));
    }
  }

  /** Sets an interval's sequence to the given value. */
  record SetSequence(String name, IntervalSequences sequences) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(sequences.ofInterval, args[0], args[1]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(sequences.ofInterval, args[0]);
    }
  }

  /** Sets an interval's sequence to an odd value that is nobody's: it is not being invalidated. */
  record ResetSequence(String name, IntervalSequences sequences) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(sequences.ofInterval, args[0], sequences.fresh(memory, 1));
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return sequences.readAll(new Footprint().write(sequences.ofInterval, args[0]));
    }
  }

  /** Puts an interval notifier into its mm's tree; one that is in it corrupts the tree. */
  record Insert(String name, IntervalTree tree) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (tree.isInserted(memory, args[0])) {
        memory.fault(Fault.USE_AFTER_FREE, Lifetimes.subject(args[0]));
      } else {
        tree.insert(memory, args[0]);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return tree.change(args[0]);
    }
  }

  /** Takes an interval notifier out of its mm's tree, in which it has to be. */
  record Remove(String name, IntervalTree tree) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (tree.isInserted(memory, args[0])) {
        tree.remove(memory, args[0]);
      } else {
        memory.fault(Fault.USE_AFTER_FREE, Lifetimes.subject(args[0]));
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return tree.change(args[0]);
    }
  }

  /** The first interval notifier in an mm's tree, or NULL. */
  record First(String name, IntervalTree tree, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int first = tree.first(memory, args[0]);
      lifetimes.access(memory, first);
      return first;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.readFreed(tree.read(args[0]), Footprint.ALL);
    }
  }

  /** The interval notifier behind {@code args[1]}, or NULL. */
  record Next(String name, IntervalTree tree, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int next = tree.next(memory, args[1]);
      lifetimes.access(memory, lifetimes.isFreed(memory, args[1]) ? args[1] : next);
      return next;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.readFreed(tree.read(args[0]), Footprint.ALL);
    }
  }
}
