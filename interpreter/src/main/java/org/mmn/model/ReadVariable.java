package org.mmn.model;

import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** Reads an element of a script's own variable: one step (rule 1). Argument: the element. */
public record ReadVariable(Field field, boolean joins) implements Query, VariableOp {
  @Override
  public String name() {
    return "read";
  }

  @Override
  public int ask(View view, int thread, int[] args) {
    return view.get(field, args[0]);
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint().read(field, args[0]);
  }
}
