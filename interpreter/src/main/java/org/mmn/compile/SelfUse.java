package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mmn.model.Op;
import org.mmn.model.ReadVariable;
import org.mmn.model.WriteVariable;
import org.mmn.state.Field;

/**
 * Finds out what threads of the same code do with their own number: nothing but take elements of
 * arrays by it, if they are to be alike.
 *
 * <p>Limits: looks at each function once, whoever calls it; a number that is compared, stored,
 * computed with otherwise than by adding what is the same for all, or given to a primitive makes
 * the threads differ.
 */
final class SelfUse {
  private final Program program;
  private final int first;
  private final int count;
  private final Map<Integer, @Nullable Linear[]> registers = new LinkedHashMap<>();
  private final Map<Integer, Linear> results = new LinkedHashMap<>();
  private final Map<Field, Integer> arrays = new LinkedHashMap<>();
  private final BitSet queued = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();
  private boolean differ;

  SelfUse(Program program, int first, int count) {
    this.program = program;
    this.first = first;
    this.count = count;
  }

  /**
   * What the threads do with their numbers.
   *
   * @param steps by function and register, what is added to the value for the next of the threads
   * @param arrays of which fields each has an element of its own, and where that of the first is
   */
  record Found(Map<Integer, int[]> steps, Map<Field, Integer> arrays) {}

  /** Empty when they may differ in anything else. */
  Optional<Found> find() {
    int entry = program.entry()[first];
    enter(entry, Linear.constant(-1), new Linear[0]);
    while (!open.isEmpty() && !differ) {
      int function = open.remove();
      queued.clear(function);
      pass(function);
    }
    if (differ || isAnyUnknown()) {
      return Optional.empty();
    }
    Map<Integer, int[]> steps = new LinkedHashMap<>();
    registers.forEach((function, values) -> steps.put(function, steps(values)));
    return Optional.of(new Found(steps, arrays));
  }

  /** Whether an argument was never found out. */
  private boolean isAnyUnknown() {
    return registers.entrySet().stream()
        .anyMatch(
            known ->
                Arrays.stream(program.functions().get(known.getKey()).code())
                    .flatMapToInt(i -> Arrays.stream(i.args()))
                    .anyMatch(register -> known.getValue()[register] == null));
  }

  private static int[] steps(@Nullable Linear[] values) {
    int[] steps = new int[values.length];
    for (int r = 0; r < steps.length; r++) {
      Linear value = values[r];
      steps[r] = value == null ? 0 : value.step();
    }
    return steps;
  }

  private void enter(int function, Linear instance, Linear[] arguments) {
    ThreadCode code = program.functions().get(function);
    boolean isNew = !registers.containsKey(function);
    @Nullable Linear[] known =
        registers.computeIfAbsent(function, f -> new @Nullable Linear[code.registers()]);
    boolean changed = isNew;
    changed |= set(known, Emitter.INSTANCE, instance);
    for (int a = 0; a < Math.min(arguments.length, code.parameters() - 1); a++) {
      changed |= set(known, a + 1, arguments[a]);
    }
    if (changed) {
      queue(function);
    }
  }

  private void queue(int function) {
    if (!queued.get(function)) {
      queued.set(function);
      open.add(function);
    }
  }

  /** Joins a value into a register; returns whether that is news. */
  private boolean set(@Nullable Linear[] known, int register, Linear value) {
    Linear before = known[register];
    Linear joined = before == null ? value : Linear.join(before, value);
    if (joined == null) {
      differ = true;
      return false;
    }
    known[register] = joined;
    return !joined.equals(before);
  }

  /** Follows a function until nothing in it is new. */
  private void pass(int function) {
    @Nullable Linear[] known = requireNonNull(registers.get(function));
    boolean changed = true;
    while (changed && !differ) {
      changed = false;
      for (Instruction i : program.functions().get(function).code()) {
        Linear value = value(function, i, known);
        changed |= value != null && set(known, i.dst(), value);
      }
    }
  }

