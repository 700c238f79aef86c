package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All code that can run in a scenario: what its threads reach, and the daemons that this wakes. */
final class Program {
  private final Session session;
  private final CallGraph graph;
  private final List<Driver> drivers;
  private final Uses properties;
  private final List<Function> roots = new ArrayList<>();

  Program(Session session, List<Driver> drivers, List<ResolvedScenario.Property> properties) {
    this.session = session;
    this.drivers = drivers;
    this.graph = new CallGraph(drivers);
    this.properties = new Uses(drivers);
    properties.forEach(p -> this.properties.walk(p.condition()));
  }

  void root(Function function) {
    roots.add(function);
  }

  Set<Function> functions() {
    return graph.reachable(roots);
  }

  /** The daemons of modules that something reachable can wake; their code becomes reachable. */
  List<ResolvedScenario.ThreadGroup> daemons() {
    Daemons daemons = new Daemons(session);
    Map<ModuleIndex.Daemon, ResolvedScenario.ThreadGroup> woken = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (ModuleIndex.Daemon daemon : session.library().index().daemons()) {
        if (!woken.containsKey(daemon) && daemons.wakes(daemon, functions(), uses())) {
          more |= start(daemons, daemon, woken);
        }
      }
    }
    return List.copyOf(woken.values());
  }

  private boolean start(
      Daemons daemons,
      ModuleIndex.Daemon daemon,
      Map<ModuleIndex.Daemon, ResolvedScenario.ThreadGroup> woken) {
    return daemons
        .declaration(daemon)
        .map(
            d -> {
              ResolvedScenario.ThreadGroup group = ThreadResolver.daemon(session, d);
              session.finishBodies();
              woken.put(daemon, group);
              root(group.body());
              return true;
            })
        .orElse(false);
  }

  /** Properties look, and wake nobody. */
  private List<Uses> uses() {
    return functions().stream().map(graph::uses).toList();
  }

  void check() {
    Set<Function> all = functions();
    new Recursion(session, graph).check(all);
    AtomicBlocks blocks = new AtomicBlocks(session, drivers);
    all.forEach(blocks::check);
  }

  Set<Variable> variables() {
    Set<Variable> variables = new LinkedHashSet<>();
    uses().forEach(u -> variables.addAll(u.variables()));
    variables.addAll(properties.variables());
    return variables;
  }

  /** What {@code overflow(…)} may name: variables, VMAs by name, locals. */
  Set<String> overflowing() {
    Set<String> names = new LinkedHashSet<>();
    variables().forEach(v -> names.add(v.name()));
    drivers.forEach(d -> d.variables().forEach(v -> names.add(v.name())));
    session.objects().areas().forEach(a -> names.add(a.name()));
    uses().forEach(u -> names.addAll(u.locals()));
    return names;
  }

  Set<String> assertions() {
    Set<String> names = new LinkedHashSet<>();
    uses().forEach(u -> names.addAll(u.assertions()));
    return names;
  }
}
