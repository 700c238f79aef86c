package org.mmn.explore;

import java.util.Arrays;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * The states seen so far, exact, in the order in which they were added: open addressing over the
 * words of each state.
 *
 * <p>Limits: 2^29 states.
 */
public final class StateStore {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int LARGEST = 1 << 30;
  private static final long EMPTY = -1;

  private final int words;
  private long[][] chunks = new long[16][];

  /** Open addressing: the hash of a state in the upper half, its number in the lower. */
  private long[] table = filled(1 << 10);

  private final long[] probe;
  private int size;

  /**
   * @param words of each state
   */
  public StateStore(int words) {
    this.words = words;
    this.probe = new long[words];
  }

  public int size() {
    return size;
  }

  /** What it takes, in bytes. */
  public long bytes() {
    long full = (size + CHUNK - 1L) / CHUNK;
    return full * CHUNK * words * 8 + 8L * table.length;
  }

  /** Adds a state: its number if it is new, {@code ~number} if it is known. */
  public int add(State state) {
    state.store(probe, 0);
    int hash = hash();
    int at = slot(hash);
    if (table[at] != EMPTY) {
      return ~(int) table[at];
    }
    table[at] = entry(hash, size);
    append();
    if (2L * size > table.length) {
      grow();
    }
    return size - 1;
  }

  /** The number of a state, or -1. */
  public int find(State state) {
    state.store(probe, 0);
    int at = slot(hash());
    return table[at] == EMPTY ? -1 : (int) table[at];
  }

  /** Where the state in {@code probe} is in the table, or the empty slot where it would go. */
  private int slot(int hash) {
    int mask = table.length - 1;
    int at = hash & mask;
    while (table[at] != EMPTY
        && ((int) (table[at] >>> 32) != hash || !holdsProbe((int) table[at]))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static long entry(int hash, int number) {
    return ((long) hash << 32) | number;
  }

  /** Makes {@code into} the state with this number. */
  public void load(int number, State into) {
    into.load(chunks[number >> CHUNK_BITS], (number & CHUNK - 1) * words);
  }

  private void append() {
    int chunk = size >> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunks.length);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK * words];
    }
    System.arraycopy(probe, 0, chunks[chunk], (size & CHUNK - 1) * words, words);
    size++;
  }

  private boolean holdsProbe(int number) {
    long[] chunk = chunks[number >> CHUNK_BITS];
    int at = (number & CHUNK - 1) * words;
    for (int i = 0; i < words; i++) {
      if (chunk[at + i] != probe[i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    if (table.length == LARGEST) {
      throw new CapacityExceeded("2^29 states");
    }
    long[] old = table;
    table = filled(2 * old.length);
    int mask = table.length - 1;
    for (long known : old) {
      if (known != EMPTY) {
        int at = (int) (known >>> 32) & mask;
        while (table[at] != EMPTY) {
          at = (at + 1) & mask;
        }
        table[at] = known;
      }
    }
  }

  private int hash() {
    long h = 0x9E3779B97F4A7C15L;
    for (long word : probe) {
      h = (h ^ word) * 0xFF51AFD7ED558CCDL;
      h ^= h >>> 32;
    }
    return (int) (h ^ h >>> 29);
  }

  private static long[] filled(int length) {
    long[] slots = new long[length];
    Arrays.fill(slots, EMPTY);
    return slots;
  }
}
