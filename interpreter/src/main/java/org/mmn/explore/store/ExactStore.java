package org.mmn.explore.store;

import java.util.stream.IntStream;
import org.mmn.state.CapacityExceeded;

/**
 * A store of all words of all states, with an index over them: open addressing, a slot of the index
 * holding the number of a state and, in the bits that numbers leave free, how far the slot is from
 * where one begins to look for the state, and some of its hash.
 *
 * <p>The index is in parts, by the upper bits of the hash. A part that is full is replaced by a
 * larger one; since parts begin with different sizes, they are full one after another, and what all
 * of them take grows smoothly. What the slots say is enough to fill the larger one in one go from
 * end to end: the hash bits in a slot are those that say which half of it the state belongs to, now
 * and the next times.
 *
 * <p>Who finds may meet slots that are being filled, and parts that are new or were replaced. That
 * does no harm: a part is seen whole, all it is made of being final; a slot with a number less than
 * {@code below} was filled before the lock was handed over; nothing is ever taken out.
 *
 * <p>States may be in a file, the index not. When a part of it grows, a few of its states are read
 * again, also those in the file: those that are far from where one looks for them, and now and then
 * all of them: when their hash bits are used up, and always from 2^27 states on.
 *
 * <p>Limits: 2^31 - 1 states.
 */
final class ExactStore extends StateStore {
  private static final int LEAST_SLOTS = 32;
  private static final int LEAST_BITS = 16;
  private static final int MOST_BITS = 31;

  /** So many hash bits keep most states from being compared with others for nothing. */
  private static final int ENOUGH_BITS = 3;

  private final Part[] parts = new Part[PARTS];
  private final int leastBits;
  private long slots;

  /** The slots of the states whose hashes begin with the same bits. */
  private static final class Part {
    private static final int DISTANCE_BITS = 4;

    /** The distance that stands for all that are no less. */
    private static final int FAR = (1 << DISTANCE_BITS) - 1;

    /**
     * Each 0, or from the lowest bits up: one more than the number of a state, its distance, and
     * hash bits.
     */
    private final int[] slots;

    /** How many bits of a slot are the number's. */
    private final int bits;

    /** How many bits are the distance's: none where numbers leave too few. */
    private final int distanceBits;

    /** How many bits are the hash's. */
    private final int hashBits;

    private int filled;

    Part(int length, int bits, int hashBits) {
      this.slots = new int[length];
      this.bits = bits;
      this.distanceBits = distanceBits(bits);
      this.hashBits = hashBits;
    }

    /** One of twice as many slots, filled before anybody sees it. */
    Part(Part half, int bits, int hashBits, Chunks chunks) {
      this(2 * half.slots.length, bits, hashBits);
      putAll(half, chunks);
      filled = half.filled;
    }

    private static int distanceBits(int bits) {
      return bits + DISTANCE_BITS <= Integer.SIZE ? DISTANCE_BITS : 0;
    }

    /** How many hash bits there can be beside a number of so many bits. */
    static int room(int bits) {
      return Integer.SIZE - bits - distanceBits(bits);
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

    /** What a slot says beside the number of a state with this place, so far from home. */
    int tag(long place, int distance) {
      int hash = (int) (place >>> (Integer.SIZE - hashBits)) & ((1 << hashBits) - 1);
      return distanceBits == 0 ? hash : hash << DISTANCE_BITS | (distance < FAR ? distance : FAR);
    }

    boolean fits(int slot, int tag) {
      return slot >>> bits == tag;
    }

    private boolean isFar(int slot) {
      return distanceBits == 0 || (slot >>> bits & FAR) == FAR;
    }

    /**
     * The place of the state in slot {@code at}, as far as its slot says it: a multiple of what one
     * hash bit is worth.
     */
    private long place(int at, int slot) {
      int home = at - (slot >>> bits & FAR);
      long hash = Integer.toUnsignedLong(slot) >>> (bits + DISTANCE_BITS);
      return (long) (home < 0 ? home + slots.length : home) << Integer.SIZE
          | hash << (Integer.SIZE - hashBits);
    }

    void put(int number, long place) {
      int at = home(place);
      int distance = 0;
      while (slots[at] != 0) {
        at = after(at, slots.length);
        distance++;
      }
      slots[at] = tag(place, distance) << bits | number + 1;
    }

    /** Puts what is in a part of half as many slots. */
    private void putAll(Part half, Chunks chunks) {
      boolean told = half.hashBits > hashBits;
      for (int at = 0; at < half.slots.length; at++) {
        int slot = half.slots[at];
        if (slot != 0) {
          int number = half.number(slot);
          long place =
              told && !half.isFar(slot)
                  ? 2 * half.place(at, slot)
                  : StateStore.place(chunks.hash(number), slots.length);
          put(number, place);
        }
      }
    }
  }

  ExactStore(int words, SpillFile file) {
    this(words, file, LEAST_BITS);
  }

  /**
   * @param leastBits how many bits of a slot are the number's at first, at most 31; more leave less
   *     room for what else it says
   */
  ExactStore(int words, SpillFile file, int leastBits) {
    super(words, file);
    this.leastBits = leastBits;
    for (int p = 0; p < PARTS; p++) {
      parts[p] = new Part(first(p), leastBits, Part.room(leastBits));
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
    Part part = parts[place];
    chunks.put(size(), state, at);
    part.put(size(), place(hash, part.slots.length));
    part.filled++;
    return counted();
  }

  @Override
  long glance(long hash) {
    Part part = parts[part(hash)];
    long place = place(hash, part.slots.length);
    int slot = part.slots[home(place)];
    return slot != 0 && part.fits(slot, part.tag(place, 0))
        ? chunks.glance(part.number(slot))
        : slot;
  }

  @Override
  public int find(long[] state, int at, long hash, int below) {
    return find(parts[part(hash)], state, at, hash, below);
  }

  private int find(Part part, long[] state, int at, long hash, int below) {
    int[] in = part.slots;
    long place = place(hash, in.length);
    int i = home(place);
    int distance = 0;
    for (int slot = in[i]; slot != 0; slot = in[i]) {
      if (part.fits(slot, part.tag(place, distance++))) {
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
    int bits = Math.min(MOST_BITS, Math.max(leastBits, needed));
    Part grown = new Part(old, bits, hashBits(old, bits), chunks);
    if (!grown.hasRoomFor(size())) {
      throw new CapacityExceeded("2^31 states");
    }
    slots += grown.slots.length - old.slots.length;
    parts[place] = grown;
  }

  /** Those that the old part says, less the one that is used up; all there is room for if few. */
  private static int hashBits(Part old, int bits) {
    int room = Part.room(bits);
    int told = Math.min(room, old.hashBits - 1);
    return told < Math.min(ENOUGH_BITS, room) ? room : told;
  }
}
