package org.mmn.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mmn.model.Op;
import org.mmn.resolve.Type;

/**
 * Which registers hold frames, where code does nothing with a frame but keep it, pass it on,
 * compare it with another or with {@code NULL}, and give it to primitives: then no code can tell
 * which of two frames has the lower number. Nor can properties: of frames they too may only ask
 * whether two are the same.
 *
 * <p>Limits: registers that are ever moved into one another hold the same kind of value everywhere;
 * a program in which one holds a frame here and a number there is not one of these.
 */
public final class FrameRegisters {
  private static final int NULL = -1;

  private final Program program;
  private final int[] bases;
  private final int[] parents;
  private final BitSet frames = new BitSet();
  private final BitSet others = new BitSet();

  /** Of each set of registers that hold frames, the one that stands for it. */
  private final BitSet held = new BitSet();

  private FrameRegisters(Program program) {
    this.program = program;
    List<ThreadCode> functions = program.functions();
    this.bases = new int[functions.size() + 1];
    for (int f = 0; f < functions.size(); f++) {
      bases[f + 1] = bases[f] + functions.get(f).registers() + 1;
    }
    this.parents = new int[bases[functions.size()]];
    Arrays.setAll(parents, i -> i);
  }

  /** Empty where code may tell frames apart by their numbers. */
  public static Optional<FrameRegisters> in(Program program) {
    FrameRegisters registers = new FrameRegisters(program);
    for (int f = 0; f < program.functions().size(); f++) {
      registers.read(f);
    }
    registers.held.or(registers.roots(registers.frames));
    boolean apart = !registers.held.intersects(registers.roots(registers.others));
    return apart ? Optional.of(registers) : Optional.empty();
  }

  /** Whether a register of a function holds a frame or {@code NULL}. */
  public boolean holdsFrame(int function, int register) {
    return held.get(find(bases[function] + register));
  }

  private BitSet roots(BitSet nodes) {
    BitSet roots = new BitSet();
    nodes.stream().map(this::find).forEach(roots::set);
    return roots;
  }

  private int find(int node) {
    int at = node;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private void join(int a, int b) {
    parents[find(a)] = find(b);
  }

  /** What a function returns. */
  private int result(int function) {
    return bases[function + 1] - 1;
  }

  private void read(int function) {
    ThreadCode code = program.functions().get(function);
    BitSet unset = new LiveRegisters(code.code(), code.registers()).before(0);
    unset.clear(0, code.parameters());
    unset.stream().forEach(r -> others.set(bases[function] + r));
    BitSet reached = reached(code);
    for (int pc = reached.nextSetBit(0); pc >= 0; pc = reached.nextSetBit(pc + 1)) {
      read(function, code.code()[pc]);
    }
  }

  private void read(int function, Instruction i) {
    int base = bases[function];
    switch (i.code()) {
      case CONSTANT -> {
        if (i.a() != NULL) {
          other(base, i.dst());
        }
      }
      case MOVE -> join(base + i.dst(), base + i.a());
      case UNARY, LOOKUP -> other(base, i.dst(), i.a());
      case BINARY -> {
        if (isEquality(i)) {
          join(base + i.a(), base + i.b());
          other(base, i.dst());
        } else {
          other(base, i.dst(), i.a(), i.b());
        }
      }
      case THREAD -> other(base, i.dst());
      case BRANCH -> other(base, i.a());
      case CHECK -> check(base, i);
      case RETURN -> {
        if (i.a() >= 0) {
          join(result(function), base + i.a());
        } else {
          others.set(result(function));
        }
      }
      case ACT, PURE -> act(base, i);
      case CALL -> call(base, i, i.a());
      case CALL_BACK -> {
        other(base, i.dst());
        for (int callback : program.tables().get(i.a())) {
          if (callback >= 0) {
            call(base, i, callback);
          }
        }
      }
      case JUMP, FAIL, ATOMIC_BEGIN, ATOMIC_END, LABEL -> {}
    }
  }

  private static boolean isEquality(Instruction i) {
    Arithmetic operator = Arithmetic.values()[i.c()];
    return operator == Arithmetic.EQUAL || operator == Arithmetic.UNEQUAL;
  }

  private void other(int base, int... registers) {
    for (int register : registers) {
      others.set(base + register);
    }
  }

  /** That it is a frame may be asked; nothing else. */
  private void check(int base, Instruction i) {
    if (i.a() != 0 || i.b() != program.world().frames() - 1) {
      other(base, i.dst());
    }
  }

  private void act(int base, Instruction i) {
    Op op = program.ops().get(i.a());
    Signature signature = program.signatures().get(i.a());
    for (int a = 0; a < i.args().length; a++) {
      sort(base + i.args()[a], signature.parameters().get(a));
      if (op.isPure()) {
        other(base, i.args()[a]);
      }
    }
    sort(base + i.dst(), signature.result());
  }

  private void sort(int node, Type.Kind kind) {
    (kind == Type.Kind.FRAME ? frames : others).set(node);
  }

  private void call(int base, Instruction i, int callee) {
    int parameters = program.functions().get(callee).parameters() - 1;
    for (int a = 0; a < parameters; a++) {
      if (a < i.args().length) {
        join(base + i.args()[a], bases[callee] + a + 1);
      } else {
        others.set(bases[callee] + a + 1);
      }
    }
    join(base + i.dst(), result(callee));
  }

  /** The instructions that are come to, if a condition that is always 1 is. */
  private static BitSet reached(ThreadCode function) {
    Instruction[] code = function.code();
    BitSet reached = new BitSet();
    BitSet open = new BitSet();
    open.set(0);
    while (!open.isEmpty()) {
      int pc = open.nextSetBit(0);
      open.clear(pc);
      reached.set(pc);
      Instruction i = code[pc];
      switch (i.code()) {
        case RETURN, FAIL -> {}
        case JUMP -> open.set(i.a());
        case BRANCH -> {
          open.set(pc + 1);
          if (i.a() < function.parameters() || !isAlwaysTrue(code, i.a())) {
            open.set(i.b());
          }
        }
        default -> open.set(pc + 1);
      }
      open.andNot(reached);
    }
    return reached;
  }

  /** Whether nothing but constants that are not 0 is put into an intermediate value. */
  private static boolean isAlwaysTrue(Instruction[] code, int register) {
    boolean any = false;
    for (Instruction i : code) {
      if (LiveRegisters.writes(i.code()) && i.dst() == register) {
        if (i.code() != Opcode.CONSTANT || i.a() == 0) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
