package org.mmn.state;

/** The writable face of a state: what ops write. */
public interface Memory extends View {
  /**
   * Sets element {@code index} of a SHARED field.
   *
   * @throws CapacityExceeded when {@code value} is outside the field's range: the model is too
   *     small for this scenario, which ends the search as {@code limit}, never as a verdict
   */
  void set(Field field, int index, int value);

  /**
   * Says that the action being applied does something that a kernel would not survive; it ends the
   * path.
   *
   * @param subject what it was done to, in the fault's own numbering
   */
  void fault(Fault kind, int subject);
}
