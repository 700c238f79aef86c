package org.mmn.explore;

/** Is told now and then how far a search has come. */
public interface Progress {
  /** One that tells nobody. */
  static Progress silent() {
    return (states, open, depth) -> {};
  }

  /**
   * @param open how many of the states have not been left yet
   */
  void at(int states, int open, int depth);

  /** The same of runs at random. */
  default void ran(int runs, int states) {}
}
