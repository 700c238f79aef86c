package org.mmn.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one program, in the order of declaration. Filled while the program is built; {@link
 * Packing} decides where each lies.
 */
public final class StateLayout {
  private final List<Field> fields = new ArrayList<>();
  private final List<Integer> initial = new ArrayList<>();
  private int sharedSlots;
  private int taskSlots;

  /** Declares a SHARED field of {@code size} elements, each in {@code low..high}. */
  public Field shared(
      String name, int size, int low, int high, int initialValue, Field.Names names) {
    Field field = add(name, Field.Region.SHARED, size, low, high, initialValue, sharedSlots, names);
    sharedSlots += size;
    return field;
  }

  /** Declares a TASK field: every thread has {@code size} elements. */
  public Field task(String name, int size, int low, int high, int initialValue) {
    Field field = add(name, Field.Region.TASK, size, low, high, initialValue, taskSlots, i -> name);
    taskSlots += size;
    return field;
  }

  private Field add(
      String name,
      Field.Region region,
      int size,
      int low,
      int high,
      int initialValue,
      int first,
      Field.Names names) {
    if (low > high || initialValue < low || initialValue > high) {
      throw new IllegalArgumentException(name + ": " + initialValue + " in " + low + ".." + high);
    }
    Field field = new Field(name, region, fields.size(), size, low, high, first, names);
    fields.add(field);
    initial.add(initialValue);
    return field;
  }

  public List<Field> fields() {
    return fields;
  }

  /**
   * The value that every element of {@code field} starts with, unless the program says otherwise.
   */
  public int initial(Field field) {
    return initial.get(field.number());
  }

  public int sharedSlots() {
    return sharedSlots;
  }

  /** The number of TASK elements of each thread. */
  public int taskSlots() {
    return taskSlots;
  }
}
