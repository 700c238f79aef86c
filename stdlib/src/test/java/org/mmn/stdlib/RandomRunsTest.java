package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
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

/** Runs drawn by lot: the same for the same seed, and what their tokens say. */
class RandomRunsTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/conformance");

  /** More than a run that ends takes (512): only endless ones are cut. */
  private static final int STEPS = 600;

  @TestFactory
  Stream<DynamicTest> tokensSayWhatHappened() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SCENARIOS)) {
      for (Path path : files.filter(f -> f.toString().endsWith(".mmn")).sorted().toList()) {
        tests.add(DynamicTest.dynamicTest(SCENARIOS.relativize(path).toString(), () -> runs(path)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(150);
    return tests.stream();
  }

  private static void runs(Path path) throws IOException {
    Mmn mmn = Mmn.withStdlib();
    Loaded file = mmn.load(new SourceFile(path.toString(), Files.readString(path)), Map.of());
    for (ScenarioRef scenario : file.scenarios()) {
      for (int seed = 1; seed <= 2; seed++) {
        for (int depth : List.of(0, 2)) {
          Trace trace =
              new RandomRun(() -> stepper(mmn, file, scenario), seed, depth, STEPS).trace();
          Trace twin =
              new RandomRun(() -> stepper(mmn, file, scenario), seed, depth, STEPS).trace();
          assertThat(twin.schedule()).isEqualTo(trace.schedule());
          repeats(trace, new Rerun(stepper(mmn, file, scenario)));
        }
      }
    }
  }

  private static Replayer stepper(Mmn mmn, Loaded file, ScenarioRef scenario) {
    return mmn.stepper(file, scenario.index(), scenario.versions().get(0), Options.DEFAULT);
  }

  private static void repeats(Trace trace, Rerun rerun) {
    ScheduleToken token = ScheduleToken.of(trace);
    assertThat(ScheduleToken.parse(token.toString())).contains(token);
    Trace again = rerun.follow(token);
    assertThat(rerun.divergences()).as(token.toString()).isEmpty();
    assertThat(again.schedule()).as(token.toString()).isEqualTo(trace.schedule());
    assertThat(ScheduleToken.of(again)).isEqualTo(token);
  }
}
