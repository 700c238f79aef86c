package org.mmn.compile;

/** Values that code is known to have before it runs. */
final class Constants {
  /** A register that may hold several values. */
  static final long ANY = Long.MAX_VALUE;

  /** A register that nothing has been put in. */
  static final long NOTHING = Long.MIN_VALUE;

  private Constants() {}

  static boolean isKnown(long value) {
    return value != ANY && value != NOTHING;
  }

  /** What a register holds that is {@code a} on one way and {@code b} on another. */
  static long join(long a, long b) {
    return a == NOTHING || a == b ? b : b == NOTHING ? a : ANY;
  }

  static long unary(Instruction i, long a) {
    return isKnown(a) ? Arithmetic.values()[i.b()].of((int) a) : a;
  }

  static long binary(Instruction i, long a, long b) {
    if (a == NOTHING || b == NOTHING) {
      return NOTHING;
    }
    Arithmetic operator = Arithmetic.values()[i.c()];
    boolean divides = operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER;
    return isKnown(a) && isKnown(b) && !(divides && b == 0) ? operator.of((int) a, (int) b) : ANY;
  }

  static long lookup(int[] table, long a) {
    if (!isKnown(a)) {
      return a;
    }
    return a >= 0 && a < table.length ? table[(int) a] : -1;
  }
}
