package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmn.check.DeadlockCheck;
import org.mmn.check.KernelChecks;
import org.mmn.check.PropertyCheck;
import org.mmn.compile.Program;
import org.mmn.explore.Continuation;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Observer;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.explore.Search;
import org.mmn.explore.ShortestSearch;
import org.mmn.explore.TransitionSystem;
import org.mmn.run.Checks;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.run.Progressing;
import org.mmn.run.Rounds;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;

/** All searches of one program: for every state, for progress, for the shortest runs. */
final class Exploration {
  /** How many states, a step a move, the last steps of a shortest run are worth. */
  private static final int SINGLE = 2_000_000;

  private final Program program;
  private final KernelChecks kernel;
  private final Options options;
  private final Machine<PackedState> machine;
  private final TransitionSystem<PackedState> system;
  private final Schedule before;
  private Optional<Hints.Seen> seen = Optional.empty();
  private boolean cutShort;

  /**
   * What to search.
   *
   * @param system the machine, or what a {@code schedule} leaves of it
   */
  record Subject(Machine<PackedState> machine, TransitionSystem<PackedState> system) {}

  /**
   * @param before the run after which the subject begins
   */
  Exploration(
      Program program, KernelChecks kernel, Options options, Subject subject, Schedule before) {
    this.before = before;
    this.program = program;
    this.kernel = kernel;
    this.options = options;
    this.machine = subject.machine();
    this.system = subject.system();
  }

  /**
   * @param single what makes one step in each move: with fusion a run may take steps before it must
   */
  Outcome run(Supplier<Subject> single) {
    List<Observer<PackedState>> checks = Checks.of(program, kernel, machine);
    Map<Object, Schedule> passed = new Continuation<>(machine, before).tell(checks);
    Outcome found = new Search<>(system, checks, options.limits(), options.progress()).run();
    look(checks);
    cutShort =
        machine.fusion() == Fusion.ALL
            && found.complete()
            && checks.stream()
                .anyMatch(c -> c instanceof DeadlockCheck<?> check && check.hasCutShort());
    if (cutShort) {
      return found;
    }
    Outcome shortened = shorten(found, single);
    return withProgress(before.steps().isEmpty() ? shortened : shortened.after(before, passed));
  }

  /**
   * Whether more may be found: a path ended that goes on where fewer steps are taken together. Then
   * only all states have been searched.
   */
  boolean wasCutShort() {
    return cutShort;
  }

  /** What the search of all states saw of what may never come. */
  Optional<Hints.Seen> seen() {
    return seen;
  }

  private void look(List<Observer<PackedState>> checks) {
    List<PropertyCheck.Vacuous> vacuous =
        checks.stream()
            .filter(PropertyCheck.class::isInstance)
            .flatMap(c -> ((PropertyCheck<?>) c).vacuous().stream())
            .toList();
    PackedState first = system.initial();
    List<String> fulfilled =
        program.goals().stream()
            .filter(g -> !machine.isInside(first) && g.condition().test(first))
            .map(Program.Goal::name)
            .toList();
    seen = Optional.of(new Hints.Seen(vacuous, fulfilled, machine.called()));
  }

  /** Adds what {@code eventually} properties find; only if every state has been seen. */
  private Outcome withProgress(Outcome seen) {
    List<Finding> findings = new ArrayList<>(seen.findings());
    Map<Object, Schedule> runs = new LinkedHashMap<>(seen.runs());
    Optional<String> limit = seen.limit();
    for (Program.Goal goal : program.goals()) {
      if (limit.isEmpty()) {
        Liveness.Answer answer =
            new Liveness<>(
                    system,
                    view -> !machine.isInside(view) && goal.condition().test(view),
                    new Progressing<>(program, machine),
                    options.limits())
                .run();
        limit = answer.limit();
        answer
            .counterexample()
            .map(this::fromTheBeginning)
            .map(c -> Rounds.shortened(program, c))
            .ifPresent(
                c -> {
                  findings.add(new Finding("no_progress", List.of(goal.name()), List.of(c), c));
                  runs.put(c, c.prefix());
                });
      }
    }
    return new Outcome(
        seen.states(), seen.moves(), seen.depth(), limit, findings, runs, seen.shortest());
  }

  private Liveness.Counterexample fromTheBeginning(Liveness.Counterexample later) {
    return new Liveness.Counterexample(before.then(later.prefix()), later.loop());
  }

  /** Replaces the runs by shortest ones, as far as they can be proven. */
  private Outcome shorten(Outcome found, Supplier<Subject> single) {
    List<Object> wanted = List.copyOf(found.runs().keySet());
    if (wanted.isEmpty()) {
      return found;
    }
    Limits all = options.limits();
    Limits few = new Limits(Math.min(all.states(), SINGLE), all.depth(), all.bytes(), all.stop());
    Map<Object, Schedule> shortest = shortest(single, wanted, few);
    List<Object> left = wanted.stream().filter(s -> !shortest.containsKey(s)).toList();
    Map<Object, Schedule> runs = new LinkedHashMap<>(found.runs());
    if (!left.isEmpty()) {
      runs.putAll(shortest(() -> new Subject(machine, system), left, all));
    }
    runs.putAll(shortest);
    return new Outcome(
        found.states(),
        found.moves(),
        found.depth(),
        found.limit(),
        found.findings(),
        runs,
        left.isEmpty());
  }

  private Map<Object, Schedule> shortest(
      Supplier<Subject> searched, List<Object> wanted, Limits limits) {
    Subject subject;
    try {
      subject = searched.get();
    } catch (CapacityExceeded bound) {
      return Map.of();
    }
    return new ShortestSearch<>(
            subject.system(), Checks.of(program, kernel, subject.machine()), limits, wanted)
        .run();
  }
}
