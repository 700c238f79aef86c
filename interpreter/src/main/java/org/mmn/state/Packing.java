package org.mmn.state;

/**
 * Where each SHARED element and each thread's position lies in the words of a {@link PackedState}.
 *
 * <p>An element takes the bits that its field's range needs, none across two words. A field that no
 * code of the program writes takes no bits: it has its first values for ever. Positions come last.
 */
public final class Packing {
  final int[] word;
  final int[] shift;
  final long[] mask;
  final int[] low;
  final int[] initial;
  final int[] positionWord;
  final int[] positionShift;
  final long positionMask;
  final int words;

  /**
   * @param written by field number, whether some code may write it
   * @param initial the first value of every SHARED slot
   * @param threads how many positions to keep
   * @param positionBits the width of one
   */
  public Packing(
      StateLayout layout, boolean[] written, int[] initial, int threads, int positionBits) {
    int slots = layout.sharedSlots();
    this.word = new int[slots];
    this.shift = new int[slots];
    this.mask = new long[slots];
    this.low = new int[slots];
    this.initial = initial.clone();
    this.positionWord = new int[threads];
    this.positionShift = new int[threads];
    this.positionMask = (1L << positionBits) - 1;
    Cursor cursor = new Cursor();
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED) {
        place(field, written[field.number()], cursor);
      }
    }
    for (int t = 0; t < threads; t++) {
      cursor.take(positionBits);
      positionWord[t] = cursor.word;
      positionShift[t] = cursor.shift;
    }
    this.words = cursor.words();
  }

  private void place(Field field, boolean isWritten, Cursor cursor) {
    int bits = 64 - Long.numberOfLeadingZeros((long) field.high() - field.low());
    for (int i = 0; i < field.size(); i++) {
      int slot = field.first() + i;
      if (isWritten && bits > 0) {
        cursor.take(bits);
        word[slot] = cursor.word;
        shift[slot] = cursor.shift;
        mask[slot] = (1L << bits) - 1;
        low[slot] = field.low();
      } else {
        low[slot] = initial[slot];
      }
    }
  }

  public int words() {
    return words;
  }

  /** The number of positions that fit. */
  public long positionLimit() {
    return positionMask + 1;
  }

  /** The next free place; after {@link #take}, the place taken. */
  private static final class Cursor {
    private int word;
    private int shift;
    private int used;

    void take(int bits) {
      if (used + bits > 64) {
        word++;
        used = 0;
      }
      shift = used;
      used += bits;
    }

    int words() {
      return word + 1;
    }
  }
}
