package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Follows constants, and the locks that must have been taken, through one function from some place
 * on: along every way that the known values leave open.
 */
final class Flow {
  private final Futures futures;
  private final int thread;
  private final Instruction[] code;
  private final @Nullable At[] reached;
  private final Deque<Integer> open = new ArrayDeque<>();
  private @Nullable Locks returned;

  /** What is known before an instruction. */
  private record At(long[] registers, Locks taken) {
    At copy() {
      return new At(registers.clone(), taken);
    }
  }

  Flow(Futures futures, int thread, ThreadCode function) {
    this.futures = futures;
    this.thread = thread;
    this.code = function.code();
    this.reached = new At[code.length];
  }

  /** Comes to {@code pc} with these registers and locks. */
  void enter(int pc, long[] registers, Locks taken) {
    At known = reached[pc];
    if (known == null) {
      reached[pc] = new At(registers.clone(), taken);
      open.add(pc);
      return;
    }
    boolean changed = false;
    for (int r = 0; r < registers.length; r++) {
      long joined = Constants.join(known.registers[r], registers[r]);
      changed |= joined != known.registers[r];
      known.registers[r] = joined;
    }
    Locks common = known.taken.common(taken);
    if (changed || !common.equals(known.taken)) {
      reached[pc] = new At(known.registers, common);
      open.add(pc);
    }
  }

  /** Goes on until nothing new is known. */
  void run() {
    while (!open.isEmpty()) {
      int pc = open.remove();
      At at = reached[pc];
      if (at != null) {
        pass(pc, at.copy());
      }
    }
  }

  /** The locks that have been taken wherever it returns; {@code null} when it never does. */
  @Nullable Locks returned() {
    return returned;
  }

  private void pass(int pc, At at) {
    Instruction i = code[pc];
    long[] r = at.registers;
    switch (i.code()) {
      case JUMP -> enter(i.a(), r, at.taken);
      case BRANCH -> branch(i, pc, at);
      case RETURN -> returned = returned == null ? at.taken : returned.common(at.taken);
      case FAIL -> {}
      case CALL, CALL_BACK -> {
        Locks after = futures.afterCalls(i, call(i, r), thread);
        if (after != null) {
          r[i.dst()] = Constants.ANY;
          enter(pc + 1, r, at.taken.and(after));
        }
      }
      case ACT -> {
        Locks after = futures.taken(i.a(), Constants.arguments(i, r));
        r[i.dst()] = Constants.ANY;
        enter(pc + 1, r, at.taken.and(after));
      }
      case CONSTANT, MOVE, THREAD, UNARY, BINARY, LOOKUP, PURE -> {
        r[i.dst()] = Constants.result(i, r, thread, futures.tables());
        enter(pc + 1, r, at.taken);
      }
      case CHECK, ATOMIC_BEGIN, ATOMIC_END, LABEL -> enter(pc + 1, r, at.taken);
    }
  }

  private void branch(Instruction i, int pc, At at) {
    long condition = at.registers[i.a()];
    if (!Constants.isKnown(condition) || condition == 0) {
      enter(i.b(), at.registers, at.taken);
    }
    if (!Constants.isKnown(condition) || condition != 0) {
      enter(pc + 1, at.registers, at.taken);
    }
  }

  /** Adds to {@code future} what the instructions that were reached may touch. */
  void collect(Future future) {
    for (int pc = 0; pc < code.length; pc++) {
      At at = reached[pc];
      if (at == null) {
        continue;
      }
      Instruction i = code[pc];
      switch (i.code()) {
        case ACT ->
            futures.touch(i.a(), Constants.arguments(i, at.registers), thread, at.taken, future);
        case CALL, CALL_BACK -> futures.call(i, call(i, at.registers), thread, at.taken, future);
        default -> {}
      }
    }
  }

  private static long[] call(Instruction i, long[] registers) {
    return Constants.call(Constants.instance(i, registers), i, registers);
  }
}
