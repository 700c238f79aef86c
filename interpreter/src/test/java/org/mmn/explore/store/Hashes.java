package org.mmn.explore.store;

import org.mmn.explore.SplitMix;

/** States by their hashes. */
final class Hashes {
  private Hashes() {}

  /** The state of two words that begins with {@code first} and has this hash. */
  static long[] stateOf(long first, long hash) {
    long before = StateStore.hash(new long[] {first}, 0, 1);
    return new long[] {first, unmixed(hash) ^ before + SplitMix.GOLDEN};
  }

  /** The state of one word that has this hash. */
  static long[] stateOf(long hash) {
    return new long[] {unmixed(hash) ^ SplitMix.GOLDEN};
  }

  private static long unmixed(long mixed) {
    long word = unshifted(mixed, 31) * inverse(0x94d049bb133111ebL);
    word = unshifted(word, 27) * inverse(0xbf58476d1ce4e5b9L);
    return unshifted(word, 30);
  }

  /** What {@code x} was, of {@code x ^ x >>> shift}. */
  private static long unshifted(long shifted, int shift) {
    long word = shifted;
    for (int by = shift; by < Long.SIZE; by += shift) {
      word ^= shifted >>> by;
    }
    return word;
  }

  /** By Newton's method: each round doubles the bits that are right. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int round = 0; round < 6; round++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
