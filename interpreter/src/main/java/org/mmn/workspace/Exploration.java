package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmn.check.Deadlock;
import org.mmn.check.DeadlockCheck;
import org.mmn.check.KernelChecks;
import org.mmn.check.PropertyCheck;
import org.mmn.compile.Program;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.Continuation;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Observer;
import org.mmn.explore.Outcome;
import org.mmn.explore.PersistentSets;
import org.mmn.explore.Reduction;
import org.mmn.explore.Schedule;
import org.mmn.explore.Search;
import org.mmn.explore.ShortestSearch;
import org.mmn.explore.TransitionSystem;
import org.mmn.explore.store.Storage;
import org.mmn.run.Checks;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.run.Progressing;
import org.mmn.run.Rounds;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;
import org.mmn.workspace.Attempt.Again;

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

  /**
   * What to search.
   *
   * @param system the machine, or what a {@code schedule} leaves of it
   */
  record Subject(Machine<PackedState> machine, TransitionSystem<PackedState> system) {}

  /**
   * Makes what else has to be searched.
   *
   * @param single makes one step in each move: with fusion a run may take steps before it must
   * @param whole makes every run, as far as others can see it
   */
  record Others(Supplier<Subject> single, Supplier<Subject> whole) {}

  /**
   * What a search of all states came to.
   *
   * @param again in what way it has to be made again
   * @param seen what it saw of what may never come
   * @param passed what was sighted on the run before, and where
   */
  record Searched(Outcome found, Again again, Hints.Seen seen, Map<Object, Schedule> passed) {}

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

  /** Searches for every state. */
  Searched search(Attempt attempt, Checkpoint checkpoint) {
    List<Observer<PackedState>> judges = Checks.of(program, kernel, machine);
    Map<Object, Schedule> passed = new Continuation<>(machine, before).tell(judges);
    Exchanges exchanges =
        attempt.symmetric()
            ? Exchanges.of(program, machine, attempt.reached())
            : Exchanges.none(program);
    Limits limits = options.limits().atMost(attempt.states()).orWhen(exchanges::refuted);
    Storage storage = attempt.large() ? options.large().storage() : Storage.EXACT;
    Crew crew = options.large().crew();
    Outcome found =
        new Search<>(
                workers(attempt, judges, exchanges),
                judges,
                storage,
                checkpoint.until(exchanges::refuted),
                limits,
                options.progress())
            .run(crew.executor(), crew.from());
    Again again = exchanges.refuted() ? Again.APART : again(attempt, found, judges);
    return new Searched(found, again, seen(judges), passed);
  }

  /**
   * A {@code schedule} keeps a search of its own, which is not worth making for each worker. The
   * machine that the judges watch is the first worker's.
   */
  private List<Search.Worker<PackedState>> workers(
      Attempt attempt, List<Observer<PackedState>> judges, Exchanges exchanges) {
    int size = attempt.large() && program.schedule().isEmpty() ? options.large().crew().size() : 1;
    if (size == 1) {
      return List.of(worker(attempt, new Subject(machine, system), judges, exchanges));
    }
    List<Search.Worker<PackedState>> workers = new ArrayList<>();
    Subject first = new Subject(machine, system);
    workers.add(worker(attempt, first, Checks.of(program, kernel, machine), exchanges));
    for (int i = 1; i < size; i++) {
      Machine<PackedState> another = machine.another();
      Subject subject = new Subject(another, new Continuation<>(another, before));
      workers.add(worker(attempt, subject, Checks.of(program, kernel, another), exchanges));
    }
    return workers;
  }

  private Search.Worker<PackedState> worker(
      Attempt attempt, Subject subject, List<Observer<PackedState>> checks, Exchanges exchanges) {
    Machine<PackedState> own = subject.machine();
    return new Search.Worker<>(
        subject.system(),
        checks,
        attempt.persistent() ? new PersistentSets<>(own.dependence()) : Reduction.none(),
        exchanges.on(own));
  }

  private Again again(Attempt attempt, Outcome found, List<Observer<PackedState>> checks) {
    boolean stopped = !found.complete() && found.states() >= attempt.states();
    if (stopped && attempt.states() < options.maxStates()) {
      return Again.LARGE;
    } else if (attempt.symmetric() && !found.findings().stream().allMatch(Finding::isWitness)) {
      return Again.BY_NAME;
    } else if (!found.complete()) {
      return Again.NO;
    }
    if (attempt.persistent()) {
      boolean deadlock = found.findings().stream().anyMatch(f -> f.detail() instanceof Deadlock);
      return deadlock ? Again.WITH_ALL_MOVES : Again.NO;
    }
    boolean cutShort =
        checks.stream().anyMatch(c -> c instanceof DeadlockCheck<?> d && d.hasCutShort());
    return cutShort && attempt.fusion() == Fusion.ALL ? Again.WITH_LESS_FUSION : Again.NO;
  }

  /** What else there is to find once every state has been seen, and the shortest runs. */
  Outcome finish(Searched searched, Others others) {
    Outcome shortened = shorten(searched.found(), others.single());
    Outcome all = before.steps().isEmpty() ? shortened : shortened.after(before, searched.passed());
    return withProgress(all, others.whole());
  }

  private Hints.Seen seen(List<Observer<PackedState>> checks) {
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
    return new Hints.Seen(vacuous, fulfilled, machine.called());
  }

  /** Adds what {@code eventually} properties find; only if every state has been seen. */
  private Outcome withProgress(Outcome seen, Supplier<Subject> whole) {
    if (program.goals().isEmpty() || !seen.complete()) {
      return seen;
    }
    Subject all = whole.get();
    List<Finding> findings = new ArrayList<>(seen.findings());
    Map<Object, Schedule> runs = new LinkedHashMap<>(seen.runs());
    Optional<String> limit = seen.limit();
    for (Program.Goal goal : program.goals()) {
      if (limit.isEmpty()) {
        Liveness.Answer answer =
            new Liveness<>(
                    all.system(),
                    view -> !all.machine().isInside(view) && goal.condition().test(view),
                    new Progressing<>(program, all.machine()),
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
    if (limit.isPresent()) {
      findings.removeIf(Finding::isAbsence);
    }
    return seen.with(findings, runs, limit);
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
    return found.with(runs, left.isEmpty());
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
