package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.resolve.Label;
import org.mmn.resolve.Local;

/**
 * The instructions of one function as they come: registers, jump targets, loops.
 *
 * <p>Register 0 holds the notifier that the function runs for, -1 outside a driver; then come the
 * parameters, then locals and intermediate values, none used for two things.
 */
final class Emitter {
  static final int INSTANCE = 0;

  private final List<Instruction> code = new ArrayList<>();
  private final IdentityHashMap<Local, Integer> registers = new IdentityHashMap<>();
  private final IdentityHashMap<Label, Integer> labels = new IdentityHashMap<>();
  private final Map<Integer, Label> gotos = new java.util.LinkedHashMap<>();
  private final IdentityHashMap<Label, Integer> labelDepths = new IdentityHashMap<>();
  private final Map<Integer, Integer> gotoDepths = new java.util.LinkedHashMap<>();
  private int nextRegister = 1;
  private int atomicDepth;

  /** A jump target that is not known yet. */
  static final class Target {
    private final List<Integer> jumps = new ArrayList<>();
  }

  int register(Local local) {
    return registers.computeIfAbsent(local, l -> nextRegister++);
  }

  int fresh() {
    return nextRegister++;
  }

  int registers() {
    return nextRegister;
  }

  int here() {
    return code.size();
  }

  void emit(Opcode op, int dst, int a, int b, int c, int site) {
    code.add(Instruction.of(op, dst, a, b, c, site));
  }

  void emit(Opcode op, int dst, int a, int b, int[] args, int site) {
    code.add(new Instruction(op, dst, a, b, 0, args, site));
  }

  void jump(Target target, int site) {
    target.jumps.add(here());
    emit(Opcode.JUMP, 0, -1, 0, 0, site);
  }

  void jump(int pc, int site) {
    emit(Opcode.JUMP, 0, pc, 0, 0, site);
  }

  /** Goes to {@code target} when {@code condition} is 0. */
  void branch(int condition, Target target, int site) {
    target.jumps.add(here());
    emit(Opcode.BRANCH, 0, condition, -1, 0, site);
  }

  void bind(Target target) {
    for (int at : target.jumps) {
      code.set(at, code.get(at).target(here()));
    }
  }

  void bind(Label label) {
    labels.put(label, here());
    labelDepths.put(label, atomicDepth);
  }

  /** Goes to a label, out of every {@code atomically} that the label is not in. */
  void jump(Label label, int site) {
    gotos.put(here(), label);
    gotoDepths.put(here(), atomicDepth);
    jump(-1, site);
  }

  /** How many {@code atomically} the place is in. */
  int atomicDepth() {
    return atomicDepth;
  }

  void enterAtomic(int site) {
    emit(Opcode.ATOMIC_BEGIN, 0, 0, 0, 0, site);
    atomicDepth++;
  }

  void leaveAtomic(int site) {
    atomicDepth--;
    emit(Opcode.ATOMIC_END, 0, 0, 0, 0, site);
  }

  /** Before a jump to a place that is in {@code depth} of them only. */
  void unwind(int depth, int site) {
    for (int d = atomicDepth; d > depth; d--) {
      emit(Opcode.ATOMIC_END, 0, 0, 0, 0, site);
    }
  }

  Instruction[] finish() {
    gotos.forEach(this::finish);
    return code.toArray(new Instruction[0]);
  }

  /** A jump out of an {@code atomically} goes by way of the instructions that end it. */
  private void finish(int at, Label label) {
    int target = requireNonNull(labels.get(label), label.name());
    int leaves = requireNonNull(gotoDepths.get(at)) - requireNonNull(labelDepths.get(label));
    if (leaves == 0) {
      code.set(at, code.get(at).target(target));
      return;
    }
    int site = code.get(at).site();
    code.set(at, code.get(at).target(here()));
    atomicDepth = leaves;
    unwind(0, site);
    jump(target, site);
  }
}
