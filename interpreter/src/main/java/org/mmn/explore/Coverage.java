package org.mmn.explore;

import java.util.BitSet;
import java.util.Optional;

/**
 * What runs at random came to see.
 *
 * @param lottery how they were drawn
 * @param threads how many there are
 * @param runs how many were made: those of the lowest numbers
 * @param over how many of them went on until nothing could move, or to a finding that ends a run
 * @param bound the most moves that a run was given
 * @param stopped what else ended a run first, of the lowest number; empty when nothing did
 * @param moves of all runs
 * @param steps of all runs: a move is several where nobody else can tell
 * @param longest the most moves of a run
 * @param length how many moves PCT took a run to have at most: k
 * @param states how many different states, by 64-bit fingerprint
 * @param more whether there were more states than are counted
 * @param positions how many different places of threads, by 64-bit fingerprint
 * @param ended the threads that came to their ends on some run
 */
public record Coverage(
    Lottery lottery,
    int threads,
    int runs,
    int over,
    int bound,
    Optional<String> stopped,
    long moves,
    long steps,
    int longest,
    int length,
    int states,
    boolean more,
    int positions,
    BitSet ended) {

  /** How many runs were still going on at the bound of moves, or at another. */
  public int cut() {
    return runs - over;
  }
}
