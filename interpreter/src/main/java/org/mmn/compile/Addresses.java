package org.mmn.compile;

import java.util.List;

/** A number for each instruction of a program. */
public final class Addresses {
  private final int[] first;

  /** Numbers the instructions, function after function. */
  public Addresses(Program program) {
    List<ThreadCode> functions = program.functions();
    first = new int[functions.size()];
    for (int f = 1; f < first.length; f++) {
      first[f] = first[f - 1] + functions.get(f - 1).code().length;
    }
  }

  /** The number of an instruction. */
  public int of(int function, int pc) {
    return first[function] + pc;
  }
}
