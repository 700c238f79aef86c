package org.mmn.workspace;

import java.util.List;
import java.util.Map;
import org.mmn.check.Judgement;
import org.mmn.compile.Program;
import org.mmn.explore.Outcome;
import org.mmn.kernel.KernelVersion;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.run.Trace;

/**
 * What checking one scenario under one kernel version gave.
 *
 * @param outcome of the complete search: findings, numbers, whether it was complete
 * @param traces for each sighting that a finding rests on, its replayed run
 * @param hints what never came to anything, as clauses: properties that say nothing, callbacks that
 *     never ran
 * @param judgement whether that is what the scenario expects
 */
public record Result(
    ResolvedScenario scenario,
    KernelVersion version,
    Program program,
    Outcome outcome,
    Map<Object, Trace> traces,
    List<String> hints,
    Judgement judgement) {

  /** The expectations that applied, as the scenario words them; {@code ok} when it has none. */
  public List<String> expected() {
    List<String> words =
        scenario.expectations().stream()
            .flatMap(e -> e.verdicts().stream())
            .map(ResolvedScenario.Verdict::toString)
            .toList();
    return words.isEmpty() ? List.of("ok") : words;
  }
}
