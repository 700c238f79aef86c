package org.mmn.state;

/** A machine state in as few words as the ranges of its fields allow. */
public final class PackedState extends MachineState {
  private final Packing packing;
  private final long[] words;

  public PackedState(Packing packing, Positions positions, Faults faults, int threads) {
    super(positions, faults, threads);
    this.packing = packing;
    this.words = packing.initial();
  }

  private PackedState(PackedState other) {
    super(other.positions(), other.faults(), other.threads());
    this.packing = other.packing;
    this.words = other.words.clone();
  }

  @Override
  public int get(Field field, int index) {
    return packing.place(field, index).get(words);
  }

  @Override
  public void set(Field field, int index, int value) {
    if (value < field.low() || value > field.high()) {
      throw new CapacityExceeded(field.name() + " of " + field.owner(index));
    }
    Packing.Place place = packing.place(field, index);
    if (place.isFixed()) {
      requireUnchanged(field, index, value);
    } else {
      place.put(words, value);
    }
  }

  private void requireUnchanged(Field field, int index, int value) {
    if (value != get(field, index)) {
      throw new IllegalStateException(
          "a write of " + field.name() + " that no footprint of the program declares");
    }
  }

  @Override
  public int position(int thread) {
    return packing.position(thread).get(words);
  }

  @Override
  public void setPosition(int thread, int position) {
    packing.position(thread).put(words, position);
  }

  @Override
  public int words() {
    return words.length;
  }

  @Override
  public void store(long[] to, int at) {
    System.arraycopy(words, 0, to, at, words.length);
  }

  /** Writes the words without the positions of threads: 0 stands in their place. */
  public void storeShared(long[] to, int at) {
    store(to, at);
    for (int t = 0; t < threads(); t++) {
      packing.position(t).clear(to, at);
    }
  }

  @Override
  public void load(long[] from, int at) {
    System.arraycopy(from, at, words, 0, words.length);
  }

  @Override
  public PackedState copy() {
    return new PackedState(this);
  }
}
