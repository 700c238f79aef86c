package org.mmn.compile;

/**
 * One instruction; {@link Opcode} says what {@code dst}, {@code a}, {@code b} and {@code c} mean.
 *
 * @param args the registers of the arguments of a call or action
 * @param site where it stands in the source, a number of {@link Program#sites}
 */
public record Instruction(Opcode code, int dst, int a, int b, int c, int[] args, int site) {
  private static final int[] NONE = {};

  static Instruction of(Opcode code, int dst, int a, int b, int c, int site) {
    return new Instruction(code, dst, a, b, c, NONE, site);
  }

  Instruction target(int pc) {
    return switch (code) {
      case JUMP -> new Instruction(code, dst, pc, b, c, args, site);
      case BRANCH -> new Instruction(code, dst, a, pc, c, args, site);
      default -> throw new IllegalStateException(code + " goes nowhere");
    };
  }
}
