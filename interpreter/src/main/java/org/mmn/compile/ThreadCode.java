package org.mmn.compile;

/**
 * The code of one function.
 *
 * @param parameters how many of the first registers are set by the caller
 * @param live for each instruction that can be suspended ({@code ACT}, {@code CALL}, {@code
 *     CALL_BACK}) the registers that are still read after it, in ascending order; {@code null}
 *     elsewhere
 */
public record ThreadCode(
    String name, boolean stdlib, Instruction[] code, int parameters, int registers, int[][] live) {
  boolean has(Opcode opcode) {
    for (Instruction i : code) {
      if (i.code() == opcode) {
        return true;
      }
    }
    return false;
  }
}
