package org.mmn.run;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers from 0 on by {@code int}: open addressing. One thread at a time may add; others may look
 * at any time, and then either find what was added or do not find it yet.
 */
final class IntMap {
  /** What is not there, or not yet. */
  static final int NONE = -1;

  /** The key in the upper half, the number plus 1 in the lower; 0 where nothing is. */
  private AtomicLongArray table = new AtomicLongArray(2);

  private int size;

  int get(int key) {
    AtomicLongArray entries = table;
    int mask = entries.length() - 1;
    int at = slot(key, mask);
    long entry = entries.getAcquire(at);
    while (entry != 0) {
      if ((int) (entry >>> 32) == key) {
        return (int) entry - 1;
      }
      at = at + 1 & mask;
      entry = entries.getAcquire(at);
    }
    return NONE;
  }

  /** Adds a key that is not there. */
  void put(int key, int value) {
    if (2 * (size + 1) > table.length()) {
      AtomicLongArray larger = new AtomicLongArray(2 * table.length());
      for (int i = 0; i < table.length(); i++) {
        if (table.get(i) != 0) {
          add(larger, table.get(i));
        }
      }
      table = larger;
    }
    add(table, (long) key << 32 | value + 1);
    size++;
  }

  private static void add(AtomicLongArray entries, long entry) {
    int mask = entries.length() - 1;
    int at = slot((int) (entry >>> 32), mask);
    while (entries.get(at) != 0) {
      at = at + 1 & mask;
    }
    entries.setRelease(at, entry);
  }

  private static int slot(int key, int mask) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & mask;
  }
}
