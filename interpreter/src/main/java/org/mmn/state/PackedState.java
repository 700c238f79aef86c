package org.mmn.state;

/** A machine state in as few words as the ranges of its fields allow. */
public final class PackedState extends MachineState {
  private final Packing packing;
  private final long[] words;

  public PackedState(Packing packing, Positions positions, Faults faults, int threads) {
    super(positions, faults, threads);
    this.packing = packing;
    this.words = new long[packing.words];
    for (int slot = 0; slot < packing.initial.length; slot++) {
      if (packing.mask[slot] != 0) {
        put(slot, packing.initial[slot]);
      }
    }
  }

  private PackedState(PackedState other) {
    super(other.positions(), other.faults(), other.threads());
    this.packing = other.packing;
    this.words = other.words.clone();
  }

  @Override
  public int get(Field field, int index) {
    int slot = field.first() + index;
    long bits = (words[packing.word[slot]] >>> packing.shift[slot]) & packing.mask[slot];
    return packing.low[slot] + (int) bits;
  }

  @Override
  public void set(Field field, int index, int value) {
    if (value < field.low() || value > field.high()) {
      throw new CapacityExceeded(field.name() + " of " + field.owner(index));
    }
    int slot = field.first() + index;
    if (packing.mask[slot] == 0) {
      requireUnchanged(field, index, value);
    } else {
      put(slot, value);
    }
  }

  private void requireUnchanged(Field field, int index, int value) {
    if (value != get(field, index)) {
      throw new IllegalStateException(
          "a write of " + field.name() + " that no footprint of the program declares");
    }
  }

  private void put(int slot, int value) {
    int w = packing.word[slot];
    int s = packing.shift[slot];
    long bits = ((long) value - packing.low[slot]) & packing.mask[slot];
    words[w] = (words[w] & ~(packing.mask[slot] << s)) | (bits << s);
  }

  @Override
  public int position(int thread) {
    return (int)
        ((words[packing.positionWord[thread]] >>> packing.positionShift[thread])
            & packing.positionMask);
  }

  @Override
  public void setPosition(int thread, int position) {
    int w = packing.positionWord[thread];
    int s = packing.positionShift[thread];
    words[w] = (words[w] & ~(packing.positionMask << s)) | ((long) position << s);
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
      to[at + packing.positionWord[t]] &= ~(packing.positionMask << packing.positionShift[t]);
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
