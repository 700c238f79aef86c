package org.mmn.state;

import java.util.List;

/**
 * A state of the machine: the SHARED fields, and for each thread the number of its position, which
 * stands for all that is its own (collapse compression; Holzmann, "State compression in SPIN",
 * 1997).
 *
 * <p>Subclasses decide how the numbers are kept.
 */
public abstract class MachineState implements State, Memory {

  /** Knows what a position number stands for. */
  public interface Positions {
    int own(int position, Field field, int index);

    boolean hasLocal(int position, int value);

    /** Whether a variable that a script declares has this value in the state {@code view}. */
    default boolean inSomeVariable(View view, int value) {
      return false;
    }

    /** Whether a thread there has nothing more to do. */
    default boolean ended(int position) {
      throw new UnsupportedOperationException("where threads are is not known");
    }

    /** Whether the next action of a thread there cannot proceed in the state {@code view}. */
    default boolean blocked(int position, View view) {
      throw new UnsupportedOperationException("where threads are is not known");
    }
  }

  /** Is told of what an action does wrong. */
  public interface Faults {
    void raise(Fault kind, int subject);
  }

  private final Positions positions;
  private final Faults faults;
  private final int threads;

  protected MachineState(Positions positions, Faults faults, int threads) {
    this.positions = positions;
    this.faults = faults;
    this.threads = threads;
  }

  public abstract void setPosition(int thread, int position);

  @Override
  public abstract MachineState copy();

  /**
   * Lets threads change places in what SHARED fields say of them; the rest of the state stays.
   *
   * @param written by field number, whether any code may write it
   * @param order for each thread, which one of the state as it is comes to its place
   */
  public final void exchangeThreads(StateLayout layout, boolean[] written, int[] order) {
    int[] places = new int[threads];
    for (int t = 0; t < threads; t++) {
      places[order[t]] = t;
    }
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED && written[field.number()]) {
        exchangeThreads(field, places);
      }
    }
  }

  private void exchangeThreads(Field field, int[] places) {
    if (!field.holdsThreads() && field.perThread() == 0) {
      return;
    }
    int[] values = new int[field.size()];
    for (int i = 0; i < values.length; i++) {
      int thread = get(field, i) - field.threadsFrom();
      boolean names = field.holdsThreads() && thread >= 0;
      values[placed(i, places, field.perThread())] =
          names ? field.threadsFrom() + places[thread] : get(field, i);
    }
    for (int i = 0; i < values.length; i++) {
      set(field, i, values[i]);
    }
  }

  /**
   * Lets frames change places in fields that name them, and in those that have elements of theirs.
   *
   * @param numbers for each frame, what it is called then
   */
  public final void exchangeFrames(List<Field> named, List<Field> perFrame, int[] numbers) {
    for (Field field : named) {
      for (int i = 0; i < field.size(); i++) {
        int frame = get(field, i) - field.framesFrom();
        if (frame >= 0) {
          set(field, i, field.framesFrom() + numbers[frame]);
        }
      }
    }
    for (Field field : perFrame) {
      int[] values = new int[field.size()];
      for (int f = 0; f < values.length; f++) {
        values[numbers[f]] = get(field, f);
      }
      for (int f = 0; f < values.length; f++) {
        set(field, f, values[f]);
      }
    }
  }

  /** Where an element goes whose index names {@code times} threads. */
  private int placed(int index, int[] places, int times) {
    return times == 0
        ? index
        : placed(index / threads, places, times - 1) * threads + places[index % threads];
  }

  @Override
  public final int own(Field field, int thread, int index) {
    return positions.own(position(thread), field, index);
  }

  @Override
  public final boolean inSomeLocal(int value) {
    for (int t = 0; t < threads; t++) {
      if (positions.hasLocal(position(t), value)) {
        return true;
      }
    }
    return positions.inSomeVariable(this, value);
  }

  @Override
  public final boolean ended(int thread) {
    return positions.ended(position(thread));
  }

  @Override
  public final boolean blocked(int thread) {
    return positions.blocked(position(thread), this);
  }

  @Override
  public final void fault(Fault kind, int subject) {
    faults.raise(kind, subject);
  }

  protected final Positions positions() {
    return positions;
  }

  protected final Faults faults() {
    return faults;
  }

  protected final int threads() {
    return threads;
  }
}
