package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Finding;
import org.mmn.explore.Liveness;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/** A run that never comes to what was promised is told with the round that it repeats, once. */
class EndlessRunsTest {

  @Test
  void stepsThatNobodySeesGoRoundOnce() {
    assertThat(round("kthread A { while (!flag) schedule_timeout(); }"))
        .containsExactly("A: read flag", "A: schedule_timeout()");
  }

  @Test
  void soDoThoseOfEachOfTwo() {
    assertThat(
            round(
                "kthread A { while (!flag) schedule_timeout(); }"
                    + " kthread B { while (!flag) might_sleep(); }"))
        .containsExactlyInAnyOrder(
            "A: read flag", "A: schedule_timeout()", "B: read flag", "B: might_sleep()");
  }

  @Test
  void aRunThatEndsHasNone() {
    assertThat(round("kthread A { schedule_timeout(); }")).isEmpty();
  }

  private static List<String> round(String threads) {
    Mmn mmn = Mmn.withStdlib();
    String text = "scenario \"s\" { bool flag; " + threads + " eventually up: flag; }";
    Loaded file = mmn.load(new SourceFile("s.mmn", text), Map.of());
    assertThat(file.diagnostics()).isEmpty();
    Result result = mmn.check(file, 0, file.scenarios().get(0).versions().get(0), Options.DEFAULT);
    Finding finding = result.outcome().findings().get(0);
    assertThat(finding.verdict()).isEqualTo("no_progress");
    Liveness.Counterexample run = (Liveness.Counterexample) finding.detail();
    Trace once = result.traces().get(new Liveness.Round(run));
    return once == null
        ? List.of()
        : once.steps().stream()
            .skip(run.prefix().steps().size())
            .map(s -> once.threads().get(s.thread()) + ": " + s.action())
            .toList();
  }
}
