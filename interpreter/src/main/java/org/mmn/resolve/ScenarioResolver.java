package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/** Resolves one scenario under one version. */
final class ScenarioResolver {
  private final Session session;
  private final Decl.Scenario written;
  private final Members members;
  private final Scope scope;

  ScenarioResolver(Session session, Decl.Scenario written) {
    this.session = session;
    this.written = written;
    this.members = Members.of(session, written);
    this.scope = session.root().scope().inner();
  }

  /** The scenario; of no use when something is wrong with it. */
  ResolvedScenario resolve() {
    Definitions definitions =
        new Definitions(session, scope, session.root().stdlib(), Optional.empty());
    for (Decl member : members.all()) {
      definitions.define(member);
      misplaced(member);
    }
    ObjectResolver objects = new ObjectResolver(session, scope, definitions);
    members.of(Decl.Memory.class).forEach(m -> session.objects().declareMemory());
    members.of(Decl.Mm.class).forEach(objects::mm);
    objects.finish();
    List<ResolvedScenario.Instance> notifiers = new ArrayList<>();
    InstanceResolver instances = new InstanceResolver(session, scope, definitions);
    members.of(Decl.Instance.class).forEach(i -> instances.add(i, notifiers));
    ThreadResolver threads = new ThreadResolver(session, scope, definitions);
    members.of(Decl.ThreadDecl.class).forEach(threads::declare);
    session.declarations().useAll(session.root().scope());
    session.declarations().useAll(scope);
    List<ResolvedScenario.ThreadGroup> groups = threads.bodies();
    Optional<Function> init = members.only(session, Decl.Init.class, "'init'").map(threads::init);
    session.finishBodies();
    return assemble(notifiers, groups, init);
  }

  private void misplaced(Decl member) {
    if (!Members.belongs(member)) {
      session.error(
          Codes.MISPLACED,
          member.span(),
          Placement.phrase(member)
              + " stands in "
              + Placement.home(member)
              + ", not in a scenario");
    }
  }

  private ResolvedScenario assemble(
      List<ResolvedScenario.Instance> notifiers,
      List<ResolvedScenario.ThreadGroup> groups,
      Optional<Function> init) {
    List<Driver> drivers =
        new ArrayList<>(
            new LinkedHashSet<>(
                notifiers.stream().map(ResolvedScenario.Instance::driver).toList()));
    ResolvedScenario.Memory memory = new MemoryResolver(session, scope).memory(members);
    PropertyResolver properties = new PropertyResolver(session, scope);
    List<ResolvedScenario.Property> stated = properties.properties(members);
    List<ResolvedScenario.SchedulePoint> schedule = properties.schedule(members);
    session.finishBodies();
    Program program = new Program(session, drivers, stated);
    init.ifPresent(program::root);
    groups.forEach(g -> program.root(g.body()));
    List<ResolvedScenario.ThreadGroup> all = new ArrayList<>(groups);
    all.addAll(program.daemons());
    program.check();
    threads(groups, all);
    Set<Variable> variables = variables(program);
    ExpectationResolver expectations =
        new ExpectationResolver(session, scope, stated, program, !schedule.isEmpty());
    List<ResolvedScenario.Expectation> expected = expectations.expectations(members, written);
    expectations.locks().stream()
        .filter(l -> l.owner() != Variable.Owner.DRIVER)
        .forEach(variables::add);
    return new ResolvedScenario(
        written.title(),
        written.titleSpan(),
        session.version(),
        memory,
        List.copyOf(session.objects().mms()),
        drivers,
        notifiers,
        List.copyOf(variables),
        all,
        init,
        stated,
        schedule,
        expected,
        session.modules().loaded().stream().map(m -> m.unit().file()).toList());
  }

  private void threads(
      List<ResolvedScenario.ThreadGroup> own, List<ResolvedScenario.ThreadGroup> all) {
    Span span = written.titleSpan();
    if (own.isEmpty()) {
      session.error(Codes.NO_THREADS, span, "a scenario needs at least one thread");
    }
    int count = all.stream().mapToInt(ResolvedScenario.ThreadGroup::count).sum();
    if (count > Limits.THREADS) {
      session.error(
          Codes.TOO_MANY,
          span,
          "a scenario has at most "
              + Limits.THREADS
              + " threads, daemons of the kernel included;"
              + " this one has "
              + count);
    }
  }

  /** The scenario's own, then those of modules that some code uses; those of drivers are theirs. */
  private Set<Variable> variables(Program program) {
    Set<Variable> variables = new LinkedHashSet<>();
    for (Symbol symbol : scope.own().values()) {
      if (symbol instanceof Symbol.Shared shared) {
        variables.add(session.declarations().variable(shared));
      }
    }
    program.variables().stream()
        .filter(v -> v.owner() != Variable.Owner.DRIVER)
        .forEach(variables::add);
    return variables;
  }

  /** A scenario that no version of can be resolved: it stands where it cannot. */
  static Diagnostic misplaced(Decl.Scenario scenario) {
    return Diagnostic.error(
        Codes.MISPLACED,
        scenario.titleSpan(),
        "a scenario cannot stand in 'when kernel'; its 'kernel' line says where it is checked");
  }
}
