package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.ReadVariable;
import org.mmn.model.World;
import org.mmn.model.WriteVariable;
import org.mmn.resolve.Type;

/**
 * Finds what a thread's code may touch: constants are followed through registers and calls,
 * anything else may be any value of its kind.
 *
 * <p>Functions are looked at once for each combination of constant arguments, callbacks for every
 * notifier that the call may mean. A function that is called with very many, as one that counts how
 * deep it recurses, is looked at with any.
 */
final class TouchAnalysis {
  /** A register that may hold several values. */
  private static final long ANY = Long.MAX_VALUE;

  /** A register that nothing has been put in. */
  private static final long NOTHING = Long.MIN_VALUE;

  /** Combinations of arguments of one function that are told apart. */
  private static final int MANY = 1_000;

  private final World world;
  private final List<ThreadCode> functions;
  private final List<Op> ops;
  private final List<Signature> signatures;
  private final List<int[]> tables;
  private final int thread;
  private final Touches touches;
  private final Map<Integer, Set<List<Long>>> seenCalls = new LinkedHashMap<>();
  private final Set<List<Object>> seenActions = new LinkedHashSet<>();
  private final Deque<Frame> open = new ArrayDeque<>();

  private record Frame(int function, long[] arguments) {}

  private TouchAnalysis(World world, Linkage link, List<ThreadCode> functions, Touches touches) {
    this.world = world;
    this.functions = functions;
    this.ops = link.ops;
    this.signatures = link.signatures;
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
      long[] any = new long[link.signatures.get(op).parameters().size()];
      Arrays.fill(any, ANY);
      analysis.act(op, any);
    }
    return known;
  }

  private void call(int function, long[] arguments) {
    Set<List<Long>> seen = seenCalls.computeIfAbsent(function, f -> new LinkedHashSet<>());
    if (seen.size() >= MANY) {
      Arrays.fill(arguments, 1, arguments.length, ANY);
    }
    if (seen.add(Arrays.stream(arguments).boxed().toList())) {
      open.add(new Frame(function, arguments));
    }
  }

  /** Joins what each instruction puts into a register, over all of them, until nothing changes. */
  private void function(Frame frame) {
    ThreadCode code = functions.get(frame.function());
    long[] registers = new long[code.registers()];
    Arrays.fill(registers, NOTHING);
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
    long value =
        switch (i.code()) {
          case CONSTANT -> i.a();
          case MOVE -> registers[i.a()];
          case THREAD -> thread;
          case UNARY -> unary(i, registers[i.a()]);
          case BINARY -> binary(i, registers[i.a()], registers[i.b()]);
          case LOOKUP -> lookup(i, registers[i.a()]);
          case CALL, CALL_BACK, ACT, PURE -> ANY;
          case JUMP, BRANCH, CHECK, FAIL, RETURN, ATOMIC_BEGIN, ATOMIC_END, LABEL -> NOTHING;
        };
    if (value == NOTHING) {
      return false;
    }
    long before = registers[i.dst()];
    long joined = before == NOTHING || before == value ? value : ANY;
    registers[i.dst()] = joined;
    return joined != before;
  }

  private static long unary(Instruction i, long a) {
    return isKnown(a) ? Arithmetic.values()[i.b()].of((int) a) : a;
  }

  private static long binary(Instruction i, long a, long b) {
    if (a == NOTHING || b == NOTHING) {
      return NOTHING;
    }
    Arithmetic operator = Arithmetic.values()[i.c()];
    boolean divides = operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER;
    return isKnown(a) && isKnown(b) && !(divides && b == 0) ? operator.of((int) a, (int) b) : ANY;
  }

  private long lookup(Instruction i, long a) {
    if (!isKnown(a)) {
      return a;
    }
    int[] table = tables.get(i.c());
    return a >= 0 && a < table.length ? table[(int) a] : -1;
  }

  private static boolean isKnown(long value) {
    return value != ANY && value != NOTHING;
  }

  private void effect(Instruction i, long[] registers) {
    switch (i.code()) {
      case ACT -> act(i.a(), values(i.args(), registers));
      case CALL -> call(i.a(), arguments(i.b() < 0 ? -1 : registers[i.b()], i, registers));
      case CALL_BACK -> callBack(i, registers);
      default -> {}
    }
  }

  private void callBack(Instruction i, long[] registers) {
    int[] table = tables.get(i.a());
    long instance = registers[i.b()];
    for (int n = 0; n < table.length; n++) {
      if (table[n] >= 0 && (!isKnown(instance) || instance == n)) {
        call(table[n], arguments(n, i, registers));
      }
    }
  }

  private static long[] arguments(long instance, Instruction i, long[] registers) {
    long[] arguments = new long[i.args().length + 1];
    arguments[0] = instance == NOTHING ? ANY : instance;
    System.arraycopy(values(i.args(), registers), 0, arguments, 1, i.args().length);
    return arguments;
  }

  private static long[] values(int[] registers, long[] contents) {
    long[] values = new long[registers.length];
    Arrays.setAll(values, a -> contents[registers[a]] == NOTHING ? ANY : contents[registers[a]]);
    return values;
  }

  private void act(int op, long[] arguments) {
    if (seenActions.add(List.of(op, Arrays.stream(arguments).boxed().toList()))) {
      expand(op, arguments, new int[arguments.length], 0);
    }
  }

  /** Adds the footprint for every value that an unknown argument can have. */
  private void expand(int op, long[] arguments, int[] chosen, int at) {
    if (at == arguments.length) {
      touches.add(ops.get(op).footprint(thread, chosen.clone()));
    } else if (isKnown(arguments[at])) {
      chosen[at] = (int) arguments[at];
      expand(op, arguments, chosen, at + 1);
    } else {
      for (int value : domain(op, at)) {
        chosen[at] = value;
        expand(op, arguments, chosen, at + 1);
      }
    }
  }

  private List<Integer> domain(int op, int argument) {
    if (argument == 0 && ops.get(op) instanceof ReadVariable read) {
      return upTo(read.field().size());
    }
    if (argument == 0 && ops.get(op) instanceof WriteVariable write) {
      return upTo(write.field().size());
    }
    return domain(signatures.get(op).parameters().get(argument));
  }

  private List<Integer> domain(Type.Kind kind) {
    return switch (kind) {
      case PAGE -> upTo(world.pages().size());
      case FRAME -> upTo(world.frames());
      case MM -> upTo(world.mms().size());
      case VMA -> upTo(world.vmas().size());
      case NOTIFIER, INTERVAL -> upTo(world.notifiers().size());
      case THREAD -> upTo(world.threads().size());
      case LOCK -> upTo(world.locks().size());
      case MUTEX -> upTo(world.count(World.LockKind.MUTEX));
      case RWSEM -> upTo(world.count(World.LockKind.RWSEM));
      case SPINLOCK -> upTo(world.count(World.LockKind.SPINLOCK));
      case RWLOCK -> upTo(world.count(World.LockKind.RWLOCK));
      case WW_MUTEX -> upTo(world.count(World.LockKind.WW_MUTEX));
      case SRCU -> upTo(world.count(World.LockKind.SRCU));
      case LOCKDEP_MAP -> upTo(world.count(World.LockKind.MAP));
      case WAITQUEUE -> upTo(world.waitQueues().size());
      case COMPLETION -> upTo(world.completions().size());
      case FENCE -> upTo(world.fences().size());
      case WORK -> upTo(world.works().size());
      case SEQCOUNT -> upTo(world.seqcounts().size());
      case ATOMIC -> upTo(world.atomics().size());
      case SECONDARY_TLB -> upTo(world.secondaryTlbs().size());
      case OBJECT -> upTo(world.objects().size());
      case WORKQUEUE -> upTo(world.workqueues().size());
      case RANGE -> wholeRanges();
      default -> List.of(0);
    };
  }

  private List<Integer> wholeRanges() {
    Map<Integer, Integer> ranges = new LinkedHashMap<>();
    for (int m = 0; m < world.mms().size(); m++) {
      World.Mm mm = world.mms().get(m);
      ranges.put(m, PageRange.of(m, mm.firstPage(), mm.limitPage()));
    }
    return List.copyOf(ranges.values());
  }

  private static List<Integer> upTo(int limit) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
