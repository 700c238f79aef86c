package org.mmn.state;

/**
 * Where each SHARED element and each thread's position lies in the words of a {@link PackedState}.
 *
 * <p>An element takes the bits that its field's range needs, none across two words. A field that no
 * code of the program writes takes no bits: it has its first values for ever. Positions come last.
 */
public final class Packing {
  private final Place[] places;
  private final Place[] positions;
  private final long positionLimit;
  private final long[] initial;

  /** Where a value lies, which is {@code low} more than what the bits say. */
  record Place(int word, int shift, long mask, int low) {
    /** Whether it takes no bits, and is {@code low} for ever. */
    boolean isFixed() {
      return mask == 0;
    }

    int get(long[] words) {
      return low + (int) ((words[word] >>> shift) & mask);
    }

    void clear(long[] words, int at) {
      words[at + word] &= ~(mask << shift);
    }

    void put(long[] words, int value) {
      long bits = ((long) value - low) & mask;
      words[word] = (words[word] & ~(mask << shift)) | (bits << shift);
    }
  }

  /**
   * @param written by field number, whether some code may write it
   * @param initial the first value of every SHARED slot
   * @param threads how many positions to keep
   * @param positionBits the width of one
   */
  public Packing(
      StateLayout layout, boolean[] written, int[] initial, int threads, int positionBits) {
    this.places = new Place[layout.sharedSlots()];
    this.positions = new Place[threads];
    this.positionLimit = 1L << positionBits;
    Cursor cursor = new Cursor();
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED) {
        place(field, written[field.number()], initial, cursor);
      }
    }
    for (int t = 0; t < threads; t++) {
      positions[t] = cursor.take(positionBits, 0);
    }
    this.initial = new long[cursor.words()];
    for (int slot = 0; slot < places.length; slot++) {
      places[slot].put(this.initial, initial[slot]);
    }
  }

  private void place(Field field, boolean isWritten, int[] initial, Cursor cursor) {
    int bits = 64 - Long.numberOfLeadingZeros((long) field.high() - field.low());
    for (int i = 0; i < field.size(); i++) {
      int slot = field.first() + i;
      places[slot] =
          isWritten && bits > 0
              ? cursor.take(bits, field.low())
              : new Place(0, 0, 0, initial[slot]);
    }
  }

  /** Where element {@code index} of a SHARED field lies. */
  Place place(Field field, int index) {
    return places[field.first() + index];
  }

  /** Where the number of a thread's position lies. */
  Place position(int thread) {
    return positions[thread];
  }

  public int words() {
    return initial.length;
  }

  /** The words of a state with the first values of all fields. */
  long[] initial() {
    return initial.clone();
  }

  /** The number of positions that fit. */
  public long positionLimit() {
    return positionLimit;
  }

  /** The next free bits. */
  private static final class Cursor {
    private int word;
    private int used;

    Place take(int bits, int low) {
      if (used + bits > 64) {
        word++;
        used = 0;
      }
      int shift = used;
      used += bits;
      return new Place(word, shift, (1L << bits) - 1, low);
    }

    int words() {
      return word + 1;
    }
  }
}
