package org.mmn.explore;

import java.util.concurrent.atomic.AtomicInteger;
import org.mmn.state.CapacityExceeded;

/**
 * A set of 64-bit fingerprints, up to a bound. Safe for use by several threads; what it ends up as
 * does not depend on their order.
 */
final class Fingerprints {
  private static final int PARTS = 64;

  private final int most;
  private final AtomicInteger size = new AtomicInteger();
  private final Part[] parts = new Part[PARTS];

  /** Those whose upper bits are the same. */
  private static final class Part {
    private long[] table = new long[1 << 6];
    private int used;

    /** Adds what is not 0; whether it is new. */
    synchronized boolean add(long print) {
      int at = slot(table, print);
      if (table[at] == print) {
        return false;
      }
      table[at] = print;
      used++;
      if (2 * used > table.length) {
        grow();
      }
      return true;
    }

    private static int slot(long[] table, long print) {
      int mask = table.length - 1;
      int at = (int) print & mask;
      while (table[at] != 0 && table[at] != print) {
        at = at + 1 & mask;
      }
      return at;
    }

    private void grow() {
      if (table.length == 1 << 28) {
        throw new CapacityExceeded("2^27 fingerprints of a part");
      }
      long[] larger = new long[2 * table.length];
      for (long print : table) {
        if (print != 0) {
          larger[slot(larger, print)] = print;
        }
      }
      table = larger;
    }
  }

  /**
   * @param most how many to keep
   */
  Fingerprints(int most) {
    this.most = most;
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part();
    }
  }

  void add(long print) {
    long kept = print == 0 ? 1 : print;
    if (size.get() < most && parts[(int) (kept >>> 58)].add(kept)) {
      size.incrementAndGet();
    }
  }

  /** How many there are: at most as many as are kept. */
  int size() {
    return Math.min(size.get(), most);
  }

  /** Whether some were not kept, so that there may be more. */
  boolean isFull() {
    return size.get() >= most;
  }
}
