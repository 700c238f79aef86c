package org.mmn.model.notifier;

import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps of walking and changing the lists of notifiers. Linux: mm/mmu_notifier.c, v6.1. */
final class Subscribe {

  private Subscribe() {}

  /** The first notifier of an mm, or NULL. */
  record First(String name, SubscriberList list, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int first = list.first(memory, args[0]);
      lifetimes.access(memory, first);
      return first;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.readFreed(list.readFirst(args[0]), Footprint.ALL);
    }
  }

  /** The notifier behind {@code args[1]}, or NULL. */
  record Next(String name, SubscriberList list, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int next = list.next(memory, args[1]);
      lifetimes.access(memory, lifetimes.isFreed(memory, args[1]) ? args[1] : next);
      return next;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.readFreed(list.readNext(args[1]), Footprint.ALL);
    }
  }

  /** Puts a notifier in front of its mm's list. One that is listed already corrupts it. */
  record AddHead(String name, SubscriberList list) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (list.isListed(memory, args[0])) {
        memory.fault(Fault.USE_AFTER_FREE, Lifetimes.subject(args[0]));
      } else {
        list.addHead(memory, args[0]);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return list.change(args[0], false);
    }
  }

  /** Takes a notifier off its list; nothing happens when it is on none. */
  record Remove(String name, SubscriberList list) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (list.isListed(memory, args[0])) {
        list.remove(memory, args[0]);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return list.change(args[0], true);
    }
  }
}
