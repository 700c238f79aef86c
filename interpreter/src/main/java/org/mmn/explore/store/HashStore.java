package org.mmn.explore.store;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.mmn.state.CapacityExceeded;

/**
 * A store of the hashes of all states: open addressing over the hashes themselves, their numbers
 * beside them if wanted. The words of a state are kept until it is left.
 *
 * <p>The table is in parts that grow one after another, and who finds may meet it while it is being
 * filled, as {@link ExactStore} tells of its index; here a hash is written after its number, and
 * read before.
 *
 * <p>The words of states that are not left yet may be in a file, the table not.
 *
 * <p>Limits: 2^31 - 1 states. Those of more than one word may be taken for each other.
 */
final class HashStore extends StateStore {
  private static final int LEAST_SLOTS = 64;
  private static final int[] NO_NUMBERS = {};

  private final boolean numbered;
  private final Part[] parts = new Part[PARTS];
  private long slots;
  private int firstChunk;

  /** The number of the state whose hash is 0, which is that of an empty slot; or -1. */
  private volatile int zero = -1;

  /** The states whose hashes begin with the same bits. */
  private static final class Part {
    private final AtomicLongArray hashes;
    private final int[] numbers;
    private int filled;

    Part(int slots, boolean numbered) {
      hashes = new AtomicLongArray(slots);
      numbers = numbered ? new int[slots] : NO_NUMBERS;
    }

    /** What is in another, in more slots. */
    Part(Part old, int slots) {
      this(slots, old.isNumbered());
      for (int i = 0; i < old.hashes.length(); i++) {
        long hash = old.hashes.getPlain(i);
        if (hash != 0) {
          put(hash, slot(hash), old.number(i));
        }
      }
    }

    boolean isNumbered() {
      return numbers != NO_NUMBERS;
    }

    boolean hasRoom() {
      return 8L * filled < 7L * hashes.length();
    }

    /** The slot of a hash, or {@code ~} the empty one where it would go. */
    int slot(long hash) {
      int length = hashes.length();
      int at = home(place(hash, length));
      for (long there = hashes.getAcquire(at); there != hash; there = hashes.getAcquire(at)) {
        if (there == 0) {
          return ~at;
        }
        at = after(at, length);
      }
      return at;
    }

    int number(int slot) {
      return isNumbered() ? numbers[slot] : 0;
    }

    /** Puts a hash where {@link #slot} says it would go. */
    void put(long hash, int slot, int number) {
      if (isNumbered()) {
        numbers[~slot] = number;
      }
      hashes.setRelease(~slot, hash);
      filled++;
    }
  }

  HashStore(int words, boolean numbered, SpillFile file) {
    super(words, file);
    this.numbered = numbered;
    for (int p = 0; p < PARTS; p++) {
      int length = LEAST_SLOTS + p * (LEAST_SLOTS / 4) / PARTS;
      parts[p] = new Part(length, numbered);
      slots += length;
    }
  }

  @Override
  public long bytes() {
    return chunks.bytes() + slots * (Long.BYTES + (numbered ? Integer.BYTES : 0));
  }

  @Override
  public int add(long[] state, int at, long hash) {
    return hash == 0 ? addZero(state, at) : add(state, at, hash, part(hash));
  }

  private int add(long[] state, int at, long hash, int place) {
    int slot = parts[place].slot(hash);
    if (slot >= 0) {
      return ~parts[place].number(slot);
    }
    if (!parts[place].hasRoom()) {
      grow(place);
      slot = parts[place].slot(hash);
    }
    chunks.put(next(), state, at);
    parts[place].put(hash, slot, size());
    return counted();
  }

  private int addZero(long[] state, int at) {
    if (zero >= 0) {
      return ~(numbered ? zero : 0);
    }
    chunks.put(next(), state, at);
    zero = size();
    return counted();
  }

  private int next() {
    if (size() == Integer.MAX_VALUE) {
      throw new CapacityExceeded("2^31 states");
    }
    return size();
  }

  @Override
  long glance(long hash) {
    Part part = parts[part(hash)];
    return part.hashes.getPlain(home(place(hash, part.hashes.length())));
  }

  @Override
  public int find(long[] state, int at, long hash, int below) {
    int number = hash == 0 ? zero : number(hash);
    if (number < 0 || (numbered && number >= below)) {
      return -1;
    }
    return numbered ? number : 0;
  }

  private int number(long hash) {
    Part part = parts[part(hash)];
    int slot = part.slot(hash);
    return slot < 0 ? -1 : part.number(slot);
  }

  private void grow(int place) {
    int length = parts[place].hashes.length();
    int grown = (int) Math.min(Integer.MAX_VALUE - 8, length * 5L / 4);
    if (grown == length) {
      throw new CapacityExceeded("2^31 states");
    }
    parts[place] = new Part(parts[place], grown);
    slots += grown - length;
  }

  @Override
  public void left(int number) {
    for (; firstChunk < Chunks.chunk(number); firstChunk++) {
      chunks.drop(firstChunk);
    }
  }

  /** The newest states go, since they are loaded last. */
  @Override
  public boolean spill() {
    int last = Chunks.chunk(size()) - 1;
    return chunks.spill(IntStream.rangeClosed(0, last - firstChunk).map(i -> last - i));
  }

  /**
   * {@inheritDoc}
   *
   * <p>While nothing was omitted, the k+1st state that the search meets is taken for one of the k
   * before it with a probability of at most k / 2^64, the hashes of different states being as good
   * as independent and evenly spread. The first omission comes after one of the 1 to n states that
   * are kept at the end: the sum is n (n + 1) / 2^65. (Such bounds: Wolper and Leroy, "Reliable
   * hashing without collision detection", CAV 1993; Stern and Dill, "Improved probabilistic
   * verification by hash compaction", CHARME 1995; TLC prints the like.) No two states of one word
   * have the same hash.
   */
  @Override
  public double omissionProbability() {
    return words() == 1 ? 0 : Math.min(1, size() * (size() + 1.0) * 0x1p-65);
  }
}
