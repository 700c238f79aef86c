package org.mmn.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.KernelChecks;
import org.mmn.compile.Program;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.explore.Search;
import org.mmn.explore.ShortestSearch;
import org.mmn.explore.TransitionSystem;
import org.mmn.run.Checks;
import org.mmn.run.Machine;
import org.mmn.run.Progressing;
import org.mmn.state.PackedState;

/** All searches of one program: for every state, for progress, for the shortest runs. */
final class Exploration {
  private final Program program;
  private final KernelChecks kernel;
  private final Options options;
  private final Machine<PackedState> machine;
  private final TransitionSystem<PackedState> system;

  /**
   * @param system the machine, or what a {@code schedule} leaves of it
   */
  Exploration(
      Program program,
      KernelChecks kernel,
      Options options,
      Machine<PackedState> machine,
      TransitionSystem<PackedState> system) {
    this.program = program;
    this.kernel = kernel;
    this.options = options;
    this.machine = machine;
    this.system = system;
  }

  Outcome run() {
    Outcome seen =
        new Search<>(
                system, Checks.of(program, kernel, machine), options.limits(), options.progress())
            .run();
    return shorten(withProgress(seen));
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
                    goal.condition()::test,
                    new Progressing<>(program, machine),
                    options.limits())
                .run();
        limit = answer.limit();
        answer
            .counterexample()
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

  /** Replaces the runs by shortest ones, as far as they can be proven. */
  private Outcome shorten(Outcome found) {
    List<Object> wanted =
        found.runs().keySet().stream()
            .filter(s -> !(s instanceof Liveness.Counterexample))
            .toList();
    if (wanted.isEmpty()) {
      return found;
    }
    Map<Object, Schedule> shortest =
        new ShortestSearch<>(system, Checks.of(program, kernel, machine), options.limits(), wanted)
            .run();
    Map<Object, Schedule> runs = new LinkedHashMap<>(found.runs());
    runs.putAll(shortest);
    return new Outcome(
        found.states(),
        found.moves(),
        found.depth(),
        found.limit(),
        found.findings(),
        runs,
        shortest.keySet().containsAll(wanted));
  }
}
