package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mmn.model.ReadVariable;
import org.mmn.resolve.Type;

/**
 * Runs the code of several threads side by side, along every way that the answers to their actions
 * leave open: what each of them does where all have been answered the same. A way ends where no
 * thread ever comes to.
 *
 * <p>Limits: they must all go the same way; a value that depends on the thread and is put together
 * with one that is not known, or an endless number of values, makes them differ.
 */
final class Lockstep {
  /** How many contents of the registers are told apart at one instruction of one call. */
  private static final int MANY = 64;

  /** How many instructions are run in all. */
  private static final int MOST = 200_000;

  private final Program program;
  private final BitSet reached;
  private final Addresses addresses;
  private final int count;
  private final Sides zero;
  private final Computation computation;
  private final Map<List<Object>, Visit> visits = new LinkedHashMap<>();
  private final Map<Integer, Integer> calls = new LinkedHashMap<>();
  private final Map<Integer, LiveRegisters> live = new LinkedHashMap<>();
  private final Deque<At> open = new ArrayDeque<>();
  private final Set<Act> acts = new LinkedHashSet<>();
  private final Map<Place, Set<Sides>> held = new LinkedHashMap<>();
  private boolean apart;
  private boolean differ;

  /** An action with what it is given; not to look at what is known. */
  record Act(int op, List<Sides> arguments) {}

  /** A register where a thread may be suspended. */
  record Place(int function, int pc, int register) {}

  /**
   * What the threads do.
   *
   * @param held what a register may hold where a thread is suspended, if it is read there or later
   */
  record Seen(Set<Act> acts, Map<Place, Set<Sides>> held) {}

  /** A call with certain arguments, whoever makes it. */
  private static final class Visit {
    private final int function;
    private final Map<Integer, Set<At>> seen = new LinkedHashMap<>();
    private final Map<Integer, At> joined = new LinkedHashMap<>();
    private final Set<Sides> returned = new LinkedHashSet<>();
    private final Set<At> callers = new LinkedHashSet<>();

    Visit(int function) {
      this.function = function;
    }
  }

  /**
   * Before an instruction, with these registers.
   *
   * @param apart whether not all of the threads come here
   */
  private record At(Visit visit, int pc, List<Sides> registers, boolean apart) {}

  private Lockstep(Program program, BitSet reached, int first, int count) {
    this.program = program;
    this.reached = reached;
    this.addresses = new Addresses(program);
    this.count = count;
    this.zero = same(0);
    this.computation = new Computation(program, first, count);
  }

  /**
   * Empty where the threads may go different ways.
   *
   * @param reached the calls and actions that any thread ever comes to, and the checks that fail,
   *     by {@link Addresses}
   */
  static Optional<Seen> of(Program program, BitSet reached, int first, int count) {
    Lockstep lockstep = new Lockstep(program, reached, first, count);
    lockstep.visit(program.entry()[first], List.of(lockstep.same(-1)));
    return lockstep.run() ? Optional.of(new Seen(lockstep.acts, lockstep.held)) : Optional.empty();
  }

  private Sides same(int value) {
    return Sides.same(count, value);
  }

  private boolean run() {
    for (int done = 0; done < MOST && !differ; done++) {
      At at = open.poll();
      if (at == null) {
        return true;
      }
      pass(at, program.functions().get(at.visit.function));
    }
    return false;
  }

  /**
   * @param arguments the notifier that it runs for first
   */
  private Visit visit(int function, List<Sides> arguments) {
    ThreadCode code = program.functions().get(function);
    int given = Math.min(arguments.size(), code.parameters());
    List<Sides> taken = new ArrayList<>(arguments.subList(0, given));
    if (calls.getOrDefault(function, 0) >= MANY) {
      taken.subList(1, given).replaceAll(a -> a.isSame() ? Sides.ANY : a);
    }
    List<Object> key = new ArrayList<>(taken);
    key.add(function);
    Visit known = visits.get(key);
    if (known == null) {
      known = new Visit(function);
      visits.put(key, known);
      calls.merge(function, 1, Integer::sum);
      taken.addAll(Collections.nCopies(code.registers() - given, zero));
      go(known, 0, taken);
    }
    return known;
  }

