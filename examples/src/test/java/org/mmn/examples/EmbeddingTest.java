package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Finding;
import org.mmn.run.RandomRun;
import org.mmn.run.Replayer;
import org.mmn.run.Rerun;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/** mmn as a library, a use a test: worked examples to copy from. */
class EmbeddingTest {
  private static final String CROSSWISE =
      """
      const N = 2;
      scenario "crosswise" {
          mutex first; mutex second; int done;
          kthread A { mutex_lock(first); mutex_lock(second); mutex_unlock(second); mutex_unlock(first); }
          kthread B { repeat (N) done++; mutex_lock(second); mutex_lock(first); mutex_unlock(first); mutex_unlock(second); }
          finally counted: done == N;
          expect deadlock, lockdep_circular(first);
      }
      """;

  private final Mmn mmn = Mmn.withStdlib();

  /** Reads a text, checks its first scenario under its first version. */
  @Test
  void checkAText() {
    Loaded file = mmn.load(new SourceFile("crosswise.mmn", CROSSWISE), Map.of());
    ScenarioRef scenario = file.scenarios().get(0);

    Result result = mmn.check(file, 0, scenario.versions().get(0), Options.DEFAULT);

    assertThat(result.judgement().met()).isTrue();
    assertThat(result.outcome().complete()).isTrue();
    assertThat(result.outcome().findings().stream().map(Finding::verdict))
        .containsExactlyInAnyOrder("deadlock", "lockdep_circular");
  }

  /** A wrong text has diagnostics with places, and no scenarios. */
  @Test
  void readDiagnostics() {
    Loaded file =
        mmn.load(
            new SourceFile("wrong.mmn", "scenario \"s\" { kthread K { mutex_lok(m); } }"),
            Map.of());

    assertThat(file.ok()).isFalse();
    assertThat(file.diagnostics().get(0).span().line()).isEqualTo(1);
    assertThat(file.diagnostics().get(0).message()).contains("mutex_lok");
    assertThat(file.scenarios()).isEmpty();
  }

  /** Each finding rests on runs: the shortest, told step by step. */
  @Test
  void readTheCounterexample() {
    Loaded file = mmn.load(new SourceFile("crosswise.mmn", CROSSWISE), Map.of("N", 0));
    Options options = Options.DEFAULT.with(Map.of("N", 0), 0);
    Result result = mmn.check(file, 0, file.scenarios().get(0).versions().get(0), options);

    Finding deadlock = result.outcome().findings().get(0);
    Trace trace = result.traces().get(deadlock.witnesses().get(0));

    assertThat(deadlock.verdict()).isEqualTo("deadlock");
    assertThat(trace.steps().stream().map(Trace.Step::action))
        .containsExactly("mutex_lock(first)", "mutex_lock(second)");
    assertThat(trace.ends().get(0).waiting().orElseThrow().holders()).containsExactly("B");
    assertThat(ScheduleToken.of(trace).toString()).isEqualTo("A:1 B!");
  }

  /** A bound makes a result inconclusive, never ok. */
  @Test
  void boundTheSearch() {
    Loaded file = mmn.load(new SourceFile("crosswise.mmn", CROSSWISE), Map.of());
    Options options = Options.DEFAULT.with(Map.of(), 3);

    Result result = mmn.check(file, 0, file.scenarios().get(0).versions().get(0), options);

    assertThat(result.outcome().complete()).isFalse();
    assertThat(result.outcome().limit()).contains("3 states");
    assertThat(result.judgement().met()).isFalse();
  }

  /** Repeats a run that somebody mailed, and says what it shows. */
  @Test
  void repeatARun() {
    Loaded file = mmn.load(new SourceFile("crosswise.mmn", CROSSWISE), Map.of());
    var version = file.scenarios().get(0).versions().get(0);
    Rerun rerun = new Rerun(mmn.stepper(file, 0, version, Options.DEFAULT));

    Trace trace = rerun.follow(ScheduleToken.parse("A:1 B!").orElseThrow());

    assertThat(rerun.divergences()).isEmpty();
    assertThat(mmn.shown(file, 0, version, trace.schedule(), Options.DEFAULT)).contains("deadlock");
  }

  /** Takes steps by hand, and a run at random. */
  @Test
  void step() {
    Loaded file = mmn.load(new SourceFile("crosswise.mmn", CROSSWISE), Map.of());
    var version = file.scenarios().get(0).versions().get(0);
    Replayer run = mmn.stepper(file, 0, version, Options.DEFAULT);

    assertThat(run.step(0, 0)).isTrue();
    assertThat(run.trace().steps().get(0).changes())
        .anyMatch(c -> c.owner().equals("first") && c.field().equals("owner"));

    Trace random =
        new RandomRun(() -> mmn.stepper(file, 0, version, Options.DEFAULT), 7, 3, 100).trace();
    assertThat(random.steps()).isNotEmpty();
  }

  /** A folder of scripts, each under each of its versions. */
  @Test
  void runASuite() throws IOException {
    for (Path path : List.of(Path.of("seed/nested-pairs.mmn"), Path.of("seed/unpaired-end.mmn"))) {
      Loaded file = mmn.load(new SourceFile(path.toString(), Files.readString(path)), Map.of());
      for (ScenarioRef scenario : file.scenarios()) {
        for (var version : scenario.versions()) {
          Result result = mmn.check(file, scenario.index(), version, Options.DEFAULT);
          assertThat(result.judgement().met()).as(scenario.title() + " " + version).isTrue();
        }
      }
    }
  }
}
