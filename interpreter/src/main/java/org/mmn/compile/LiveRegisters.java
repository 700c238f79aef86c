package org.mmn.compile;

import java.util.BitSet;

/**
 * Which registers are still read after each instruction: a suspended thread keeps only those, so
 * that two threads that will do the same are equal.
 */
final class LiveRegisters {
  private final Instruction[] code;
  private final BitSet[] in;

  LiveRegisters(Instruction[] code, int registers) {
    this.code = code;
    this.in = new BitSet[code.length + 1];
    for (int i = 0; i <= code.length; i++) {
      in[i] = new BitSet(registers);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pc = code.length - 1; pc >= 0; pc--) {
        changed |= update(pc);
      }
    }
  }

  private boolean update(int pc) {
    BitSet live = out(pc);
    if (writes(code[pc].code())) {
      live.clear(code[pc].dst());
    }
    addReads(code[pc], live);
    if (live.equals(in[pc])) {
      return false;
    }
    in[pc] = live;
    return true;
  }

  private BitSet out(int pc) {
    Instruction i = code[pc];
    BitSet live = new BitSet();
    switch (i.code()) {
      case RETURN, FAIL -> {}
      case JUMP -> live.or(in[i.a()]);
      case BRANCH -> {
        live.or(in[i.b()]);
        live.or(in[pc + 1]);
      }
      default -> live.or(in[pc + 1]);
    }
    return live;
  }

  /** Whether such an instruction sets its {@code dst}. */
  static boolean writes(Opcode code) {
    return switch (code) {
      case CONSTANT, MOVE, UNARY, BINARY, LOOKUP, THREAD, CALL, CALL_BACK, PURE, ACT -> true;
      case JUMP, BRANCH, CHECK, FAIL, RETURN, ATOMIC_BEGIN, ATOMIC_END, LABEL -> false;
    };
  }

  private static void addReads(Instruction i, BitSet live) {
    switch (i.code()) {
      case MOVE, UNARY, LOOKUP, BRANCH -> live.set(i.a());
      case BINARY -> {
        live.set(i.a());
        live.set(i.b());
      }
      case CHECK -> live.set(i.dst());
      case RETURN -> {
        if (i.a() >= 0) {
          live.set(i.a());
        }
      }
      case CALL -> {
        if (i.b() >= 0) {
          live.set(i.b());
        }
        setAll(i.args(), live);
      }
      case CALL_BACK -> {
        live.set(i.b());
        setAll(i.args(), live);
      }
      case ACT, PURE -> setAll(i.args(), live);
      case CONSTANT, THREAD, JUMP, FAIL, ATOMIC_BEGIN, ATOMIC_END, LABEL -> {}
    }
  }

  private static void setAll(int[] registers, BitSet live) {
    for (int register : registers) {
      live.set(register);
    }
  }

  /** Those that are read from an instruction on before anything is put into them. */
  BitSet before(int pc) {
    return in[pc];
  }

  /** For each action and call the registers read after it, but for its own result. */
  int[][] live() {
    int[][] live = new int[code.length][];
    for (int pc = 0; pc < code.length; pc++) {
      live[pc] =
          switch (code[pc].code()) {
            case ACT, CALL, CALL_BACK -> after(pc);
            default -> new int[0];
          };
    }
    return live;
  }

  private int[] after(int pc) {
    BitSet live = out(pc);
    live.clear(code[pc].dst());
    return live.stream().toArray();
  }
}
