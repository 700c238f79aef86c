package org.mmn.model.notifier;

import org.mmn.model.Fact;
import org.mmn.model.FaultSubject;
import org.mmn.model.Op;
import org.mmn.model.Primitives;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.mm.MmFields;
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

  /**
   * 1 while it has a reference to the struct of its mm. No room where no mm is freed, or where none
   * comes and none goes.
   */
  private final Field holding;

  private final World world;

  public Lifetimes(World world, StateLayout layout, Use use) {
    this.world = world;
    int count = world.notifiers().size();
    Field.Names names = i -> world.notifiers().get(i).name();
    int attaching = use.size(count, "notifier_attach", "notifier_detach");
    attached = layout.shared("registered", attaching, 0, 1, 0, names);
    int freeing = use.size(count, "notifier_free", "interval_free");
    freed = layout.shared("freed", freeing, 0, 1, 0, names);
    int changing = use.size(count, "notifier_attach", "notifier_mm_", "interval_mm_");
    int counting = MmFields.areCounted(use) ? changing : 0;
    holding = layout.shared("holds its mm", counting, 0, 1, 0, names);
  }

  /** Says which are registered at the start. */
  public void initialise(Primitives.Initial out) {
    for (int n = 0; n < attached.size(); n++) {
      out.set(attached, n, isFirst(n));
    }
    for (int n = 0; n < holding.size(); n++) {
      out.set(holding, n, isFirst(n));
    }
  }

  private int isFirst(int notifier) {
    return world.notifiers().get(notifier).registered() ? 1 : 0;
  }

  /** Whether the struct of an mm is held by a subscription. */
  Fact mmHasSubscriptions() {
    return new Fact(
        "mm_has_subscriptions",
        (view, thread, args) -> isHeld(view, args[0]) ? 1 : 0,
        (thread, args) -> readHolding(args[0]));
  }

  private boolean isHeld(View view, int mm) {
    for (int n = 0; n < world.notifiers().size(); n++) {
      if (world.notifiers().get(n).mm() == mm && isHolding(view, n)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHolding(View view, int notifier) {
    return (holding.size() > 0 ? view.get(holding, notifier) : isFirst(notifier)) != 0;
  }

  private Footprint readHolding(int mm) {
    Footprint footprint = new Footprint();
    for (int n = 0; n < holding.size(); n++) {
      if (world.notifiers().get(n).mm() == mm) {
        footprint.read(holding, n);
      }
    }
    return footprint;
  }

  private void hold(Memory memory, int notifier, int to) {
    if (holding.size() > 0) {
      memory.set(holding, notifier, to);
    }
  }

  private Footprint writeHolding(Footprint footprint, int notifier) {
    return holding.size() > 0 ? footprint.write(holding, notifier) : footprint;
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
        if (to != 0) {
          lifetimes.hold(memory, args[0], to);
        }
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint().write(lifetimes.attached, args[0]);
      lifetimes.readFreed(footprint, args[0]);
      return to != 0 ? lifetimes.writeHolding(footprint, args[0]) : footprint;
    }
  }

  /** Takes its reference to the struct of its mm. */
  record Hold(String name, Lifetimes lifetimes) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      lifetimes.hold(memory, args[0], 1);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return lifetimes.writeHolding(new Footprint(), args[0]);
    }
  }

  /** Drops it; frees the struct when {@code args[1]}, who else holds it, is 0 and no other does. */
  record LetGo(String name, Lifetimes lifetimes, MmFields mms) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int mm = lifetimes.world.notifiers().get(args[0]).mm();
      lifetimes.hold(memory, args[0], 0);
      if (args[1] == 0 && !lifetimes.isHeld(memory, mm)) {
        mms.free(memory, mm);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      int mm = lifetimes.world.notifiers().get(args[0]).mm();
      return lifetimes.writeHolding(mms.writeFreed(lifetimes.readHolding(mm), mm), args[0]);
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
