package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.check.Expected;
import org.mmn.check.Judgement;
import org.mmn.check.Verdicts;
import org.mmn.explore.Outcome;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Variable;

/** Whether a search showed what a scenario expects. */
public final class Expectations {
  private Expectations() {}

  /**
   * @param outcome of a search of {@code scenario}
   */
  public static Judgement judge(ResolvedScenario scenario, Outcome outcome) {
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
