package org.mmn.promela;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Function;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;

/**
 * What a scenario is about, by number, and the facts about it that never change. All locks have one
 * numbering; other objects one for each kind.
 */
final class Things {
  /** How much room a range leaves for the numbers of pages. */
  static final int UNIT = 1 << 10;

  /** One thread of a group. */
  record Thread(ResolvedScenario.ThreadGroup group, int index) {}

  /** Some consecutive pages of an mm: a VMA, or all of it. */
  private record Pages(int mm, int first, int limit) {
    int range() {
      return (mm * UNIT + first) * UNIT + limit;
    }
  }

  private final ResolvedScenario scenario;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Pages> vmas = new ArrayList<>();
  private final List<Pages> mms = new ArrayList<>();
  private final List<Integer> firstVmas = new ArrayList<>();
  private final IdentityHashMap<Variable, Integer> bases = new IdentityHashMap<>();
  private final Map<Type.Kind, Integer> counts = new EnumMap<>(Type.Kind.class);
  private final List<Integer> ranges = new ArrayList<>();

  Things(ResolvedScenario scenario) {
    this.scenario = scenario;
    for (ResolvedScenario.ThreadGroup group : scenario.threads()) {
      IntStream.range(0, group.count()).forEach(i -> threads.add(new Thread(group, i)));
    }
    scenario.init().ifPresent(i -> threads.add(new Thread(init(i), 0)));
    int page = 0;
    for (int mm = 0; mm < scenario.mms().size(); mm++) {
      int first = page;
      firstVmas.add(vmas.size());
      for (ResolvedScenario.Vma vma : scenario.mms().get(mm).vmas()) {
        vmas.add(new Pages(mm, page, page + vma.pages()));
        page += vma.pages();
      }
      mms.add(new Pages(mm, first, page));
    }
    for (Variable variable : scenario.variables()) {
      declare(variable);
    }
    scenario.drivers().forEach(d -> d.variables().forEach(this::declare));
  }

  private static ResolvedScenario.ThreadGroup init(Function body) {
    return new ResolvedScenario.ThreadGroup(
        "init", 1, false, false, true, Optional.empty(), body, List.of(), body.span());
  }

  private void declare(Variable variable) {
    Type.Kind kind = variable.type().kind();
    if (kind.isObject() && !bases.containsKey(variable)) {
      Type.Kind numbering = kind.isLock() ? Type.Kind.LOCK : kind;
      int base = counts.getOrDefault(numbering, 0);
      bases.put(variable, base);
      counts.put(numbering, base + size(variable));
    }
  }

  /** The number of a range among those that the scenario names. */
  int range(Text range) {
    int known = range.known().orElseThrow(() -> new Unsayable("a range that is not known"));
    if (!ranges.contains(known)) {
      ranges.add(known);
    }
    if (ranges.size() > Invalidations.RANGES) {
      throw new Unsayable("so many ranges");
    }
    return ranges.indexOf(known);
  }

  List<Integer> ranges() {
    return ranges;
  }

  ResolvedScenario scenario() {
    return scenario;
  }

  List<Thread> threads() {
    return threads;
  }

  /** How many locks, or objects of another kind, there are. */
  int count(Type.Kind kind) {
    return counts.getOrDefault(kind.isLock() ? Type.Kind.LOCK : kind, 0);
  }

  /** The number of the first object that a variable declares. */
  int base(Variable variable) {
    Integer base = bases.get(variable);
    if (base == null) {
      throw new Unsayable("an object that is not declared: " + variable);
    }
    return base;
  }

  /** Whether each page has a frame of its own at the start. */
  boolean isPopulated() {
    return scenario.mms().stream()
        .allMatch(
            mm ->
                mm.parent().isEmpty()
                    && mm.vmas().stream().allMatch(v -> v.attributes().equals(Set.of("anon"))));
  }

  int pages() {
    return mms.isEmpty() ? 0 : mms.get(mms.size() - 1).limit();
  }

  /** The locks of a kind. */
  List<Integer> locks(Type.Kind kind) {
    return bases.keySet().stream()
        .filter(v -> v.type().kind() == kind)
        .flatMap(v -> IntStream.range(0, size(v)).mapToObj(i -> base(v) + i))
        .sorted()
        .toList();
  }

