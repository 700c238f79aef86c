package org.mmn.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The plain twin of {@link PackedState}: a map from elements to values. It has to give the same
 * verdicts and the same number of states.
 */
public final class MapState extends MachineState {
  private record Element(Field field, int index) {}

  private final StateLayout layout;
  private final Map<Element, Integer> values;
  private final int[] position;

  /**
   * @param initial the first value of every SHARED slot
   */
  public MapState(
      StateLayout layout, int[] initial, Positions positions, Faults faults, int threads) {
    super(positions, faults, threads);
    this.layout = layout;
    this.values = new HashMap<>();
    this.position = new int[threads];
    load(Arrays.stream(initial).asLongStream().toArray(), 0, false);
  }

  private MapState(MapState other) {
    super(other.positions(), other.faults(), other.threads());
    this.layout = other.layout;
    this.values = new HashMap<>(other.values);
    this.position = other.position.clone();
  }

  @Override
  public int get(Field field, int index) {
    Integer value = values.get(new Element(field, index));
    if (value == null) {
      throw new IndexOutOfBoundsException(field + "[" + index + "]");
    }
    return value;
  }

  @Override
  public void set(Field field, int index, int value) {
    if (value < field.low() || value > field.high()) {
      throw new CapacityExceeded(field.name() + " of " + field.owner(index));
    }
    get(field, index);
    values.put(new Element(field, index), value);
  }

  @Override
  public int position(int thread) {
    return position[thread];
  }

  @Override
  public void setPosition(int thread, int number) {
    position[thread] = number;
  }

  @Override
  public int words() {
    return layout.sharedSlots() + position.length;
  }

  @Override
  public void store(long[] to, int at) {
    values.forEach((e, value) -> to[at + e.field().first() + e.index()] = value);
    for (int t = 0; t < position.length; t++) {
      to[at + layout.sharedSlots() + t] = position[t];
    }
  }

  @Override
  public void load(long[] from, int at) {
    load(from, at, true);
  }

  private void load(long[] from, int at, boolean withPositions) {
    for (Field field : layout.fields()) {
      for (int i = 0; field.region() == Field.Region.SHARED && i < field.size(); i++) {
        values.put(new Element(field, i), (int) from[at + field.first() + i]);
      }
    }
    for (int t = 0; withPositions && t < position.length; t++) {
      position[t] = (int) from[at + layout.sharedSlots() + t];
    }
  }

  @Override
  public MapState copy() {
    return new MapState(this);
  }
}
