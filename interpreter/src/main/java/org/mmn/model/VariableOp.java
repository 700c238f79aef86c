package org.mmn.model;

import org.mmn.state.Field;

/** An op on an element of a script's own variable, which is its first argument. */
public interface VariableOp extends Op {
  /** The variable. */
  Field field();
}
