package org.mmn.model.sync;

import org.mmn.model.Attempt;
import org.mmn.model.Fact;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/** Fences: what a device signals when it is done. Linux: drivers/dma-buf/dma-fence.c, v6.1. */
public final class Fences {
  /** Whether it is signaled. */
  public final Field signaled;

  public Fences(World world, StateLayout layout, Use use) {
    int size = use.size(world.fences().size(), "fence_");
    signaled = layout.shared("signaled", size, 0, 1, 0, i -> world.fences().get(i).name());
  }

  /** {@code fence_is_signaled(fence)}. */
  Fact isSignaled() {
    return new Fact(
        "fence_is_signaled",
        (view, thread, args) -> view.get(signaled, args[0]),
        (thread, args) -> new Footprint().read(signaled, args[0]));
  }

  /** Waits until it is signaled. */
  record Await(String name, Field signaled) implements Op {
    @Override
    public int ways(View view, int thread, int[] args) {
      return view.get(signaled, args[0]);
    }

    @Override
    public Reason reason(View view, int thread, int[] args) {
      return Reason.anybody(Reason.Kind.FENCE, args[0]);
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().read(signaled, args[0]);
    }

    @Override
    public Attempt attempt(int[] args) {
      return Attempt.SLEEP;
    }

    @Override
    public boolean mayWait() {
      return true;
    }
  }

  /** Signals it (1) or makes it a new one (0). */
  record Set(String name, Field signaled, int value) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      memory.set(signaled, args[0], value);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(signaled, args[0]);
    }
  }
}
