package org.mmn.compile;

import org.jspecify.annotations.Nullable;

/**
 * A value in the code of several threads alike: {@code base + step * i} in the one with index
 * {@code i} among them.
 *
 * @param known whether {@code base} is a number that is known; else it is the same for all of them
 */
record Linear(int step, int base, boolean known) {
  static final Linear ANY = new Linear(0, 0, false);

  static Linear constant(int value) {
    return new Linear(0, value, true);
  }

  boolean isSame() {
    return step == 0;
  }

  /**
   * The value on two ways; {@code null} when it depends on the thread on one and not on the other.
   */
  static @Nullable Linear join(Linear a, Linear b) {
    if (a.step != b.step) {
      return null;
    }
    return a.equals(b) ? a : new Linear(a.step, 0, false);
  }

  /** The value of {@code this + sign * other}. */
  Linear plus(Linear other, int sign) {
    boolean both = known && other.known;
    return new Linear(step + sign * other.step, both ? base + sign * other.base : 0, both);
  }

  int at(int index) {
    return base + step * index;
  }
}
