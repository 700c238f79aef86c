package org.mmn.explore;

/**
 * Which thread PCT moves. One that comes back to a state while it moves alone falls behind all
 * others, as one that yields: it waits for them in a circle, or has no end.
 */
final class Priorities {
  private final int depth;
  private final int[] priority;
  private final int[] changes;
  private int lowest;
  private int alone = -1;
  private long mark;
  private int since;
  private int lap;

  private Priorities(int depth, int[] priority, int[] changes) {
    this.depth = depth;
    this.priority = priority;
    this.changes = changes;
  }

  /**
   * @param length of how many moves to draw the {@code depth - 1} before which priorities change
   */
  static Priorities drawn(int threads, int depth, int length, SplitMix lot) {
    int[] priority = new int[threads];
    for (int t = 0; t < threads; t++) {
      int other = lot.below(t + 1);
      priority[t] = priority[other];
      priority[other] = depth + t;
    }
    int[] changes = new int[depth - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = lot.below(length);
    }
    return new Priorities(depth, priority, changes);
  }

  /**
   * The thread to move.
   *
   * @param moving those that can, as bits; at least one
   * @param made how many moves the run has made
   */
  int next(long moving, int made) {
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] == made) {
        priority[highest(moving)] = depth - 1 - i;
      }
    }
    return highest(moving);
  }

  private int highest(long moving) {
    int best = Long.numberOfTrailingZeros(moving);
    for (long left = moving & moving - 1; left != 0; left &= left - 1) {
      int thread = Long.numberOfTrailingZeros(left);
      best = priority[thread] > priority[best] ? thread : best;
    }
    return best;
  }

  /**
   * A thread has moved.
   *
   * @param state what tells the state apart that it moved to
   */
  void moved(int thread, long state) {
    if (thread != alone) {
      alone = thread;
      mark = state;
      since = 0;
      lap = 1;
    } else if (state == mark) {
      priority[thread] = --lowest;
      alone = -1;
    } else if (++since == lap) {
      mark = state;
      since = 0;
      lap *= 2;
    }
  }
}
