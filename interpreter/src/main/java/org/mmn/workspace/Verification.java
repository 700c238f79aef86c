package org.mmn.workspace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mmn.check.KernelChecks;
import org.mmn.check.Verdicts;
import org.mmn.compile.Alike;
import org.mmn.compile.Compiler;
import org.mmn.compile.Program;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.Confirmation;
import org.mmn.explore.Continuation;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.explore.Surviving;
import org.mmn.explore.TransitionSystem;
import org.mmn.kernel.DebugFeatures;
import org.mmn.model.Op;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.run.Checks;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.run.ProgramDigest;
import org.mmn.run.Replayer;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;
import org.mmn.workspace.Attempt.Again;

/** Checks one scenario under one version: compile, search, shorten, replay, judge. */
final class Verification {
  /** Widths to try for the numbers of positions, until they fit. */
  private static final List<Integer> POSITION_BITS = List.of(8, 10, 12, 16, 20, 30);

  /** The one to begin with while it is not known how many there are. */
  private static final int USUAL = 2;

  /** The one for searches that are made only to find a run again. */
  private static final int WIDE = 4;

  private static final int WIDEST = POSITION_BITS.size() - 1;

  private final ResolvedScenario scenario;
  private final Options options;
  private final Schedule from;
  private final Program program;
  private final KernelChecks kernel;
  private final Bookmark bookmark;
  private Optional<Hints.Seen> seen = Optional.empty();

  /** What threads have come to in the searches so far. */
  private final BitSet reached = new BitSet();

  private int width = USUAL;

  Verification(ResolvedScenario scenario, Options options) {
    this(scenario, options, new Schedule(List.of()));
  }

  /**
   * @param from the run after which the search begins
   */
  Verification(ResolvedScenario scenario, Options options, Schedule from) {
    this(scenario, options, from, Compiler.compile(scenario));
  }

  /**
   * @param program the scenario compiled
   */
  Verification(ResolvedScenario scenario, Options options, Schedule from, Program program) {
    this.scenario = scenario;
    this.options = options;
    this.from = from;
    this.program = program;
    this.kernel = kernel(DebugFeatures.of(scenario.version()));
    this.bookmark = new Bookmark(options.large().checkpoint(), this::identity);
  }

  /** What the states of its searches depend on, and what is said of them. */
  private String identity() {
    return String.join(
        "\n",
        scenario.title(),
        scenario.version().toString(),
        options.reductions().toString(),
        String.valueOf(options.large().storage().fingerprints()),
        from.toString(),
        new TreeMap<>(options.constants()).toString(),
        ProgramDigest.of(
            program,
            scenario.files().stream().map(SourceFile::text).collect(Collectors.joining("\n"))));
  }

  private static KernelChecks kernel(DebugFeatures release) {
    return new KernelChecks(
        release.nonBlockCount(), release.srcuAnnotated(), release.rangeMapPrimed());
  }

  Result run() {
    return concluded(search(), this::hints);
  }

  /** The same by runs at random. */
  Result run(RandomRuns runs) {
    return concluded(
        new RandomExploration(program, kernel, options, runs).run(),
        outcome -> CoverageNotes.of(program, outcome));
  }

  private Result concluded(Outcome found, Function<Outcome, List<String>> notes) {
    Outcome outcome = found;
    boolean made = program.schedule().isEmpty() || !outcome.runs().isEmpty();
    outcome = made ? confirm(outcome) : outcome;
    Map<Object, Trace> traces = traces(outcome);
    return new Result(
        scenario,
        scenario.version(),
        program,
        outcome,
        traces,
        notes.apply(outcome),
        Expectations.judge(scenario, outcome));
  }

  /** A search of all states, and how to make the rest of what follows from it. */
  private record Tried(
      Attempt attempt, Again again, Optional<Hints.Seen> seen, Supplier<Outcome> finished) {}

