package org.mmn.explore;

import org.mmn.state.CapacityExceeded;

/** A move in one int: 6 bits of thread, 10 of way, 16 of the number of steps. */
final class Moves {
  /** More than a state can have: threads times ways. */
  static final int MOST = 1 << 16;

  private Moves() {}

  static int pack(int thread, int way, int steps) {
    if (way >= 1 << 10) {
      throw new CapacityExceeded("1024 ways to go on");
    }
    return thread << 26 | way << 16 | steps;
  }

  /** Thread, way, steps. */
  static int[] unpack(int move) {
    return new int[] {thread(move), way(move), steps(move)};
  }

  static int thread(int move) {
    return move >>> 26;
  }

  static int way(int move) {
    return move >>> 16 & 0x3FF;
  }

  static int steps(int move) {
    return move & 0xFFFF;
  }
}
