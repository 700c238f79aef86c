package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.KernelChecks;
import org.mmn.compile.Program;
import org.mmn.explore.Confirmation;
import org.mmn.explore.Coverage;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Observer;
import org.mmn.explore.Outcome;
import org.mmn.explore.RandomSearch;
import org.mmn.explore.Schedule;
import org.mmn.explore.Shortening;
import org.mmn.explore.ShortestSearch;
import org.mmn.explore.Surviving;
import org.mmn.explore.TransitionSystem;
import org.mmn.run.Checks;
import org.mmn.run.Fingerprinting;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;

/**
 * Runs of one program at random: what they show, and as short as that can be made.
 *
 * <p>Limits: {@code eventually} is not judged; a {@code schedule} is first searched for the runs
 * that it leaves, completely.
 */
final class RandomExploration {
  private static final int POSITION_BITS = 30;

  /** How many states, a step a move, the shortest runs are worth. */
  private static final int SHORTEST = 100_000;

  /** How many steps it is worth to try for shorter ones where these do not do. */
  private static final int STEPS = 1_000_000;

  private final Program program;
  private final KernelChecks kernel;
  private final Options options;
  private final RandomRuns runs;

  RandomExploration(Program program, KernelChecks kernel, Options options, RandomRuns runs) {
    this.program = program;
    this.kernel = kernel;
    this.options = options;
    this.runs = runs;
  }

  /** A bound that even the first state is beyond is a limit too. */
  Outcome run() {
    try {
      return drawn();
    } catch (CapacityExceeded bound) {
      return Outcome.nothing(bound.what());
    }
  }

  private Outcome drawn() {
    Fusion fusion = options.reductions().fuse() ? Fusion.ALL : Fusion.NONE;
    List<RandomSearch.Worker<PackedState>> workers = new ArrayList<>();
    for (int i = 0; i < runs.crew().size(); i++) {
      Machine<PackedState> machine = Machine.packed(program, fusion, POSITION_BITS);
      TransitionSystem<PackedState> system = system(machine);
      if (system instanceof Surviving<PackedState> left && !left.any()) {
        return Verification.unreachable(left.states());
      }
      workers.add(new RandomSearch.Worker<>(system, checks(machine), new Fingerprinting(machine)));
    }
    int bound = options.maxDepth() == Integer.MAX_VALUE ? RandomRuns.LONGEST : options.maxDepth();
    Limits limits = new Limits(options.maxStates(), bound, options.maxBytes(), options.stop());
    return outcome(
        new RandomSearch<>(workers, runs.lottery(), limits, options.progress())
            .run(runs.crew().executor()));
  }

  private TransitionSystem<PackedState> system(Machine<PackedState> machine) {
    return program.schedule().isEmpty()
        ? machine
        : Surviving.of(machine, machine::isThroughSchedule, checks(machine), options.limits());
  }

  private List<Observer<PackedState>> checks(Machine<PackedState> machine) {
    return Checks.of(program, kernel, machine);
  }

  private Outcome outcome(RandomSearch.Drawn drawn) {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, POSITION_BITS);
    Map<Object, Schedule> shown = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : findings(machine, drawn)) {
      if (drawn.sightings().keySet().containsAll(finding.witnesses())) {
        findings.add(finding);
        finding.witnesses().forEach(w -> shown.put(w, drawn.sightings().get(w)));
      }
    }
    Map<Object, Schedule> proven = shown.isEmpty() ? Map.of() : shorten(machine, shown);
    Coverage coverage = drawn.coverage();
    String made = coverage.runs() + (coverage.runs() == 1 ? " random run" : " random runs");
    return new Outcome(
        coverage.states(),
        coverage.moves(),
        coverage.longest(),
        Optional.of(drawn.inTime() ? made : "time, after " + made),
        findings,
        shown,
        !shown.isEmpty() && proven.keySet().containsAll(shown.keySet()),
        Optional.of(coverage),
        0);
  }

  /** What the checks conclude from the first run of each sighting. */
  private List<Finding> findings(Machine<PackedState> machine, RandomSearch.Drawn drawn) {
    Confirmation<PackedState> repeated = new Confirmation<>(machine, checks(machine));
    drawn
        .sightings()
        .forEach(
            (sighting, run) -> {
              if (!repeated.shows(run, sighting)) {
                throw new IllegalStateException(
                    "step by step " + run + " does not show " + sighting + " at its end");
              }
            });
    return repeated.findings(false);
  }

  /** Puts shorter runs in their place; returns those that are proven to be the shortest. */
  private Map<Object, Schedule> shorten(Machine<PackedState> machine, Map<Object, Schedule> shown) {
    TransitionSystem<PackedState> system = system(machine);
    Limits few = options.limits().atMost(SHORTEST);
    Map<Object, Schedule> proven =
        new ShortestSearch<>(system, checks(machine), few, shown.keySet()).run();
    Shortening<PackedState> trying = new Shortening<>(system, () -> checks(machine), STEPS);
    shown.replaceAll(
        (sighting, run) -> {
          Schedule best = proven.get(sighting);
          return best == null ? trying.shortened(run, sighting) : best;
        });
    return proven;
  }
}