  /**
   * As much is left out as may be, and less where that does not do. One that leaves things out
   * whatever its size still needs a first look at what code is run.
   */
  private Outcome search() {
    Reductions use = usable();
    Attempt usual = Attempt.first(use, options.maxStates());
    Optional<Attempt> kept = bookmark.attempt(options.maxStates());
    Tried best = explore(kept.orElse(usual));
    if (kept.isEmpty() && use.from() == 0) {
      best = explore(prepared(usual.next(Again.LARGE, use, options.maxStates())));
    }
    while (best.again != Again.NO) {
      best = explore(prepared(best.attempt.next(best.again, use, options.maxStates())));
    }
    seen = best.seen;
    return best.finished.get();
  }

  /**
   * A {@code schedule} keeps threads back by what others do. Where one may end another's hold,
   * those who wait for each other may not do so for ever, and a deadlock that is seen with others
   * still to move (rule 11) may be gone once they have moved: then all moves are needed to see it.
   */
  private Reductions usable() {
    Reductions all = options.reductions();
    boolean free = program.schedule().isEmpty();
    boolean lasting = program.ops().stream().noneMatch(Op::endsHoldsOfOthers);
    return new Reductions(
        all.fuse(), all.por() && free && lasting, all.symmetry() && free, all.from());
  }

  private Tried explore(Attempt attempt) {
    Machine<PackedState> machine = machine(attempt.fusion(), width);
    Tried tried = explore(machine, attempt);
    while (machine.outgrown() && width < WIDEST) {
      width++;
      machine = machine(attempt.fusion(), width);
      tried = explore(machine, attempt);
    }
    width = narrowest(2 * machine.positions());
    reached.or(machine.reached());
    return tried;
  }

  /**
   * What code comes late matters where something may change places. Not where reductions are tried
   * whatever the size: there a search that is refuted costs little, and has to happen.
   */
  private Attempt prepared(Attempt attempt) {
    if (!attempt.symmetric()) {
      return attempt;
    }
    if (options.reductions().from() > 0 && !Alike.in(program, reached).isEmpty()) {
      Machine<PackedState> machine = machine(Fusion.ALL, WIDEST);
      reached.or(Rehearsal.of(machine, later(machine), options.stop()));
    }
    return attempt.knowing(reached);
  }

  private static int narrowest(int positions) {
    int width = 0;
    while (width < WIDEST && positions > 1 << POSITION_BITS.get(width)) {
      width++;
    }
    return width;
  }

  /** None where no run is left to look at. */
  private List<String> hints(Outcome outcome) {
    return seen.map(s -> Hints.of(scenario, program, outcome, s)).orElse(List.of());
  }

  /** What the checks conclude from one run alone, as verdicts. */
  List<String> shown(Schedule schedule) {
    Confirmation<?> alone = Replayer.confirmation(program, kernel);
    alone.shows(schedule, schedule);
    return alone.findings(false).stream().map(Verdicts::name).distinct().toList();
  }

  private Machine<PackedState> machine(Fusion fusion, int width) {
    return Machine.packed(program, fusion, POSITION_BITS.get(width));
  }

  /** A bound that even the first state is beyond is a limit too. */
  private Tried explore(Machine<PackedState> machine, Attempt attempt) {
    try {
      return exploreAll(machine, attempt);
    } catch (CapacityExceeded bound) {
      return known(attempt, Outcome.nothing(bound.what()));
    }
  }

  private static Tried known(Attempt attempt, Outcome outcome) {
    return new Tried(attempt, Again.NO, Optional.empty(), () -> outcome);
  }

  private Tried exploreAll(Machine<PackedState> machine, Attempt attempt) {
    if (program.schedule().isEmpty()) {
      return explore(new Exploration.Subject(machine, later(machine)), attempt);
    }
    Surviving<PackedState> surviving = surviving(machine);
    return surviving.any()
        ? explore(new Exploration.Subject(machine, surviving), attempt)
        : known(attempt, unreachable(surviving.states()));
  }