  /** How many elements a variable has, of all owners. */
  int size(Variable variable) {
    int owners =
        switch (variable.owner()) {
          case GLOBAL -> 1;
          case DRIVER -> (int) instances(variable).count();
          case STRUCT -> owners(variable.structOf());
        };
    return owners * Math.max(1, variable.length());
  }

  private int owners(Type.Kind kind) {
    return switch (kind) {
      case MM -> mms.size();
      case VMA -> vmas.size();
      case PAGE -> pages();
      case NOTIFIER, INTERVAL -> scenario.notifiers().size();
      default -> throw new Unsayable("state of each " + kind);
    };
  }

  private IntStream instances(Variable variable) {
    Driver driver = variable.driver().orElseThrow();
    return IntStream.range(0, scenario.notifiers().size())
        .filter(n -> scenario.notifiers().get(n).driver() == driver);
  }

  /** For each notifier its place among those of a driver; -1 for those of another. */
  int[] places(Driver driver) {
    int[] place = {0};
    return notifiers(n -> n.driver() == driver ? place[0]++ : -1);
  }

  /** A number for each notifier. */
  int[] notifiers(java.util.function.ToIntFunction<ResolvedScenario.Instance> of) {
    return scenario.notifiers().stream().mapToInt(of).toArray();
  }

  /** The list of an mm's subscribers, newest first: for each mm the first, or -1. */
  int[] firstSubscribers() {
    return IntStream.range(0, mms.size()).map(mm -> subscriberBefore(mm, n -> n)).toArray();
  }

  /** For each notifier the subscriber behind it, or -1. */
  int[] nextSubscribers() {
    int count = scenario.notifiers().size();
    return IntStream.range(0, count)
        .map(at -> subscriberBefore(scenario.notifiers().get(at).mm(), n -> n < at ? n : -1))
        .toArray();
  }

  private int subscriberBefore(int mm, IntUnaryOperator which) {
    return IntStream.range(0, scenario.notifiers().size())
        .filter(n -> which.applyAsInt(n) >= 0)
        .filter(n -> scenario.notifiers().get(n).mm() == mm)
        .filter(this::subscribes)
        .max()
        .orElse(-1);
  }

  boolean subscribes(int notifier) {
    ResolvedScenario.Instance instance = scenario.notifiers().get(notifier);
    return instance.registered() && !instance.interval();
  }

  /** For each object of a kind the number or truth that one of its attributes is. */
  int[] attribute(Type.Kind kind, String name) {
    return switch (kind) {
      case VMA -> of(vmas, name);
      case MM -> of(mms, name);
      case PAGE -> page(name);
      case THREAD -> threads.stream().mapToInt(t -> thread(t, name)).toArray();
      case NOTIFIER, INTERVAL -> notifier(name);
      default -> throw new Unsayable(kind + "." + name);
    };
  }

  private int[] of(List<Pages> all, String name) {
    return all.stream()
        .mapToInt(
            p ->
                switch (name) {
                  case "mm" -> p.mm();
                  case "range" -> p.range();
                  case "first", "start" -> p.first();
                  case "limit" -> p.limit();
                  case "pages" -> p.limit() - p.first();
                  default -> throw new Unsayable("." + name);
                })
        .toArray();
  }

  private int[] page(String name) {
    return vmas.stream()
        .flatMapToInt(
            v ->
                IntStream.range(v.first(), v.limit())
                    .map(
                        p ->
                            switch (name) {
                              case "mm" -> v.mm();
                              case "vma" -> vmas.indexOf(v);
                              case "index" -> p - v.first();
                              case "range" -> new Pages(v.mm(), p, p + 1).range();
                              default -> throw new Unsayable("page." + name);
                            }))
        .toArray();
  }

  private static int thread(Thread thread, String name) {
    return switch (name) {
      case "mm" -> thread.group().mm().orElse(-1);
      case "index" -> thread.index();
      default -> throw new Unsayable("thread." + name);
    };
  }

  private int[] notifier(String name) {
    return switch (name) {
      case "mm" -> notifiers(ResolvedScenario.Instance::mm);
      case "range" -> notifiers(n -> new Pages(n.mm(), n.firstPage(), n.limitPage()).range());
      default -> notifiers(n -> n.driver().flags().contains(name) ? 1 : 0);
    };
  }
}
