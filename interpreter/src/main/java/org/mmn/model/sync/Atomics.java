package org.mmn.model.sync;

import java.util.function.IntBinaryOperator;
import org.mmn.model.Fact;
import org.mmn.model.Op;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;

/**
 * Atomic counters; each {@code atomic_*} is one step. Linux:
 * include/linux/atomic/atomic-instrumented.h, v6.1.
 *
 * <p>Limits: values from -128 to 127; a scenario that needs more ends as {@code limit}.
 */
public final class Atomics {
  private static final int LOW = -128;
  private static final int HIGH = 127;

  public final Field counter;

  public Atomics(World world, StateLayout layout, Use use) {
    int size = use.size(world.atomics().size(), "atomic_");
    counter = layout.shared("counter", size, LOW, HIGH, 0, i -> world.atomics().get(i).name());
  }

  /** {@code atomic_read(counter)}. */
  Fact read() {
    return new Fact(
        "atomic_read",
        (view, thread, args) -> view.get(counter, args[0]),
        (thread, args) -> new Footprint().read(counter, args[0]));
  }

  /**
   * Changes the value.
   *
   * @param next from the old value and the operand
   * @param outcome from the old and the new value
   */
  record Update(
      String name, Field counter, int operand, IntBinaryOperator next, IntBinaryOperator outcome)
      implements Op {
    /** Stands for the operand being the op's second argument. */
    static final int ARGUMENT = Integer.MIN_VALUE;

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int before = memory.get(counter, args[0]);
      int after = next.applyAsInt(before, operand == ARGUMENT ? args[1] : operand);
      memory.set(counter, args[0], after);
      return outcome.applyAsInt(before, after);
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(counter, args[0]);
    }
  }

  /** Sets the value to {@code args[2]} if it is {@code args[1]}; its outcome is the old value. */
  record CompareExchange(String name, Field counter) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      int before = memory.get(counter, args[0]);
      if (before == args[1]) {
        memory.set(counter, args[0], args[2]);
      }
      return before;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint().write(counter, args[0]);
    }
  }
}