  private Tried explore(Exploration.Subject subject, Attempt attempt) {
    Exploration exploration = new Exploration(program, kernel, options, subject, from);
    Supplier<Exploration.Subject> whole = attempt.isReduced() ? this::whole : () -> subject;
    Exploration.Searched searched =
        exploration.search(attempt, attempt.large() ? bookmark.of(attempt) : Checkpoint.none());
    return new Tried(
        attempt,
        searched.again(),
        Optional.of(searched.seen()),
        () -> exploration.finish(searched, new Exploration.Others(this::single, whole)));
  }

  /** The same without anything left out of a run but what nobody else can see. */
  private Exploration.Subject whole() {
    boolean fuse = options.reductions().fuse();
    Machine<PackedState> machine = machine(fuse ? Fusion.ALL : Fusion.NONE, WIDE);
    return new Exploration.Subject(machine, later(machine));
  }

  /** The same without fusion. */
  private Exploration.Subject single() {
    Machine<PackedState> machine = machine(Fusion.NONE, WIDE);
    return new Exploration.Subject(
        machine, program.schedule().isEmpty() ? later(machine) : surviving(machine));
  }

  private TransitionSystem<PackedState> later(Machine<PackedState> machine) {
    return from.steps().isEmpty() ? machine : new Continuation<>(machine, from);
  }

  private Surviving<PackedState> surviving(Machine<PackedState> machine) {
    return Surviving.of(
        later(machine),
        machine::isThroughSchedule,
        Checks.of(program, kernel, machine),
        options.limits());
  }

  /** No run is left by the {@code schedule}. */
  static Outcome unreachable(int states) {
    Finding finding = new Finding(Finding.ABSENCE, List.of("schedule"), List.of(), "schedule");
    return new Outcome(states, 0, 0, Optional.empty(), List.of(finding), Map.of(), true);
  }

  /**
   * Repeats every run on the plain machine. The findings are then those that the checks make of
   * these runs, so that what they tell of places and locks is what the traces show.
   */
  private Outcome confirm(Outcome found) {
    Confirmation<?> confirmation = Replayer.confirmation(program, kernel);
    List<Finding> findings = new ArrayList<>();
    found
        .runs()
        .forEach(
            (sighting, schedule) -> {
              boolean shown =
                  sighting instanceof Liveness.Counterexample
                      || confirmation.shows(schedule, sighting);
              if (!shown) {
                throw new IllegalStateException(
                    "replay does not show " + sighting + " at the end of " + schedule);
              }
            });
    findings.addAll(confirmation.findings(found.complete()));
    found.findings().stream().filter(Verification::isApart).forEach(findings::add);
    if (!from.steps().isEmpty()) {
      findings.removeIf(f -> !names(found.findings()).contains(name(f)));
    } else if (!agree(found, findings)) {
      throw new IllegalStateException(
          "search and replay disagree: " + names(found.findings()) + ", " + names(findings));
    }
    return found.with(findings);
  }

  /** A search that came to a bound may have stopped before it could say what its runs show. */
  private static boolean agree(Outcome found, List<Finding> repeated) {
    SortedSet<String> searched = names(found.findings());
    return found.complete()
        ? searched.equals(names(repeated))
        : names(repeated).containsAll(searched);
  }

  /** Whether a finding is made by a search of its own and not by the checks. */
  private static boolean isApart(Finding finding) {
    return finding.detail() instanceof Liveness.Counterexample;
  }

  private static SortedSet<String> names(List<Finding> findings) {
    return findings.stream().map(Verification::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Finding finding) {
    return finding.verdict() + new TreeSet<>(finding.subjects());
  }

  private Map<Object, Trace> traces(Outcome outcome) {
    Map<Object, Trace> traces = new LinkedHashMap<>();
    outcome
        .runs()
        .forEach(
            (sighting, schedule) -> {
              traces.put(sighting, Replayer.replay(program, schedule));
              if (sighting instanceof Liveness.Counterexample c && !c.loop().steps().isEmpty()) {
                traces.put(new Liveness.Round(c), Replayer.replay(program, c.once()));
              }
            });
    return traces;
  }
}
