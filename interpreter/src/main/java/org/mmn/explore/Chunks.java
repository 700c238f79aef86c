package org.mmn.explore;

import java.util.Arrays;
import org.mmn.state.State;

/**
 * States by number, one behind another in chunks of memory.
 *
 * <p>One thread at a time puts; meanwhile others may read what was put before the lock was handed
 * over.
 */
final class Chunks {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int words;
  private volatile long[][] chunks = new long[16][];
  private int kept;

  Chunks(int words) {
    this.words = words;
  }

  /** What they take of the heap, in bytes. */
  long bytes() {
    return (long) kept * CHUNK * words * Long.BYTES + 8L * chunks.length;
  }

  /** Puts a state behind those that there are. */
  void put(int number, long[] state, int at) {
    int chunk = number >> CHUNK_BITS;
    if (chunk == kept) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new long[CHUNK * words];
      kept++;
    }
    System.arraycopy(state, at, chunks[chunk], place(number), words);
  }

  /** Whether a state has these words. */
  boolean holds(int number, long[] state, int at) {
    long[] chunk = chunks[number >> CHUNK_BITS];
    int place = place(number);
    for (int i = 0; i < words; i++) {
      if (chunk[place + i] != state[at + i]) {
        return false;
      }
    }
    return true;
  }

  void load(int number, State into) {
    into.load(chunks[number >> CHUNK_BITS], place(number));
  }

  void load(int number, long[] to, int at) {
    System.arraycopy(chunks[number >> CHUNK_BITS], place(number), to, at, words);
  }

  private int place(int number) {
    return (number & CHUNK - 1) * words;
  }
}
