package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmn.check.KernelChecks;
import org.mmn.check.Verdicts;
import org.mmn.compile.Compiler;
import org.mmn.compile.Program;
import org.mmn.explore.Confirmation;
import org.mmn.explore.Continuation;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.explore.Surviving;
import org.mmn.explore.TransitionSystem;
import org.mmn.kernel.DebugFeatures;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.run.Checks;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.run.Replayer;
import org.mmn.run.Trace;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;

/** Checks one scenario under one version: compile, search, shorten, replay, judge. */
final class Verification {
  /** Widths to try for the numbers of positions, until they fit. */
  private static final List<Integer> POSITION_BITS = List.of(12, 20, 30);

  private final ResolvedScenario scenario;
  private final Options options;
  private final Schedule from;
  private final Program program;
  private final KernelChecks kernel;
  private Optional<Hints.Seen> seen = Optional.empty();
  private boolean cutShort;

  Verification(ResolvedScenario scenario, Options options) {
    this(scenario, options, new Schedule(List.of()));
  }

  /**
   * @param from the run after which the search begins
   */
  Verification(ResolvedScenario scenario, Options options, Schedule from) {
    this.scenario = scenario;
    this.options = options;
    this.from = from;
    this.program = Compiler.compile(scenario);
    this.kernel = kernel(DebugFeatures.of(scenario.version()));
  }

  private static KernelChecks kernel(DebugFeatures release) {
    return new KernelChecks(
        release.nonBlockCount(), release.srcuAnnotated(), release.rangeMapPrimed());
  }

  Result run() {
    Outcome outcome = explore(options.fuse() ? Fusion.ALL : Fusion.NONE);
    if (cutShort) {
      outcome = explore(Fusion.UP_TO_WAITS);
    }
    boolean made = program.schedule().isEmpty() || !outcome.runs().isEmpty();
    outcome = made ? confirm(outcome) : outcome;
    Map<Object, Trace> traces = traces(outcome);
    return new Result(
        scenario,
        scenario.version(),
        program,
        outcome,
        traces,
        hints(outcome),
        Expectations.judge(scenario, outcome));
  }

  private Outcome explore(Fusion fusion) {
    Machine<PackedState> machine = machine(fusion, 0);
    Outcome outcome = explore(machine);
    for (int i = 1; i < POSITION_BITS.size() && machine.outgrown(); i++) {
      machine = machine(fusion, i);
      outcome = explore(machine);
    }
    return outcome;
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

  /** All searches; a bound that even the first state is beyond is a limit too. */
  private Outcome explore(Machine<PackedState> machine) {
    try {
      return exploreAll(machine);
    } catch (CapacityExceeded bound) {
      return new Outcome(0, 0, 0, Optional.of(bound.what()), List.of(), Map.of(), false);
    }
  }

  private Outcome exploreAll(Machine<PackedState> machine) {
    if (program.schedule().isEmpty()) {
      return explore(new Exploration.Subject(machine, later(machine)));
    }
    Surviving<PackedState> surviving = surviving(machine);
    return surviving.any()
        ? explore(new Exploration.Subject(machine, surviving))
        : unreachable(surviving.states());
  }

  private Outcome explore(Exploration.Subject subject) {
    Exploration exploration = new Exploration(program, kernel, options, subject, from);
    Outcome outcome = exploration.run(this::single);
    seen = exploration.seen();
    cutShort = exploration.wasCutShort();
    return outcome;
  }

  /** The same without fusion. */
  private Exploration.Subject single() {
    Machine<PackedState> machine = machine(Fusion.NONE, 1);
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
  private static Outcome unreachable(int states) {
    Finding finding = new Finding("unreachable", List.of("schedule"), List.of(), "schedule");
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
