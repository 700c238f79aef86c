package org.mmn.model.notifier;

import org.mmn.model.FaultSubject;
import org.mmn.model.Op;
import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * Which subscribers are subscribed, as their owners see it, and which have been freed (rule 25). A
 * subscriber that the end of its mm has taken off the list still has to be unregistered.
 */
public final class Lifetimes {
  /** 1 from registration until its owner unregisters or puts it. */
  public final Field attached;

  /** 1 when its memory has been freed. */
  public final Field freed;

  private final World world;

  public Lifetimes(World world, StateLayout layout, Use use) {
    this.world = world;
    int count = world.notifiers().size();
    Field.Names names = i -> world.notifiers().get(i).name();
    int attaching = use.size(count, "notifier_attach", "notifier_detach");
    attached = layout.shared("registered", attaching, 0, 1, 0, names);
    int freeing = use.size(count, "notifier_free", "interval_free");
    freed = layout.shared("freed", freeing, 0, 1, 0, names);
  }

  /** Says which are registered at the start. */
  public void initialise(Primitives.Initial out) {
    for (int n = 0; n < attached.size(); n++) {
      out.set(attached, n, world.notifiers().get(n).registered() ? 1 : 0);
    }
  }

  boolean isFreed(View view, int notifier) {
    return notifier >= 0 && freed.size() > 0 && view.get(freed, notifier) != 0;
  }

  /** Fails with {@code use_after_free} when {@code notifier} has been freed. */
  void access(Memory memory, int notifier) {
    if (isFreed(memory, notifier)) {
      memory.fault(Fault.USE_AFTER_FREE, subject(notifier));
    }
  }

  static int subject(int notifier) {
    return FaultSubject.of(FaultSubject.Kind.NOTIFIER, notifier);
  }

  Footprint readFreed(Footprint footprint, int notifier) {
    return freed.size() > 0 ? footprint.read(freed, notifier) : footprint;
  }

  /** Marks it as registered or not; fails with {@code use_after_free} when it is so already. */
  record Mark(String name, Lifetimes lifetimes, int to) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      lifetimes.access(memory, args[0]);
      if (memory.get(lifetimes.attached, args[0]) == to) {
        memory.fault(Fault.USE_AFTER_FREE, subject(args[0]));
      } else {
        memory.set(lifetimes.attached, args[0], to);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().write(lifetimes.attached, args[0]);
      return lifetimes.readFreed(footprint, args[0]);
    }
  }

  /** Frees it. */
  record Free(String name, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (lifetimes.isFreed(memory, args[0])) {
        memory.fault(Fault.DOUBLE_FREE, subject(args[0]));
      } else {
        memory.set(lifetimes.freed, args[0], 1);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(lifetimes.freed, args[0]);
    }
  }

  /** Looks at it. */
  record Access(String name, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      lifetimes.access(memory, args[0]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.readFreed(new Footprint(), args[0]);
    }
  }
}
