package org.mmn.state;

/**
 * What an explorer sees of a state: a value of a fixed number of words, equal to another exactly
 * when the words are.
 */
public interface State {
  /** The number of words of every state of this program. */
  int words();

  /** Writes the words to {@code to}, from {@code at} on. */
  void store(long[] to, int at);

  /** Becomes the state whose words are in {@code from}, from {@code at} on. */
  void load(long[] from, int at);

  State copy();
}
