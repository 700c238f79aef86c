package org.mmn.run;

import java.util.Arrays;

/** Numbers of 0..127 by {@code long}: open addressing. */
final class LongMap {
  /** What is not there. */
  static final int NONE = -1;

  private static final long EMPTY = -1;

  private long[] keys = filled(1 << 10);
  private byte[] values = new byte[1 << 10];
  private int size;

  int get(long key) {
    int at = slot(keys, key);
    return keys[at] == EMPTY ? NONE : values[at];
  }

  /** Adds a key that is not there. */
  void put(long key, int value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int at = slot(keys, key);
    keys[at] = key;
    values[at] = (byte) value;
    size++;
  }

  private void grow() {
    long[] oldKeys = keys;
    byte[] oldValues = values;
    keys = filled(2 * oldKeys.length);
    values = new byte[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = slot(keys, oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  private static int slot(long[] keys, long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static long[] filled(int length) {
    long[] keys = new long[length];
    Arrays.fill(keys, EMPTY);
    return keys;
  }
}
