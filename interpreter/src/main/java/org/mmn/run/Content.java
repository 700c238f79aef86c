package org.mmn.run;

import java.util.Arrays;

/** Numbers that are equal when they are the same ones, to be looked up by. */
record Content(int[] numbers) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Content c && Arrays.equals(numbers, c.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}
