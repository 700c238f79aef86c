package org.mmn.explore.store;

import java.util.stream.IntStream;
import org.mmn.state.CapacityExceeded;

/**
 * A store of all words of all states, with an index over them: open addressing, a slot of the index
 * holding the number of a state and, in the bits that numbers leave free, some of its hash.
 *
 * <p>The index is in parts, by the upper bits of the hash. A part that is full is replaced by a
 * larger one; since parts begin with different sizes, they are full one after another, and what all
 * of them take grows smoothly.
 *
 * <p>Who finds may meet slots that are being filled, and parts that are new or were replaced. That
 * does no harm: a part is seen whole, all it is made of being final; a slot with a number less than
 * {@code below} was filled before the lock was handed over; nothing is ever taken out.
 *
 * <p>States may be in a file, the index not. When a part of it grows, its states are read again,
 * also those in the file.
 *
 * <p>Limits: 2^31 - 1 states.
 */
final class ExactStore extends StateStore {
  private static final int LEAST_SLOTS = 32;
  private static final int LEAST_BITS = 16;
  private static final int MOST_BITS = 31;
  private static final int BATCH = 64;

  private final Part[] parts = new Part[PARTS];
  private long slots;

  /** The slots of the states whose hashes begin with the same bits. */
  private static final class Part {
    /** Each 0, or one more than the number of a state below the lower bits of its hash. */
    private final int[] slots;

    /** How many bits of a slot are the number's. */
    private final int bits;

    private int filled;

    Part(int[] slots, int bits, int filled) {
      this.slots = slots;
      this.bits = bits;
      this.filled = filled;
    }

    boolean hasRoomFor(int number) {
      return 5L * filled < 4L * slots.length && number < largest();
    }

    private int largest() {
      return (1 << bits) - 1;
    }

    int number(int slot) {
      return (slot & largest()) - 1;
    }

    /** Whether a slot may be that of a state with this hash. */
    boolean fits(int slot, long hash) {
      return (slot ^ (int) hash << bits) >>> bits == 0;
    }

    void put(int number, long hash) {
      int at = home(hash, slots.length);
      while (slots[at] != 0) {
        at = after(at, slots.length);
      }
      slots[at] = (int) hash << bits | number + 1;
    }
  }

  ExactStore(int words, SpillFile file) {
    super(words, file);
    for (int p = 0; p < PARTS; p++) {
      parts[p] = new Part(new int[first(p)], LEAST_BITS, 0);
      slots += parts[p].slots.length;
    }
  }

  @Override
  public long bytes() {
    return chunks.bytes() + slots * Integer.BYTES;
  }

  @Override
  public int add(long[] state, int at, long hash) {
    int place = part(hash);
    int known = find(parts[place], state, at, hash, size());
    if (known >= 0) {
      return ~known;
    }
    if (!parts[place].hasRoomFor(size())) {
      grow(place);
    }
    chunks.put(size(), state, at);
    parts[place].put(size(), hash);
    parts[place].filled++;
    return counted();
  }

  @Override
  long glance(long hash) {
    Part part = parts[part(hash)];
    int slot = part.slots[home(hash, part.slots.length)];
    return slot != 0 && part.fits(slot, hash) ? chunks.glance(part.number(slot)) : slot;
  }

  @Override
  public int find(long[] state, int at, long hash, int below) {
    return find(parts[part(hash)], state, at, hash, below);
  }

  private int find(Part part, long[] state, int at, long hash, int below) {
    int[] in = part.slots;
    int i = home(hash, in.length);
    for (int slot = in[i]; slot != 0; slot = in[i]) {
      if (part.fits(slot, hash)) {
        int number = part.number(slot);
        if (number < below && chunks.holds(number, state, at)) {
          return number;
        }
      }
      i = after(i, in.length);
    }
    return -1;
  }

  @Override
  public void left(int number) {
    // What is left is still compared with what is found.
  }

  /** The oldest states go: they are found again least often. The index never goes. */
  @Override
  public boolean spill() {
    return chunks.spill(IntStream.range(0, Chunks.chunk(size())));
  }

  @Override
  public double omissionProbability() {
    return 0;
  }

  /** The slots that a part begins with: from one to two times the least, in equal ratios. */
  private static int first(int place) {
    return (int) (LEAST_SLOTS * Math.pow(2, (double) place / PARTS));
  }

  /** Makes a part twice as large, with room for numbers twice as large as now. */
  private void grow(int place) {
    Part old = parts[place];
    int needed = Integer.SIZE + 1 - Integer.numberOfLeadingZeros(size());
    int bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, needed));
    int length = (int) Math.min(Integer.MAX_VALUE - 8, 2L * old.slots.length);
    Part grown = new Part(filled(old, length, bits), bits, old.filled);
    if (!grown.hasRoomFor(size())) {
      throw new CapacityExceeded("2^31 states");
    }
    slots += length - old.slots.length;
    parts[place] = grown;
  }

  /** New slots, filled with what is in those of another part. */
  private int[] filled(Part old, int length, int bits) {
    Part filling = new Part(new int[length], bits, 0);
    int[] numbers = new int[BATCH];
    for (int next = 0; next < old.slots.length; ) {
      int count = 0;
      for (; next < old.slots.length && count < BATCH; next++) {
        numbers[count] = old.number(old.slots[next]);
        count += old.slots[next] == 0 ? 0 : 1;
      }
      put(filling, numbers, count);
    }
    return filling.slots;
  }

  /** Puts some states, all read before the first is put: so the processor reads many at once. */
  private void put(Part into, int[] numbers, int count) {
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = chunks.hash(numbers[i]);
    }
    for (int i = 0; i < count; i++) {
      into.put(numbers[i], hashes[i]);
    }
  }
}
