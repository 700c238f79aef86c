package org.mmn.explore.store;

import org.mmn.explore.SplitMix;
import org.mmn.state.State;

/**
 * The states that a search has seen, numbered in the order in which they were added.
 *
 * <p>One thread at a time adds; those that take turns hand over under a lock. Meanwhile any thread
 * may find and load what was added before it last held that lock.
 */
public abstract class StateStore implements AutoCloseable {
  private static final int PART_BITS = 6;

  /** A table is in so many parts, by the upper bits of the hash, which grow one after another. */
  static final int PARTS = 1 << PART_BITS;

  /** The words of states. */
  final Chunks chunks;

  private final int words;
  private final long[] probe;
  private int size;

  /** Keeps what was read ahead from being thought of no use. */
  @SuppressWarnings("unused")
  private volatile long glanced;

  /**
   * @param words of each state
   */
  StateStore(int words, SpillFile file) {
    this.chunks = new Chunks(words, file);
    this.words = words;
    this.probe = new long[words];
  }

  /** One that keeps every word of every state in memory. */
  public static StateStore exact(int words) {
    return exact(words, SpillFile.none());
  }

  /** One that keeps every word of every state, in memory or, once told to, in a file. */
  public static StateStore exact(int words, SpillFile file) {
    return new ExactStore(words, file);
  }

  /**
   * One that keeps a hash of every state, and its words until it is left.
   *
   * <p>Limits: two states of more than one word may have the same hash, and then the second is
   * taken for the first: see {@link #omissionProbability}.
   *
   * @param numbered whether it also keeps the number of every state
   */
  public static StateStore hashes(int words, boolean numbered, SpillFile file) {
    return new HashStore(words, numbered, file);
  }

  /**
   * What the methods here take as the hash of a state: each bit of it depends on every bit of the
   * words, and no two states of one word have the same.
   */
  public static long hash(long[] words, int at, int count) {
    long hash = 0;
    for (int i = at; i < at + count; i++) {
      hash = SplitMix.mixed((hash + SplitMix.GOLDEN) ^ words[i]);
    }
    return hash;
  }

  /** The part of a table that a hash belongs to. */
  static int part(long hash) {
    return (int) (hash >>> (Long.SIZE - PART_BITS));
  }

  /**
   * The place of a hash in a part: the slot where one begins to look for it, and 32 bits behind the
   * point, of the bits next to those that say the part.
   */
  static long place(long hash, int slots) {
    return (hash << PART_BITS >>> 32) * slots;
  }

  static int home(long place) {
    return (int) (place >>> 32);
  }

  static int after(int slot, int slots) {
    return slot + 1 == slots ? 0 : slot + 1;
  }

  /** How many words a state has. */
  final int words() {
    return words;
  }

  /** How many states were added. */
  public final int size() {
    return size;
  }

  /** Counts a state that was added; returns its number. */
  final int counted() {
    return size++;
  }

  /** What it takes of the heap, in bytes. */
  public abstract long bytes();

  /**
   * Reads where states with these hashes are or would be, all before any of them is asked for: so
   * the processor waits for many at once.
   *
   * @param first,limit which of the hashes
   */
  public final void readAhead(long[] hashes, int first, int limit) {
    long all = 0;
    for (int i = first; i < limit; i++) {
      all ^= glance(hashes[i]);
    }
    glanced = all;
  }

  /** Reads what {@link #find} begins with; what it returns means nothing. */
  abstract long glance(long hash);

  /**
   * Adds a state: its number if it is new, {@code ~number} if it is known, in a store without
   * numbers {@code ~0}.
   */
  public final int add(State state) {
    state.store(probe, 0);
    return add(probe, 0, hash(probe, 0, words));
  }

  /**
   * The same of the state whose words are in {@code state} from {@code at} on.
   *
   * @param hash of them
   */
  public abstract int add(long[] state, int at, long hash);

  /** The number of a state, or -1. Not while another thread adds. */
  public final int find(State state) {
    state.store(probe, 0);
    return find(probe, 0, hash(probe, 0, words), size);
  }

  /**
   * The number of a state if that is less than {@code below}, or -1; also while another thread adds
   * those from {@code below} on. In a store without numbers 0 if it is known at all, or -1.
   *
   * @param hash of the words in {@code state} from {@code at} on
   */
  public abstract int find(long[] state, int at, long hash, int below);

  /** Makes {@code into} the state with this number. */
  public final void load(int number, State into) {
    chunks.load(number, into);
  }

  /** Says that states with smaller numbers will not be loaded again. */
  public abstract void left(int number);

  /**
   * Moves some of what it keeps to its file, if it has one that takes it; returns whether it did.
   * Not while another thread adds; others may find and load.
   */
  public abstract boolean spill();

  /** An upper bound of the probability that a state was taken for another and therefore omitted. */
  public abstract double omissionProbability();

  /** Lets go of the file: nothing may be asked any more. */
  @Override
  public final void close() {
    chunks.close();
  }
}
