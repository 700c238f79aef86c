package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mmn.model.Op;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Footprint;

/**
 * Finds what a suspended thread may touch from where it is on, and behind which locks. Remembers
 * what it found; not safe for use by several threads at once.
 *
 * <p>Over-approximates: registers are followed as constants, anything else may be any value of its
 * kind. Of a function that may call itself all is counted, with no lock that it takes; one that is
 * called with very many arguments is looked at with any.
 */
public final class Futures {
  /** Combinations of arguments of one function that are told apart. */
  private static final int MANY = 1_000;

  private final World world;
  private final Program program;
  private final Footprints footprints;
  private final BitSet recursive;
  private final Map<List<Object>, Summary> frames = new LinkedHashMap<>();
  private final Map<List<Object>, Slots> actions = new LinkedHashMap<>();
  private final Map<Integer, Set<List<Object>>> combinations = new LinkedHashMap<>();

  /** All calls that were met while a recursive function is looked at; else {@code null}. */
  private @Nullable Deque<Call> met;

  /**
   * A call in which a thread is suspended.
   *
   * @param pc the instruction: an action that is next, or a call that has not returned
   * @param arguments of the action; {@code null} for a call
   */
  public record Frame(int function, int pc, int[] registers, int @Nullable [] arguments) {}

  private record Call(int function, long[] arguments) {}

  /**
   * @param returned the locks taken wherever it returns; {@code null} when it never does
   */
  private record Summary(Future future, @Nullable Locks returned) {}

  public Futures(Program program) {
    this.program = program;
    this.world = program.world();
    this.footprints = new Footprints(world, program.ops(), program.signatures());
    this.recursive = new Recursion(program).functions();
  }

  /** What {@code thread} may touch that is in these calls, outermost first. */
  public Future of(int thread, List<Frame> calls) {
    Future all = new Future();
    Locks taken = Locks.NONE;
    for (int f = calls.size() - 1; f >= 0; f--) {
      Summary summary = frame(thread, calls.get(f));
      all.add(taken, summary.future);
      if (summary.returned == null) {
        break;
      }
      taken = taken.and(summary.returned);
    }
    return all;
  }

  /** Where a thread is, which every step changes. */
  private Footprint place(int thread) {
    TaskFields tasks = program.primitives().catalogues().tasks();
    return new Footprint().writeOwn(tasks.place, thread).writeOwn(tasks.ending, thread);
  }

  /** The lock of that number as one that its holder keeps from others in this way. */
  public Locks hold(Locks held, int lock, boolean write) {
    boolean waitedFor =
        switch (world.locks().get(lock).kind()) {
          case MUTEX, RWSEM, SPINLOCK, RWLOCK -> true;
          case WW_MUTEX, SRCU, MAP -> false;
        };
    return waitedFor ? held.with(lock, write) : held;
  }

  private Summary frame(int thread, Frame frame) {
    List<Object> key = new ArrayList<>();
    key.add(thread);
    key.add(frame.function);
    key.add(frame.pc);
    Arrays.stream(frame.registers).forEach(key::add);
    if (frame.arguments != null) {
      Arrays.stream(frame.arguments).forEach(key::add);
    }
    Summary known = frames.get(key);
    if (known == null) {
      known = summary(thread, frame);
      frames.put(key, known);
    }
    return known;
  }

  private Summary summary(int thread, Frame frame) {
    ThreadCode code = program.functions().get(frame.function);
    Instruction next = code.code()[frame.pc];
    long[] registers = Arrays.stream(frame.registers).asLongStream().toArray();
    Future future = new Future();
    Locks taken = Locks.NONE;
    if (frame.arguments != null && next.code() == Opcode.ACT) {
      long[] arguments = Arrays.stream(frame.arguments).asLongStream().toArray();
      touch(next.a(), arguments, thread, Locks.NONE, future);
      taken = taken(next.a(), arguments);
    }
    Flow flow = new Flow(this, thread, code);
    boolean loops = next.code() == Opcode.JUMP;
    if (!loops) {
      registers[next.dst()] = Constants.ANY;
    }
    flow.enter(loops ? frame.pc : frame.pc + 1, registers, taken);
    flow.run();
    flow.collect(future);
    return new Summary(future, flow.returned());
  }

  /** The locks that are sure to be taken when what the instruction calls returns. */
  @Nullable Locks afterCalls(Instruction i, long[] arguments, int thread) {
    if (met != null) {
      return Locks.NONE;
    }
    Locks common = null;
    for (Call call : called(i, arguments)) {
      Locks after = call.function < 0 ? Locks.NONE : summary(thread, call).returned;
      if (after != null) {
        common = common == null ? after : common.common(after);
      }
    }
    return common;
  }

  /** Adds what a call may touch. */
  void call(Instruction i, long[] arguments, int thread, Locks taken, Future future) {
    for (Call call : called(i, arguments)) {
      if (call.function >= 0 && met != null) {
        met.add(call);
      } else if (call.function >= 0) {
        future.add(taken, summary(thread, call).future);
      }
    }
  }

