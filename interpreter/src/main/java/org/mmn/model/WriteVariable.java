package org.mmn.model;

import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/**
 * Writes an element of a script's own variable: one step, or none of its own for a ghost (rule 1).
 * Arguments: the element, the value. A value outside the declared range is {@code overflow} (rule
 * 7); its subject is the number of the field.
 */
public record WriteVariable(Field field, boolean joins) implements VariableOp {
  @Override
  public String name() {
    return "write";
  }

  @Override
  public int apply(Memory memory, int thread, int[] args, int way) {
    if (args[1] < field.low() || args[1] > field.high()) {
      memory.fault(Fault.OVERFLOW, field.number());
    } else {
      memory.set(field, args[0], args[1]);
    }
    return 0;
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint().write(field, args[0]);
  }
}
