package org.mmn.check;

import java.util.Arrays;
import java.util.List;
import org.mmn.model.Reason;

/**
 * Who waits for whom, in one state. A thread goes on once all threads of one of its ways act (an OR
 * of ANDs). A thread outside the set that is asked about is taken to act some day, and so is
 * somebody where a way is empty: hence what is found stuck is stuck for ever.
 */
final class WaitGraph {
  private final Reason[] reasons;

  /** A graph of {@code threads} threads of which nobody waits yet. */
  WaitGraph(int threads) {
    this.reasons = new Reason[threads];
    Arrays.fill(reasons, Reason.anybody(Reason.Kind.OTHER, 0));
  }

  void waits(int thread, Reason reason) {
    reasons[thread] = reason;
  }

  Reason reason(int thread) {
    return reasons[thread];
  }

  /** Those of {@code set} that nobody outside it, nor anybody of it that gets out, can release. */
  long stuck(long set) {
    long stuck = set;
    boolean changed = true;
    while (changed && stuck != 0) {
      changed = false;
      for (long rest = stuck; rest != 0; rest &= rest - 1) {
        long bit = Long.lowestOneBit(rest);
        if (released(reasons[Long.numberOfTrailingZeros(bit)].ways(), stuck)) {
          stuck &= ~bit;
          changed = true;
        }
      }
    }
    return stuck;
  }

  private static boolean released(List<Long> ways, long stuck) {
    for (long way : ways) {
      if ((way & stuck) == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * A smallest part of a stuck set that is stuck by itself: the cycle, without who waits for it.
   */
  long core(long stuck) {
    long core = stuck;
    for (long rest = stuck; rest != 0; rest &= ~Long.highestOneBit(rest)) {
      long smaller = stuck(core & ~Long.highestOneBit(rest));
      if (smaller != 0) {
        core = smaller;
      }
    }
    return core;
  }
}
