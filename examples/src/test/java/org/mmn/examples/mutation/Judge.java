package org.mmn.examples.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.Judgement;
import org.mmn.check.KernelChecks;
import org.mmn.compile.Compiler;
import org.mmn.compile.Program;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Progress;
import org.mmn.explore.Search;
import org.mmn.explore.Surviving;
import org.mmn.explore.TransitionSystem;
import org.mmn.kernel.DebugFeatures;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.run.Checks;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.run.Progressing;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.PackedState;
import org.mmn.workspace.Expectations;

/**
 * Searches a scenario and judges what it shows, as {@code Mmn.check} does, without looking for the
 * shortest runs, which take most of the time and which nobody reads here.
 */
final class Judge {
  private static final int POSITION_BITS = 20;

  private final ResolvedScenario scenario;
  private final Program program;
  private final KernelChecks kernel;
  private final Machine<PackedState> machine;
  private final Limits limits;

  /** What was seen. */
  record Answer(Program program, int states, Judgement judgement) {}

  private Judge(ResolvedScenario scenario, Limits limits) {
    this.scenario = scenario;
    this.program = Compiler.compile(scenario);
    DebugFeatures release = DebugFeatures.of(scenario.version());
    this.kernel =
        new KernelChecks(
            release.nonBlockCount(), release.srcuAnnotated(), release.rangeMapPrimed());
    this.machine = Machine.packed(program, Fusion.UP_TO_WAITS, POSITION_BITS);
    this.limits = limits;
  }

  static Answer ask(ResolvedScenario scenario, Limits limits) {
    Judge judge = new Judge(scenario, limits);
    Outcome outcome;
    try {
      outcome = judge.search();
    } catch (CapacityExceeded bound) {
      outcome = Outcome.nothing(bound.what());
    }
    return new Answer(judge.program, outcome.states(), Expectations.judge(judge.scenario, outcome));
  }

  private Outcome search() {
    if (program.schedule().isEmpty()) {
      return search(machine);
    }
    Surviving<PackedState> left =
        Surviving.of(
            machine, machine::isThroughSchedule, Checks.of(program, kernel, machine), limits);
    return left.any() ? search(left) : unreachable(left.states());
  }

  private static Outcome unreachable(int states) {
    Finding finding = new Finding("unreachable", List.of("schedule"), List.of(), "schedule");
    return new Outcome(states, 0, 0, Optional.empty(), List.of(finding), Map.of(), false);
  }

  private Outcome search(TransitionSystem<PackedState> system) {
    Outcome seen =
        new Search<>(
                Search.Worker.plain(system, Checks.of(program, kernel, machine)),
                limits,
                Progress.silent())
            .run();
    List<Finding> findings = new ArrayList<>(seen.findings());
    Optional<String> limit = seen.limit();
    for (Program.Goal goal : program.goals()) {
      if (limit.isEmpty()) {
        Liveness.Answer answer = answer(system, goal);
        limit = answer.limit();
        answer
            .counterexample()
            .map(c -> new Finding("no_progress", List.of(goal.name()), List.of(c), c))
            .ifPresent(findings::add);
      }
    }
    return new Outcome(seen.states(), 0, 0, limit, findings, Map.of(), false);
  }

  private Liveness.Answer answer(TransitionSystem<PackedState> system, Program.Goal goal) {
    return new Liveness<>(
            system,
            view -> !machine.isInside(view) && goal.condition().test(view),
            new Progressing<>(program, machine),
            limits)
        .run();
  }
}
