package org.mmn.state;

/** What checks and properties see of a state: fields, read only. */
public interface View {
  /** Element {@code index} of a SHARED field. */
  int get(Field field, int index);

  /** Element {@code index} of a TASK field of {@code thread}. */
  int own(Field field, int thread, int index);

  /**
   * A number that stands for all that is {@code thread}'s own: where it is, its locals, its TASK
   * fields. Equal numbers mean equal contents, within one program.
   */
  int position(int thread);

  /**
   * Whether a live local of some thread, or a variable of the script, has this value: sequence
   * counters avoid it (rule 7).
   */
  boolean inSomeLocal(int value);

  /** Whether {@code thread} has nothing more to do. */
  default boolean ended(int thread) {
    throw new UnsupportedOperationException("where threads are is not known");
  }

  /** Whether {@code thread} has not ended, and its next action cannot proceed. */
  default boolean blocked(int thread) {
    throw new UnsupportedOperationException("where threads are is not known");
  }
}
