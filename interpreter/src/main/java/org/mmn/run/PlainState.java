package org.mmn.run;

import java.util.Arrays;
import org.mmn.compile.Program;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.MachineState;

/**
 * A machine state with an int for every element: what counterexamples are replayed on, so that a
 * mistake in the packing cannot confirm itself.
 */
final class PlainState extends MachineState {
  private final int[] values;
  private final int[] position;

  PlainState(Program program, Positions positions, Faults faults) {
    super(positions, faults, program.world().threads().size());
    this.values = program.initial().clone();
    this.position = new int[threads()];
  }

  private PlainState(PlainState other) {
    super(other.positions(), other.faults(), other.threads());
    this.values = other.values.clone();
    this.position = other.position.clone();
  }

  @Override
  public int get(Field field, int index) {
    return values[field.first() + index];
  }

  @Override
  public void set(Field field, int index, int value) {
    if (value < field.low() || value > field.high()) {
      throw new CapacityExceeded(field.name() + " of " + field.owner(index));
    }
    values[field.first() + index] = value;
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
    return values.length + position.length;
  }

  @Override
  public void store(long[] to, int at) {
    for (int i = 0; i < values.length; i++) {
      to[at + i] = values[i];
    }
    for (int t = 0; t < position.length; t++) {
      to[at + values.length + t] = position[t];
    }
  }

  @Override
  public void load(long[] from, int at) {
    Arrays.setAll(values, i -> (int) from[at + i]);
    Arrays.setAll(position, t -> (int) from[at + values.length + t]);
  }

  @Override
  public PlainState copy() {
    return new PlainState(this);
  }
}
