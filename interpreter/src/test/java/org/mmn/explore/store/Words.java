package org.mmn.explore.store;

import org.mmn.state.State;

/** A state that is nothing but its words. */
final class Words implements State {
  private final long[] words;

  Words(long... words) {
    this.words = words;
  }

  /** They themselves. */
  long[] content() {
    return words;
  }

  @Override
  public int words() {
    return words.length;
  }

  @Override
  public void store(long[] to, int at) {
    System.arraycopy(words, 0, to, at, words.length);
  }

  @Override
  public void load(long[] from, int at) {
    System.arraycopy(from, at, words, 0, words.length);
  }

  @Override
  public State copy() {
    return new Words(words.clone());
  }
}
