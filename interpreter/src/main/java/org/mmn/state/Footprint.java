package org.mmn.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What an action may touch: elements of fields, read or written. Two actions of different threads
 * are independent unless one writes what the other touches.
 *
 * <p>An element of a TASK field is named with its thread. Built by an op for one set of arguments.
 */
public final class Footprint {
  /** Stands for every element of a field. */
  public static final int ALL = -1;

  /** {@code index} is an element, or {@link #ALL}; {@code thread} is -1 for a SHARED field. */
  public record Touch(Field field, int thread, int index, boolean write) {
    boolean meets(Touch other) {
      return field == other.field
          && (write || other.write)
          && (thread == other.thread || thread == ALL || other.thread == ALL)
          && (index == other.index || index == ALL || other.index == ALL);
    }
  }

  private final List<Touch> touches = new ArrayList<>(4);

  public Footprint read(Field field, int index) {
    touches.add(new Touch(field, ALL, index, false));
    return this;
  }

  public Footprint write(Field field, int index) {
    touches.add(new Touch(field, ALL, index, true));
    return this;
  }

  /** Reads a TASK field of {@code thread}, or of {@link #ALL}. */
  public Footprint readOwn(Field field, int thread) {
    touches.add(new Touch(field, thread, ALL, false));
    return this;
  }

  /** Writes a TASK field of the acting thread. */
  public Footprint writeOwn(Field field, int thread) {
    touches.add(new Touch(field, thread, ALL, true));
    return this;
  }

  public List<Touch> touches() {
    return touches;
  }

  public boolean meets(Footprint other) {
    for (Touch mine : touches) {
      for (Touch theirs : other.touches) {
        if (mine.meets(theirs)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an access of {@code field[index]} is in this footprint. */
  public boolean contains(Field field, int index, boolean write) {
    return touches.stream()
        .anyMatch(
            t ->
                t.field() == field
                    && (t.index() == ALL || t.index() == index)
                    && (t.write() || !write));
  }
}
