package org.mmn.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.mmn.model.PageRange;
import org.mmn.model.World;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Function;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Type;

/**
 * The unchanging facts that code looks up by object number: {@code page.vma}, {@code vma.locked}.
 */
final class Tables {
  private final List<int[]> tables = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final ResolvedScenario scenario;
  private final World world;
  private final KnownValues known;

  Tables(ResolvedScenario scenario, World world, KnownValues known) {
    this.scenario = scenario;
    this.known = known;
    this.world = world;
  }

  List<int[]> all() {
    return tables;
  }

  /** The table of attribute {@code name} of objects of {@code kind}. */
  int attribute(Type.Kind kind, String name) {
    return switch (kind) {
      case PAGE -> page(name);
      case VMA -> vma(name);
      case MM -> mm(name);
      case NOTIFIER, INTERVAL -> notifier(name);
      case THREAD -> thread(name);
      default -> lock(kind);
    };
  }

  /** For each notifier the function that its driver has for {@code callback}, or -1. */
  int callbacks(String callback, Map<Function, Integer> functions) {
    return table(
        "on " + callback,
        world.notifiers().size(),
        n ->
            scenario
                .notifiers()
                .get(n)
                .driver()
                .callback(callback)
                .map(f -> functions.getOrDefault(f, -1))
                .orElse(-1));
  }

  int hasCallback(String callback) {
    return table(
        "has " + callback,
        world.notifiers().size(),
        n -> scenario.notifiers().get(n).driver().callback(callback).isPresent() ? 1 : 0);
  }

  int instances(Driver driver, Objects objects) {
    int[] numbersOf = objects.instanceNumbers(driver);
    return table("instances of " + driver.name(), numbersOf.length, n -> numbersOf[n]);
  }

  /** For each notifier the value of the driver's parameter number {@code parameter}. */
  int parameter(Driver driver, int parameter) {
    return table(
        driver.name() + " parameter " + parameter,
        world.notifiers().size(),
        n -> {
          ResolvedScenario.Instance instance = scenario.notifiers().get(n);
          return instance.driver() == driver ? known.of(instance.arguments().get(parameter)) : -1;
        });
  }

  private int page(String name) {
    List<World.Page> pages = world.pages();
    return switch (name) {
      case "mm" -> table("page.mm", pages.size(), p -> pages.get(p).mm());
      case "vma" -> table("page.vma", pages.size(), p -> pages.get(p).vma());
      case "index" ->
          table(
              "page.index",
              pages.size(),
              p -> p - world.vmas().get(pages.get(p).vma()).firstPage());
      case "range" ->
          table("page.range", pages.size(), p -> PageRange.of(pages.get(p).mm(), p, p + 1));
      default -> throw new IllegalArgumentException("page." + name);
    };
  }

  private int vma(String name) {
    List<World.Vma> vmas = world.vmas();
    return switch (name) {
      case "mm" -> table("vma.mm", vmas.size(), v -> vmas.get(v).mm());
      case "pages" ->
          table("vma.pages", vmas.size(), v -> vmas.get(v).limitPage() - vmas.get(v).firstPage());
      case "first", "start" -> table("vma.first", vmas.size(), v -> vmas.get(v).firstPage());
      case "limit" -> table("vma.limit", vmas.size(), v -> vmas.get(v).limitPage());
      case "range" ->
          table(
              "vma.range",
              vmas.size(),
              v ->
                  PageRange.of(vmas.get(v).mm(), vmas.get(v).firstPage(), vmas.get(v).limitPage()));
      case "mapping" -> table("vma.mapping", vmas.size(), v -> vmas.get(v).mapping());
      case "root" -> table("vma.root", vmas.size(), v -> vmas.get(v).root());
      default -> table("vma." + name, vmas.size(), v -> vmas.get(v).is(name) ? 1 : 0);
    };
  }

  private int mm(String name) {
    List<World.Mm> mms = world.mms();
    return switch (name) {
      case "first_vma" -> table("mm.first_vma", mms.size(), m -> mms.get(m).firstVma());
      case "limit_vma" -> table("mm.limit_vma", mms.size(), m -> mms.get(m).limitVma());
      case "first", "start" -> table("mm.first", mms.size(), m -> mms.get(m).firstPage());
      case "limit" -> table("mm.limit", mms.size(), m -> mms.get(m).limitPage());
      case "pages" ->
          table("mm.pages", mms.size(), m -> mms.get(m).limitPage() - mms.get(m).firstPage());
      case "range" ->
          table(
              "mm.range",
              mms.size(),
              m -> PageRange.of(m, mms.get(m).firstPage(), mms.get(m).limitPage()));
      default -> throw new IllegalArgumentException("mm." + name);
    };
  }

  private int notifier(String name) {
    int size = world.notifiers().size();
    if (name.equals("mm")) {
      return table("notifier.mm", size, n -> world.notifiers().get(n).mm());
    }
    if (name.equals("range")) {
      return table("interval.range", size, n -> range(world.notifiers().get(n)));
    }
    return table(
        "notifier." + name,
        size,
        n -> scenario.notifiers().get(n).driver().flags().contains(name) ? 1 : 0);
  }

  private static int range(World.Notifier interval) {
    return PageRange.of(interval.mm(), interval.firstPage(), interval.limitPage());
  }

  private int thread(String name) {
    List<World.Thread> threads = world.threads();
    return switch (name) {
      case "mm" -> table("thread.mm", threads.size(), t -> threads.get(t).mm());
      case "index" -> table("thread.index", threads.size(), t -> threads.get(t).index());
      default -> throw new IllegalArgumentException("thread." + name);
    };
  }

  /** The number in {@code World.locks} of each lock of a kind. */
  private int lock(Type.Kind kind) {
    World.LockKind as =
        switch (kind) {
          case MUTEX -> World.LockKind.MUTEX;
          case RWSEM -> World.LockKind.RWSEM;
          case SPINLOCK -> World.LockKind.SPINLOCK;
          case RWLOCK -> World.LockKind.RWLOCK;
          case WW_MUTEX -> World.LockKind.WW_MUTEX;
          case SRCU -> World.LockKind.SRCU;
          case LOCKDEP_MAP -> World.LockKind.MAP;
          default -> throw new IllegalArgumentException("no table for " + kind);
        };
    return table("lock of " + kind, world.count(as), i -> world.lock(as, i));
  }

  private int table(String name, int size, IntUnaryOperator value) {
    return numbers.computeIfAbsent(
        name,
        key -> {
          int[] table = new int[size];
          Arrays.setAll(table, value);
          tables.add(table);
          return tables.size() - 1;
        });
  }
}
