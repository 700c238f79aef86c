package org.mmn.explore.store;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmn.state.State;

/**
 * States by number, one behind another in chunks, each in memory or in a file.
 *
 * <p>One thread at a time puts, spills and drops; meanwhile others may read what was put before the
 * lock was handed over. A chunk that they see in its old place has not changed, and one in a file
 * is seen whole, being a record.
 */
final class Chunks implements AutoCloseable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** The most to write at once, in bytes: a mapping ends at 2^31. */
  private static final long MOST = 1 << 30;

  /** What a chunk in a file takes of the heap, in bytes. */
  private static final int OBJECTS = 96;

  private final int words;
  private final SpillFile file;

  /** Each {@code long[]}, {@link Spilled}, or null where none is yet or any more. */
  private volatile Object[] chunks = new Object[16];

  private int begun;
  private int kept;
  private int spilled;

  /** A chunk in the file. */
  private record Spilled(LongBuffer states) {
    boolean holds(int place, long[] state, int at, int words) {
      for (int i = 0; i < words; i++) {
        if (states.get(place + i) != state[at + i]) {
          return false;
        }
      }
      return true;
    }
  }

  Chunks(int words, SpillFile file) {
    this.words = words;
    this.file = file;
  }

  /** What they take of the heap, in bytes. */
  long bytes() {
    return kept * size() + (long) spilled * OBJECTS + 8L * chunks.length;
  }

  /** The bytes of a chunk. */
  private long size() {
    return (long) CHUNK * words * Long.BYTES;
  }

  /** The chunk that a state is in. */
  static int chunk(int number) {
    return number >> CHUNK_BITS;
  }

  /** Puts a state behind those that there are. */
  void put(int number, long[] state, int at) {
    int chunk = chunk(number);
    if (chunk == begun) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new long[CHUNK * words];
      begun++;
      kept++;
    }
    System.arraycopy(state, at, (long[]) chunks[chunk], place(number), words);
  }

  /** Whether a state has these words. */
  boolean holds(int number, long[] state, int at) {
    Object chunk = chunks[chunk(number)];
    int place = place(number);
    if (!(chunk instanceof long[] states)) {
      return ((Spilled) chunk).holds(place, state, at, words);
    }
    for (int i = 0; i < words; i++) {
      if (states[place + i] != state[at + i]) {
        return false;
      }
    }
    return true;
  }

  /** The hash of a state. */
  long hash(int number) {
    Object chunk = chunks[chunk(number)];
    if (chunk instanceof long[] states) {
      return StateStore.hash(states, place(number), words);
    }
    long[] read = new long[words];
    ((Spilled) chunk).states().get(place(number), read);
    return StateStore.hash(read, 0, words);
  }

  /** The first word of a state in memory; 0 of one in the file. */
  long glance(int number) {
    return chunks[chunk(number)] instanceof long[] states ? states[place(number)] : 0;
  }

  void load(int number, State into) {
    Object chunk = chunks[chunk(number)];
    if (chunk instanceof long[] states) {
      into.load(states, place(number));
    } else {
      long[] read = new long[words];
      ((Spilled) chunk).states().get(place(number), read);
      into.load(read, 0);
    }
  }

  private int place(int number) {
    return (number & CHUNK - 1) * words;
  }

  /**
   * Moves half of the chunks in memory to the file; returns whether any was.
   *
   * @param order those that may go, which must be full, the first to go first
   */
  boolean spill(IntStream order) {
    int[] there = order.filter(c -> chunks[c] instanceof long[]).toArray();
    int[] going = Arrays.copyOf(there, (int) Math.min((there.length + 1) / 2, MOST / size()));
    List<long[]> arrays = new ArrayList<>();
    for (int chunk : going) {
      arrays.add((long[]) chunks[chunk]);
    }
    Optional<LongBuffer> written = arrays.isEmpty() ? Optional.empty() : file.append(arrays);
    if (written.isEmpty()) {
      return false;
    }
    for (int i = 0; i < going.length; i++) {
      int length = CHUNK * words;
      chunks[going[i]] = new Spilled(written.get().slice(i * length, length));
    }
    kept -= going.length;
    spilled += going.length;
    return true;
  }

  /** Forgets the states of a chunk. */
  void drop(int chunk) {
    if (chunks[chunk] instanceof long[]) {
      kept--;
    } else {
      spilled--;
    }
    chunks[chunk] = null;
  }

  @Override
  public void close() {
    file.close();
  }
}