  /** What an instruction puts into its register; {@code null} for nothing, or nothing yet. */
  private @Nullable Linear value(int function, Instruction i, @Nullable Linear[] r) {
    return switch (i.code()) {
      case CONSTANT -> Linear.constant(i.a());
      case THREAD -> new Linear(1, first, true);
      case MOVE -> r[i.a()];
      case UNARY -> same(r[i.a()]);
      case BINARY -> binary(i, r[i.a()], r[i.b()]);
      case LOOKUP -> lookup(program.tables().get(i.c()), r[i.a()]);
      case PURE, CALL_BACK, ACT, CALL -> called(i, r);
      case BRANCH -> {
        same(r[i.a()]);
        yield null;
      }
      case CHECK -> {
        check(i, r[i.dst()]);
        yield null;
      }
      case RETURN -> {
        returns(function, i, r);
        yield null;
      }
      case JUMP, FAIL, ATOMIC_BEGIN, ATOMIC_END, LABEL -> null;
    };
  }

  private @Nullable Linear same(@Nullable Linear value) {
    differ |= value != null && !value.isSame();
    return value == null ? null : Linear.ANY;
  }

  private @Nullable Linear binary(Instruction i, @Nullable Linear a, @Nullable Linear b) {
    if (a == null || b == null) {
      return null;
    }
    Arithmetic operator = Arithmetic.values()[i.c()];
    boolean same = a.isSame() && b.isSame();
    if (operator == Arithmetic.ADD || operator == Arithmetic.SUBTRACT) {
      return a.plus(b, operator == Arithmetic.ADD ? 1 : -1);
    } else if (operator == Arithmetic.MULTIPLY && same && a.known() && b.known()) {
      return Linear.constant(a.base() * b.base());
    }
    differ |= !same;
    return Linear.ANY;
  }

  private @Nullable Linear lookup(int[] table, @Nullable Linear at) {
    if (at == null || at.isSame()) {
      return at == null ? null : Linear.ANY;
    }
    if (!at.known() || at.at(0) < 0 || at.at(count - 1) >= table.length) {
      differ = true;
      return null;
    }
    int base = table[at.at(0)];
    int step = count > 1 ? table[at.at(1)] - base : 0;
    for (int t = 0; t < count; t++) {
      differ |= table[at.at(t)] != base + step * t;
    }
    return new Linear(step, base, true);
  }

  /** The outcome must be the same for all: within the bounds, or outside. */
  private void check(Instruction i, @Nullable Linear value) {
    if (value == null || value.isSame()) {
      return;
    }
    differ |= !value.known() || value.at(0) < i.a() || value.at(0) > i.b();
    differ |= value.at(count - 1) < i.a() || value.at(count - 1) > i.b();
  }

  private void returns(int function, Instruction i, @Nullable Linear[] r) {
    Linear value = i.a() < 0 ? Linear.constant(0) : r[i.a()];
    if (value == null) {
      return;
    }
    Linear before = results.get(function);
    Linear joined = before == null ? value : Linear.join(before, value);
    if (joined == null) {
      differ = true;
    } else if (!joined.equals(before)) {
      results.put(function, joined);
      registers.keySet().forEach(this::queue);
    }
  }

  private @Nullable Linear called(Instruction i, @Nullable Linear[] r) {
    Linear[] arguments = new Linear[i.args().length];
    for (int a = 0; a < arguments.length; a++) {
      Linear argument = r[i.args()[a]];
      if (argument == null) {
        return null;
      }
      arguments[a] = argument;
    }
    if (i.code() == Opcode.ACT) {
      act(i.a(), arguments);
      return Linear.ANY;
    } else if (i.code() == Opcode.PURE) {
      for (Linear argument : arguments) {
        same(argument);
      }
      return Linear.ANY;
    }
    Linear instance = i.b() < 0 ? Linear.constant(-1) : r[i.b()];
    same(instance);
    if (i.code() == Opcode.CALL) {
      enter(i.a(), Linear.ANY, arguments);
      return results.get(i.a());
    }
    for (int callback : program.tables().get(i.a())) {
      if (callback >= 0) {
        enter(callback, Linear.ANY, arguments);
        same(results.get(callback));
      }
    }
    return Linear.ANY;
  }

  private void act(int number, Linear[] arguments) {
    Op op = program.ops().get(number);
    for (int a = 0; a < arguments.length; a++) {
      Linear argument = arguments[a];
      if (argument.isSame()) {
        continue;
      }
      boolean element = a == 0 && argument.known() && argument.step() == 1;
      if (element && op instanceof ReadVariable read) {
        takes(read.field(), argument.base());
      } else if (element && op instanceof WriteVariable write) {
        takes(write.field(), argument.base());
      } else {
        differ = true;
      }
    }
  }

  private void takes(Field field, int base) {
    Integer known = arrays.putIfAbsent(field, base);
    differ |= known != null && known != base;
  }
}
