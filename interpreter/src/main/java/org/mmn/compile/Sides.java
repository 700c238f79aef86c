package org.mmn.compile;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a register holds in each of several threads that run the same code side by side; or {@link
 * #ANY}.
 */
final class Sides {
  /** The same in all of them, and not known. */
  static final Sides ANY = new Sides(null);

  private final int @Nullable [] values;

  private Sides(int @Nullable [] values) {
    this.values = values;
  }

  static Sides each(int count, IntUnaryOperator value) {
    int[] values = new int[count];
    Arrays.setAll(values, value);
    return new Sides(values);
  }

  static Sides same(int count, int value) {
    return each(count, i -> value);
  }

  boolean isKnown() {
    return values != null;
  }

  /** Whether it is the same in all of them. */
  boolean isSame() {
    return values == null || Arrays.stream(values).allMatch(v -> v == values[0]);
  }

  /** Whether it counts them, from {@code start} on. */
  boolean isFrom(int start) {
    return values != null && equals(each(values.length, i -> start + i));
  }

  /** What it is in one of them. */
  int at(int index) {
    if (values == null) {
      throw new IllegalStateException("not known");
    }
    return values[index];
  }

  Sides map(IntUnaryOperator function) {
    return values == null ? ANY : each(values.length, i -> function.applyAsInt(values[i]));
  }

  /** Of two that are known. */
  Sides with(Sides other, IntBinaryOperator function) {
    return values == null
        ? ANY
        : each(values.length, i -> function.applyAsInt(values[i], other.at(i)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sides s && Arrays.equals(values, s.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
