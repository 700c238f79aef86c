package org.mmn.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mmn.model.World;
import org.mmn.resolve.Population;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Type;

/** Makes the {@link World} of a scenario from its declarations. */
final class WorldBuilder {
  /** What memory has beyond the pages mapped at the start, when the scenario does not say. */
  private static final int SPARE_FRAMES = 16;

  private final ResolvedScenario scenario;

  WorldBuilder(ResolvedScenario scenario) {
    this.scenario = scenario;
  }

  /** The number of page frames: declared, or enough. */
  int frames() {
    int declared = scenario.memory().frames();
    return declared >= 0 ? declared : Population.count(scenario.mms()) + SPARE_FRAMES;
  }

  World build(Objects objects) {
    ResolvedScenario.Memory memory = scenario.memory();
    List<World.Page> pages = pages(objects);
    return new World(
        threads(objects),
        mms(),
        vmas(objects),
        pages,
        frames(),
        Math.max(memory.low(), Math.max(memory.min(), 0)),
        Math.max(memory.min(), 0),
        memory.frames() < 0,
        notifiers(),
        objects.locks(),
        named(objects, Type.Kind.WAITQUEUE),
        named(objects, Type.Kind.COMPLETION),
        named(objects, Type.Kind.FENCE),
        named(objects, Type.Kind.WORK),
        named(objects, Type.Kind.SEQCOUNT),
        named(objects, Type.Kind.ATOMIC),
        named(objects, Type.Kind.SECONDARY_TLB),
        named(objects, Type.Kind.OBJECT),
        named(objects, Type.Kind.WORKQUEUE),
        memory.swap());
  }

  private List<World.Thread> threads(Objects objects) {
    List<World.Thread> found = new ArrayList<>();
    for (ResolvedScenario.ThreadGroup group : scenario.threads()) {
      for (int i = 0; i < group.count(); i++) {
        String name = objects.name(Type.Kind.THREAD, found.size());
        found.add(new World.Thread(name, group.mm().orElse(-1), group.daemon(), i));
      }
    }
    if (scenario.init().isPresent()) {
      found.add(new World.Thread("init", -1, false, 0));
    }
    return found;
  }

  private List<World.Mm> mms() {
    List<World.Mm> found = new ArrayList<>();
    int vma = 0;
    int page = 0;
    for (ResolvedScenario.Mm mm : scenario.mms()) {
      int pages = mm.vmas().stream().mapToInt(ResolvedScenario.Vma::pages).sum();
      int limit = vma + mm.vmas().size();
      found.add(new World.Mm(mm.name(), vma, limit, page, page + pages, mm.parent().orElse(-1)));
      vma = limit;
      page += pages;
    }
    return found;
  }

  private List<World.Vma> vmas(Objects objects) {
    List<World.Vma> found = new ArrayList<>();
    Map<String, Integer> files = new LinkedHashMap<>();
    int page = 0;
    for (int m = 0; m < scenario.mms().size(); m++) {
      int firstOfMm = found.size();
      for (ResolvedScenario.Vma vma : scenario.mms().get(m).vmas()) {
        int number = found.size();
        int mapping = vma.file().map(f -> files.computeIfAbsent(f, n -> number)).orElse(number);
        found.add(
            new World.Vma(
                objects.name(Type.Kind.VMA, number),
                m,
                page,
                page + vma.pages(),
                new TreeSet<>(vma.attributes()),
                mapping,
                root(m, number - firstOfMm, number, found)));
        page += vma.pages();
      }
    }
    return found;
  }

  /** The VMA in the same place of the mm that {@code mm} is a copy of, or that one's. */
  private int root(int mm, int place, int number, List<World.Vma> before) {
    Optional<Integer> parent = scenario.mms().get(mm).parent();
    if (parent.isEmpty()) {
      return number;
    }
    int first = 0;
    while (before.get(first).mm() != parent.get()) {
      first++;
    }
    return before.get(first + place).root();
  }

  private List<World.Page> pages(Objects objects) {
    List<World.Page> found = new ArrayList<>();
    List<Integer> frames = Population.frames(scenario.mms());
    int vma = 0;
    for (int m = 0; m < scenario.mms().size(); m++) {
      for (ResolvedScenario.Vma declared : scenario.mms().get(m).vmas()) {
        for (int p = 0; p < declared.pages(); p++) {
          String name = objects.name(Type.Kind.PAGE, found.size());
          found.add(new World.Page(name, vma, m, frames.get(found.size())));
        }
        vma++;
      }
    }
    return found;
  }

  private List<World.Notifier> notifiers() {
    return scenario.notifiers().stream()
        .map(
            n ->
                new World.Notifier(
                    n.name(),
                    n.mm(),
                    n.driver().name(),
                    n.registered(),
                    n.driver().callback("invalidate_range_start").isPresent(),
                    n.driver().callback("invalidate_range_end").isPresent(),
                    n.interval(),
                    n.firstPage(),
                    n.limitPage()))
        .toList();
  }

  private static List<World.Named> named(Objects objects, Type.Kind kind) {
    return objects.names(kind).stream().map(World.Named::new).toList();
  }
}