  private void go(Visit visit, int pc, List<Sides> registers) {
    At at = new At(visit, pc, alive(visit.function, pc, registers), apart);
    Set<At> seen = visit.seen.computeIfAbsent(pc, p -> new LinkedHashSet<>());
    if (seen.size() >= MANY && !seen.contains(at)) {
      At before = visit.joined.get(pc);
      at = before == null ? at : join(before, at);
      if (!at.equals(before)) {
        visit.joined.put(pc, at);
        open.add(at);
      }
    } else if (seen.add(at)) {
      open.add(at);
    }
  }

  /** What is not read any more is 0. */
  private List<Sides> alive(int function, int pc, List<Sides> registers) {
    LiveRegisters of =
        live.computeIfAbsent(
            function,
            f -> {
              ThreadCode code = program.functions().get(f);
              return new LiveRegisters(code.code(), code.registers());
            });
    List<Sides> read = new ArrayList<>(registers);
    for (int r = 1; r < read.size(); r++) {
      if (!of.before(pc).get(r)) {
        read.set(r, zero);
      }
    }
    return read;
  }

  private At join(At a, At b) {
    List<Sides> joined = new ArrayList<>(a.registers);
    for (int r = 0; r < joined.size(); r++) {
      if (!a.registers.get(r).equals(b.registers.get(r))) {
        differ |= !a.registers.get(r).isSame() || !b.registers.get(r).isSame();
        joined.set(r, Sides.ANY);
      }
    }
    return new At(a.visit, a.pc, joined, a.apart || b.apart);
  }

  private void pass(At at, ThreadCode function) {
    Instruction i = function.code()[at.pc];
    List<Sides> r = at.registers;
    if (!isReached(i, at)) {
      return;
    }
    apart = at.apart;
    differ |= apart && shows(i, at);
    switch (i.code()) {
      case CONSTANT, MOVE, THREAD, UNARY, BINARY, LOOKUP, PURE -> compute(at, i);
      case JUMP -> go(at.visit, i.a(), r);
      case BRANCH -> branch(at, i, r.get(i.a()));
      case CHECK -> check(at, i, r.get(i.dst()));
      case FAIL -> {}
      case ACT -> {
        hold(at, i, function);
        answers(i, act(i, Computation.values(i.args(), r))).forEach(answer -> next(at, i, answer));
      }
      case CALL -> {
        hold(at, i, function);
        call(at, i, i.a(), i.b() < 0 ? same(-1) : r.get(i.b()));
      }
      case CALL_BACK -> {
        hold(at, i, function);
        callBack(at, i, r.get(i.b()));
      }
      case RETURN -> returns(at.visit, i.a() < 0 ? zero : r.get(i.a()));
      case ATOMIC_BEGIN, ATOMIC_END, LABEL -> go(at.visit, at.pc + 1, r);
    }
  }

  /**
   * Whether some thread comes to it. A check that holds and a callback that is not there leave no
   * trace: these always count.
   */
  private boolean isReached(Instruction i, At at) {
    return switch (i.code()) {
      case ACT, CALL, FAIL -> reached.get(addresses.of(at.visit.function, at.pc));
      default -> true;
    };
  }

  /** Whether others can tell who has come here, or that somebody stays. */
  private boolean shows(Instruction i, At at) {
    return switch (i.code()) {
      case ACT, CALL, FAIL, RETURN -> true;
      case CALL_BACK -> reached.get(addresses.of(at.visit.function, at.pc));
      case JUMP -> i.a() <= at.pc;
      default -> false;
    };
  }

