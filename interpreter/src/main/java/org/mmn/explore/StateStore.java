package org.mmn.explore;

import org.mmn.state.State;

/**
 * The states that a search has seen, numbered in the order in which they were added.
 *
 * <p>One thread at a time adds; those that take turns hand over under a lock. Meanwhile any thread
 * may find and load what was added before it last held that lock.
 */
public abstract class StateStore {
  private final int words;
  private final long[] probe;
  private int size;

  /**
   * @param words of each state
   */
  StateStore(int words) {
    this.words = words;
    this.probe = new long[words];
  }

  /** One that keeps every word of every state in memory. */
  public static StateStore exact(int words) {
    return new ExactStore(words);
  }

  /**
   * What the methods here take as the hash of a state: each bit of it depends on every bit of the
   * words, and no two states of one word have the same.
   */
  public static long hash(long[] words, int at, int count) {
    long hash = 0;
    for (int i = at; i < at + count; i++) {
      hash = SplitMix.mixed(hash + SplitMix.GOLDEN ^ words[i]);
    }
    return hash;
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

  /** Adds a state: its number if it is new, {@code ~number} if it is known. */
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
   * those from {@code below} on.
   *
   * @param hash of the words in {@code state} from {@code at} on
   */
  public abstract int find(long[] state, int at, long hash, int below);

  /** Makes {@code into} the state with this number. */
  public abstract void load(int number, State into);

  /** Writes the words of the state with this number to {@code to}, from {@code at} on. */
  public abstract void load(int number, long[] to, int at);

  /** Says that states with smaller numbers will not be loaded again. */
  public abstract void left(int number);
}
