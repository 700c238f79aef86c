package org.mmn.resolve;

/** Numbers that are known to be outside of what they are for. */
final class Bounds {
  private Bounds() {}

  /** Complains when {@code value} is a number that {@code type} does not hold. */
  static void check(Context context, Value value, Type type) {
    if (value instanceof Value.Constant c
        && type.kind() == Type.Kind.INT
        && !TypeRules.isUnknown(value)
        && (c.value() < type.low() || c.value() > type.high())) {
      context.error(Codes.OUT_OF_BOUNDS, value.span(), c.value() + " is not in " + type);
    }
  }

  /** Complains when {@code index} is known and not in {@code 0..limit}; which is what it is. */
  static void index(Context context, Value index, int limit, String what) {
    if (index instanceof Value.Constant c
        && !TypeRules.isUnknown(index)
        && (c.value() < 0 || c.value() >= limit)) {
      context.error(Codes.OUT_OF_BOUNDS, index.span(), what + ": " + c.value() + " is outside");
    }
  }
}
