package org.mmn.compile;

import java.util.Arrays;
import java.util.List;

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

  /**
   * What an instruction puts into its register; {@link #NOTHING} when it sets none.
   *
   * @param thread the one that runs it
   */
  static long result(Instruction i, long[] registers, int thread, List<int[]> tables) {
    return switch (i.code()) {
      case CONSTANT -> i.a();
      case MOVE -> registers[i.a()];
      case THREAD -> thread;
      case UNARY -> unary(i, registers[i.a()]);
      case BINARY -> binary(i, registers[i.a()], registers[i.b()]);
      case LOOKUP -> lookup(tables.get(i.c()), registers[i.a()]);
      case CALL, CALL_BACK, ACT, PURE -> ANY;
      case JUMP, BRANCH, CHECK, FAIL, RETURN, ATOMIC_BEGIN, ATOMIC_END, LABEL -> NOTHING;
    };
  }

  /** The arguments of an action; one that nothing has been put in may be anything. */
  static long[] arguments(Instruction i, long[] registers) {
    long[] values = new long[i.args().length];
    Arrays.setAll(values, a -> orAny(registers[i.args()[a]]));
    return values;
  }

  /** The arguments of a call for the notifier {@code instance}, which comes first. */
  static long[] call(long instance, Instruction i, long[] registers) {
    long[] arguments = new long[i.args().length + 1];
    arguments[0] = orAny(instance);
    System.arraycopy(arguments(i, registers), 0, arguments, 1, i.args().length);
    return arguments;
  }

  /** The notifier that a call runs for, -1 for none. */
  static long instance(Instruction i, long[] registers) {
    return i.b() < 0 ? -1 : registers[i.b()];
  }

  private static long orAny(long value) {
    return value == NOTHING ? ANY : value;
  }

  private static long unary(Instruction i, long a) {
    return isKnown(a) ? Arithmetic.values()[i.b()].of((int) a) : a;
  }

  private static long binary(Instruction i, long a, long b) {
    if (a == NOTHING || b == NOTHING) {
      return NOTHING;
    }
    Arithmetic operator = Arithmetic.values()[i.c()];
    boolean divides = operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER;
    return isKnown(a) && isKnown(b) && !(divides && b == 0) ? operator.of((int) a, (int) b) : ANY;
  }

  private static long lookup(int[] table, long a) {
    if (!isKnown(a)) {
      return a;
    }
    return a >= 0 && a < table.length ? table[(int) a] : -1;
  }
}
