package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.model.World;

/**
 * Finds what a thread's code may touch: constants are followed through registers and calls,
 * anything else may be any value of its kind.
 *
 * <p>Functions are looked at once for each combination of constant arguments, callbacks for every
 * notifier that the call may mean. A function that is called with very many, as one that counts how
 * deep it recurses, is looked at with any.
 */
final class TouchAnalysis {
  /** Combinations of arguments of one function that are told apart. */
  private static final int MANY = 1_000;

  private final List<ThreadCode> functions;
  private final Footprints footprints;
  private final List<int[]> tables;
  private final int thread;
  private final Touches touches;
  private final Map<Integer, Set<List<Long>>> seenCalls = new LinkedHashMap<>();
  private final Set<List<Object>> seenActions = new LinkedHashSet<>();
  private final Deque<Frame> open = new ArrayDeque<>();

  private record Frame(int function, long[] arguments) {}

  private TouchAnalysis(World world, Linkage link, List<ThreadCode> functions, Touches touches) {
    this.functions = functions;
    this.footprints = new Footprints(world, link.ops, link.signatures);
    this.tables = link.tables.all();
    this.thread = touches.thread();
    this.touches = touches;
  }

  static Touches of(World world, Linkage link, List<ThreadCode> code, int thread, int entry) {
    TouchAnalysis analysis = new TouchAnalysis(world, link, code, new Touches(thread));
    analysis.call(entry, new long[] {-1});
    while (!analysis.open.isEmpty()) {
      analysis.function(analysis.open.remove());
    }
    return analysis.touches;
  }

  /** What asking these ops, with any arguments, may touch. */
  static Touches ofQueries(World world, Linkage link, Collection<Integer> ops, Touches known) {
    TouchAnalysis analysis = new TouchAnalysis(world, link, List.of(), known);
    for (int op : ops) {
      long[] any = new long[analysis.footprints.parameters(op)];
      Arrays.fill(any, Constants.ANY);
      analysis.act(op, any);
    }
    return known;
  }

  private void call(int function, long[] arguments) {
    Set<List<Long>> seen = seenCalls.computeIfAbsent(function, f -> new LinkedHashSet<>());
    if (seen.size() >= MANY) {
      Arrays.fill(arguments, 1, arguments.length, Constants.ANY);
    }
    if (seen.add(Arrays.stream(arguments).boxed().toList())) {
      open.add(new Frame(function, arguments));
    }
  }

  /** Joins what each instruction puts into a register, over all of them, until nothing changes. */
  private void function(Frame frame) {
    ThreadCode code = functions.get(frame.function());
    long[] registers = new long[code.registers()];
    Arrays.fill(registers, Constants.NOTHING);
    System.arraycopy(frame.arguments(), 0, registers, 0, frame.arguments().length);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Instruction i : code.code()) {
        changed |= assign(i, registers);
      }
    }
    for (Instruction i : code.code()) {
      effect(i, registers);
    }
  }

  private boolean assign(Instruction i, long[] registers) {
    long value = Constants.result(i, registers, thread, tables);
    if (value == Constants.NOTHING) {
      return false;
    }
    long before = registers[i.dst()];
    registers[i.dst()] = Constants.join(before, value);
    return registers[i.dst()] != before;
  }

  private void effect(Instruction i, long[] registers) {
    switch (i.code()) {
      case ACT -> act(i.a(), Constants.arguments(i, registers));
      case CALL -> call(i.a(), Constants.call(Constants.instance(i, registers), i, registers));
      case CALL_BACK -> callBack(i, registers);
      default -> {}
    }
  }

  private void callBack(Instruction i, long[] registers) {
    int[] table = tables.get(i.a());
    long instance = registers[i.b()];
    for (int n = 0; n < table.length; n++) {
      if (table[n] >= 0 && (!Constants.isKnown(instance) || instance == n)) {
        call(table[n], Constants.call(n, i, registers));
      }
    }
  }

  private void act(int op, long[] arguments) {
    if (seenActions.add(List.of(op, Arrays.stream(arguments).boxed().toList()))) {
      footprints.of(thread, op, arguments, touches::add);
    }
  }
}