  /** What an instruction may call; function -1 stands for a callback that is not there. */
  private List<Call> called(Instruction i, long[] arguments) {
    if (i.code() == Opcode.CALL) {
      return List.of(new Call(i.a(), arguments));
    }
    List<Call> calls = new ArrayList<>();
    int[] table = program.tables().get(i.a());
    boolean known = Constants.isKnown(arguments[0]);
    for (int n = 0; n < table.length; n++) {
      if (!known || arguments[0] == n) {
        long[] its = arguments.clone();
        its[0] = n;
        calls.add(new Call(table[n], its));
      }
    }
    if (calls.isEmpty()) {
      calls.add(new Call(-1, arguments));
    }
    return calls;
  }

  private Summary summary(int thread, Call call) {
    ThreadCode code = program.functions().get(call.function);
    long[] arguments = limited(call);
    List<Object> key = new ArrayList<>(List.of(thread, -1 - call.function));
    Arrays.stream(arguments).forEach(key::add);
    Summary known = frames.get(key);
    if (known != null) {
      return known;
    }
    Summary summary;
    if (recursive.get(call.function)) {
      summary = new Summary(everything(thread, new Call(call.function, arguments)), Locks.NONE);
    } else {
      Future future = new Future();
      Flow flow = flow(thread, code, arguments);
      flow.collect(future);
      summary = new Summary(future, flow.returned());
    }
    frames.put(key, summary);
    return summary;
  }

  private Flow flow(int thread, ThreadCode code, long[] arguments) {
    long[] registers = new long[code.registers()];
    Arrays.fill(registers, Constants.NOTHING);
    System.arraycopy(arguments, 0, registers, 0, arguments.length);
    Flow flow = new Flow(this, thread, code);
    flow.enter(0, registers, Locks.NONE);
    flow.run();
    return flow;
  }

  /** Everything that a call and all that it calls may touch. */
  private Future everything(int thread, Call first) {
    Future all = new Future();
    Set<List<Object>> seen = new LinkedHashSet<>();
    Deque<Call> calls = new ArrayDeque<>();
    calls.add(first);
    met = calls;
    try {
      while (!calls.isEmpty()) {
        Call call = calls.remove();
        long[] arguments = limited(call);
        List<Object> key = new ArrayList<>(List.of(call.function));
        Arrays.stream(arguments).forEach(key::add);
        if (seen.add(key)) {
          flow(thread, program.functions().get(call.function), arguments).collect(all);
        }
      }
    } finally {
      met = null;
    }
    return all.withoutLocks();
  }

  private long[] limited(Call call) {
    int most = program.functions().get(call.function).registers();
    long[] arguments = Arrays.copyOf(call.arguments, Math.min(call.arguments.length, most));
    Set<List<Object>> seen =
        combinations.computeIfAbsent(call.function, f -> new LinkedHashSet<>());
    List<Object> key = new ArrayList<>();
    Arrays.stream(arguments).forEach(key::add);
    if (seen.size() >= MANY && !seen.contains(key)) {
      Arrays.fill(arguments, 1, arguments.length, Constants.ANY);
    } else {
      seen.add(key);
    }
    return arguments;
  }

  List<int[]> tables() {
    return program.tables();
  }

  /** The locks that are sure to be held once an action has been done. */
  Locks taken(int op, long[] arguments) {
    for (long argument : arguments) {
      if (!Constants.isKnown(argument)) {
        return Locks.NONE;
      }
    }
    int[] values = Arrays.stream(arguments).mapToInt(a -> (int) a).toArray();
    Op.Grip grip = program.ops().get(op).grip(values);
    return grip.lock() < 0 ? Locks.NONE : hold(Locks.NONE, grip.lock(), grip.write());
  }

  /** Adds what an action may touch: what it does once it has its lock, and what before. */
  void touch(int op, long[] arguments, int thread, Locks before, Future future) {
    List<Object> key = new ArrayList<>(List.of(thread, op));
    Arrays.stream(arguments).forEach(key::add);
    Slots slots = actions.computeIfAbsent(key, k -> slots(op, arguments, thread));
    Locks taken = taken(op, arguments);
    future.add(before.and(taken), slots);
    if (!taken.equals(Locks.NONE)) {
      int[] values = Arrays.stream(arguments).mapToInt(a -> (int) a).toArray();
      Slots waits = new Slots();
      waits.add(program.ops().get(op).queueing(thread, values), thread);
      waits.add(place(thread), thread);
      future.add(before, waits);
    }
  }

  private Slots slots(int op, long[] arguments, int thread) {
    Slots slots = new Slots();
    footprints.of(thread, op, arguments, f -> slots.add(f, thread));
    slots.add(place(thread), thread);
    return slots;
  }
}