  private void compute(At at, Instruction i) {
    Optional<Sides> value = computation.of(i, at.registers);
    apart |= value.isEmpty();
    next(at, i, value.orElse(Sides.ANY));
  }

  private void next(At at, Instruction i, Sides value) {
    List<Sides> after = new ArrayList<>(at.registers);
    after.set(i.dst(), value);
    go(at.visit, at.pc + 1, after);
  }

  private void branch(At at, Instruction i, Sides condition) {
    apart |= !condition.map(c -> c == 0 ? 0 : 1).isSame();
    if (apart || !condition.isKnown() || condition.at(0) == 0) {
      go(at.visit, i.b(), at.registers);
    }
    if (apart || !condition.isKnown() || condition.at(0) != 0) {
      go(at.visit, at.pc + 1, at.registers);
    }
  }

  private void check(At at, Instruction i, Sides value) {
    Sides holds = value.map(v -> i.a() <= v && v <= i.b() ? 1 : 0);
    boolean agree = holds.isSame();
    apart |= !agree;
    differ |=
        apart && !holds.equals(same(1)) && reached.get(addresses.of(at.visit.function, at.pc));
    if (!agree) {
      next(at, i, Sides.ANY);
    } else if (!holds.isKnown() || holds.at(0) == 1) {
      go(at.visit, at.pc + 1, at.registers);
    }
  }

  /** What a variable holds that nobody writes is known; to look at it is nothing to tell of. */
  private Sides act(Instruction i, List<Sides> arguments) {
    if (program.ops().get(i.a()) instanceof ReadVariable read
        && !program.written()[read.field().number()]) {
      return arguments.get(0).map(e -> program.initial()[read.field().first() + e]);
    }
    acts.add(new Act(i.a(), arguments));
    return Sides.ANY;
  }

  /** Which notifier is answered matters to what is done with its range: each is looked at. */
  private List<Sides> answers(Instruction i, Sides answer) {
    Type.Kind kind = program.signatures().get(i.a()).result();
    boolean notifier = kind == Type.Kind.NOTIFIER || kind == Type.Kind.INTERVAL;
    int count = program.world().notifiers().size();
    return notifier && !answer.isKnown()
        ? IntStream.range(-1, count).mapToObj(this::same).toList()
        : List.of(answer);
  }

  private void hold(At at, Instruction i, ThreadCode function) {
    for (int register : function.live()[at.pc]) {
      hold(at, register);
    }
    if (i.code() == Opcode.ACT) {
      for (int register : i.args()) {
        hold(at, register);
      }
    }
  }

  private void hold(At at, int register) {
    Place place = new Place(at.visit.function, at.pc, register);
    held.computeIfAbsent(place, p -> new LinkedHashSet<>()).add(at.registers.get(register));
  }

  private void call(At at, Instruction i, int function, Sides instance) {
    List<Sides> arguments = new ArrayList<>(List.of(instance));
    arguments.addAll(Computation.values(i.args(), at.registers));
    differ |= !instance.isSame();
    Visit called = visit(function, arguments);
    if (called.callers.add(at)) {
      List.copyOf(called.returned).forEach(value -> next(at, i, value));
    }
  }

  private void callBack(At at, Instruction i, Sides instance) {
    int[] table = program.tables().get(i.a());
    differ |= !instance.isSame();
    for (int n = -1; n < table.length; n++) {
      if (!instance.isKnown() || instance.at(0) == n) {
        if (Computation.lookup(table, n) < 0) {
          next(at, i, zero);
        } else if (reached.get(addresses.of(at.visit.function, at.pc))) {
          call(at, i, table[n], same(n));
        }
      }
    }
  }

  private void returns(Visit visit, Sides value) {
    if (visit.returned.add(value)) {
      for (At caller : List.copyOf(visit.callers)) {
        ThreadCode code = program.functions().get(caller.visit.function);
        next(caller, code.code()[caller.pc], value);
      }
    }
  }
}
