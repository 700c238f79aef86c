package org.mmn.explore;

/**
 * Numbers that look random and follow from a seed, the same on every machine: SplitMix64 (Steele,
 * Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
public final class SplitMix {
  /** By how much the state grows with each number: 2^64 by the golden ratio, made odd. */
  public static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  public SplitMix(long seed) {
    state = seed;
  }

  /** The numbers of one of many draws that have a seed in common. */
  static SplitMix of(long seed, int draw) {
    return new SplitMix(mixed(mixed(seed + GOLDEN) + GOLDEN * (draw + 1L)));
  }

  /** A number in {@code 0..bound-1}. */
  public int below(int bound) {
    state += GOLDEN;
    return (int) Long.remainderUnsigned(mixed(state), bound);
  }

  /** A bijection of words: each bit of the result depends on every bit of {@code number}. */
  public static long mixed(long number) {
    long z = number;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
