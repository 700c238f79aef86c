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
  private int nextRegister = 1;

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
  }

  void jump(Label label, int site) {
    gotos.put(here(), label);
    jump(-1, site);
  }

  Instruction[] finish() {
    gotos.forEach(
        (at, label) ->
            code.set(at, code.get(at).target(requireNonNull(labels.get(label), label.name()))));
    return code.toArray(new Instruction[0]);
  }
}
