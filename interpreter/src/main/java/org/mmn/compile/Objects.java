package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.model.World;
import org.mmn.resolve.Driver;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;

/**
 * The objects of a scenario by number and name: mms, VMAs, pages, notifiers, threads, and those
 * that variables declare (locks, queues, ...), which are numbered by kind in the order of
 * declaration.
 */
final class Objects {
  private final ResolvedScenario scenario;
  private final Map<Type.Kind, List<String>> names = new EnumMap<>(Type.Kind.class);
  private final Map<Type.Kind, List<Variable>> declared = new EnumMap<>(Type.Kind.class);
  private final IdentityHashMap<Variable, Integer> bases = new IdentityHashMap<>();

  Objects(ResolvedScenario scenario, int frames) {
    this.scenario = scenario;
    names.put(Type.Kind.MM, scenario.mms().stream().map(ResolvedScenario.Mm::name).toList());
    List<String> instances =
        scenario.notifiers().stream().map(ResolvedScenario.Instance::name).toList();
    names.put(Type.Kind.NOTIFIER, instances);
    names.put(Type.Kind.INTERVAL, instances);
    names.put(Type.Kind.VMA, vmaNames());
    names.put(Type.Kind.PAGE, pageNames());
    names.put(Type.Kind.THREAD, threadNames());
    List<String> frameNames = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      frameNames.add("frame " + f);
    }
    names.put(Type.Kind.FRAME, frameNames);
  }

  /** Numbers the objects of a variable; for other variables nothing happens. */
  void declare(Variable variable) {
    Type.Kind kind = variable.type().kind();
    if (!kind.isObject() || bases.containsKey(variable)) {
      return;
    }
    List<String> all = names.computeIfAbsent(kind, k -> new ArrayList<>());
    bases.put(variable, all.size());
    for (int i = 0; i < size(variable); i++) {
      all.add(elementName(variable, i));
      declared.computeIfAbsent(kind, k -> new ArrayList<>()).add(variable);
    }
  }

  /** The number of the first object that {@code variable} declares. */
  int base(Variable variable) {
    return requireNonNull(bases.get(variable), variable.name());
  }

  int count(Type.Kind kind) {
    return names.getOrDefault(kind, List.of()).size();
  }

  List<String> names(Type.Kind kind) {
    return names.getOrDefault(kind, List.of());
  }

  /** The name of object {@code number}, {@code NULL} for -1. */
  String name(Type.Kind kind, int number) {
    List<String> all = names(kind);
    return number < 0 ? "NULL" : number < all.size() ? all.get(number) : kind.word() + number;
  }

  List<Variable> declarers(Type.Kind kind) {
    return declared.getOrDefault(kind, List.of());
  }

  /** How many owners a variable has: 1, or the number of instances or of objects of its struct. */
  int owners(Variable variable) {
    return switch (variable.owner()) {
      case GLOBAL -> 1;
      case DRIVER -> instances(variable.driver()).size();
      case STRUCT -> count(variable.structOf());
    };
  }

  /** How many elements a variable has in all. */
  int size(Variable variable) {
    return owners(variable) * Math.max(1, variable.length());
  }

  /** {@code gpu.lock}, {@code app.mmap_lock}, {@code slots[2]}. */
  String elementName(Variable variable, int element) {
    int length = Math.max(1, variable.length());
    String index = variable.length() == 0 ? "" : "[" + element % length + "]";
    int owner = element / length;
    String prefix =
        switch (variable.owner()) {
          case GLOBAL -> "";
          case DRIVER -> instances(variable.driver()).get(owner) + ".";
          case STRUCT -> name(variable.structOf(), owner) + ".";
        };
    return prefix + variable.name() + index;
  }

  /** For each notifier its place among those of {@code driver}; -1 for another driver's. */
  int[] instanceNumbers(Driver driver) {
    int[] numbers = new int[scenario.notifiers().size()];
    int next = 0;
    for (int n = 0; n < numbers.length; n++) {
      numbers[n] = scenario.notifiers().get(n).driver() == driver ? next++ : -1;
    }
    return numbers;
  }

  private List<String> instances(Optional<Driver> driver) {
    return scenario.notifiers().stream()
        .filter(n -> n.driver() == driver.orElseThrow())
        .map(ResolvedScenario.Instance::name)
        .toList();
  }

  private List<String> vmaNames() {
    List<String> found = new ArrayList<>();
    for (ResolvedScenario.Mm mm : scenario.mms()) {
      for (ResolvedScenario.Vma vma : mm.vmas()) {
        boolean unique =
            mm.parent().isEmpty()
                && scenario.mms().stream()
                        .filter(m -> m.parent().isEmpty())
                        .flatMap(m -> m.vmas().stream())
                        .filter(v -> v.name().equals(vma.name()))
                        .count()
                    == 1;
        found.add(unique ? vma.name() : mm.name() + "." + vma.name());
      }
    }
    return found;
  }

  private List<String> pageNames() {
    List<String> found = new ArrayList<>();
    List<String> vmas = vmaNames();
    int next = 0;
    for (ResolvedScenario.Mm mm : scenario.mms()) {
      for (ResolvedScenario.Vma vma : mm.vmas()) {
        for (int p = 0; p < vma.pages(); p++) {
          found.add(vmas.get(next) + "[" + p + "]");
        }
        next++;
      }
    }
    return found;
  }

  private List<String> threadNames() {
    List<String> found = new ArrayList<>();
    for (ResolvedScenario.ThreadGroup group : scenario.threads()) {
      for (int i = 0; i < group.count(); i++) {
        found.add(group.indexed() ? group.name() + "[" + i + "]" : group.name());
      }
    }
    if (scenario.init().isPresent()) {
      found.add("init");
    }
    return found;
  }

  /** The locks of the scenario, of all kinds, in the numbering of {@code World.locks}. */
  List<World.Lock> locks() {
    List<World.Lock> found = new ArrayList<>();
    add(found, Type.Kind.MUTEX, World.LockKind.MUTEX);
    add(found, Type.Kind.RWSEM, World.LockKind.RWSEM);
    add(found, Type.Kind.SPINLOCK, World.LockKind.SPINLOCK);
    add(found, Type.Kind.RWLOCK, World.LockKind.RWLOCK);
    add(found, Type.Kind.WW_MUTEX, World.LockKind.WW_MUTEX);
    add(found, Type.Kind.SRCU, World.LockKind.SRCU);
    add(found, Type.Kind.LOCKDEP_MAP, World.LockKind.MAP);
    return found;
  }

  private void add(List<World.Lock> locks, Type.Kind kind, World.LockKind as) {
    for (int i = 0; i < count(kind); i++) {
      String lockClass = declarers(kind).get(i).className();
      locks.add(new World.Lock(as, i, name(kind, i), lockClass));
    }
  }
}
