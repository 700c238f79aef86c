package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.Expected;
import org.mmn.check.Judgement;
import org.mmn.check.KernelChecks;
import org.mmn.check.Verdicts;
import org.mmn.compile.Compiler;
import org.mmn.compile.Program;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Surviving;
import org.mmn.kernel.DebugFeatures;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Variable;
import org.mmn.run.Checks;
import org.mmn.run.Machine;
import org.mmn.run.Replayer;
import org.mmn.run.Trace;
import org.mmn.state.PackedState;

/** Checks one scenario under one version: compile, search, shorten, replay, judge. */
final class Verification {
  /** Widths to try for the numbers of positions, until they fit. */
  private static final List<Integer> POSITION_BITS = List.of(12, 20, 30);

  private final ResolvedScenario scenario;
  private final Options options;
  private final Program program;
  private final KernelChecks kernel;

  Verification(ResolvedScenario scenario, Options options) {
    this.scenario = scenario;
    this.options = options;
    this.program = Compiler.compile(scenario);
    this.kernel = kernel(DebugFeatures.of(scenario.version()));
  }

  private static KernelChecks kernel(DebugFeatures release) {
    return new KernelChecks(
        release.nonBlockCount(), release.srcuAnnotated(), release.rangeMapPrimed());
  }

  Result run() {
    Machine<PackedState> machine = machine(0);
    Outcome outcome = explore(machine);
    for (int i = 1; i < POSITION_BITS.size() && machine.outgrown(); i++) {
      machine = machine(i);
      outcome = explore(machine);
    }
    Map<Object, Trace> traces = replay(outcome);
    return new Result(scenario, scenario.version(), program, outcome, traces, judge(outcome));
  }

  private Machine<PackedState> machine(int width) {
    return Machine.packed(program, options.fuse(), POSITION_BITS.get(width));
  }

  private Outcome explore(Machine<PackedState> machine) {
    if (program.schedule().isEmpty()) {
      return new Exploration(program, kernel, options, machine, machine).run();
    }
    Surviving<PackedState> surviving =
        Surviving.of(
            machine,
            machine::isThroughSchedule,
            Checks.of(program, kernel, machine),
            options.limits());
    if (!surviving.any()) {
      return unreachable(surviving.states());
    }
    return new Exploration(program, kernel, options, machine, surviving).run();
  }

  /** No run is left by the {@code schedule}. */
  private static Outcome unreachable(int states) {
    Finding finding = new Finding("unreachable", List.of("schedule"), List.of(), "schedule");
    return new Outcome(states, 0, 0, Optional.empty(), List.of(finding), Map.of(), true);
  }

  private Map<Object, Trace> replay(Outcome outcome) {
    Map<Object, Trace> traces = new LinkedHashMap<>();
    outcome
        .runs()
        .forEach(
            (sighting, schedule) -> {
              boolean shown =
                  sighting instanceof Liveness.Counterexample
                      || Replayer.confirms(program, kernel, schedule, sighting);
              if (!shown) {
                throw new IllegalStateException(
                    "replay does not show " + sighting + " at the end of " + schedule);
              }
              traces.put(sighting, Replayer.replay(program, schedule));
            });
    return traces;
  }

  private Judgement judge(Outcome outcome) {
    List<Expected> expected = new ArrayList<>();
    boolean atLeast = false;
    for (ResolvedScenario.Expectation e : scenario.expectations()) {
      atLeast |= e.atLeast();
      for (ResolvedScenario.Verdict v : e.verdicts()) {
        Optional<String> subject = v.lock().map(Variable::className).or(v::subject);
        expected.add(new Expected(v.name(), subject));
      }
    }
    return Verdicts.judge(atLeast, expected, outcome.findings(), !outcome.complete());
  }
}
