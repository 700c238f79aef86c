package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;
import org.mmn.workspace.ScenarioGenerator;

/** The same text gives the same outcome: numbers, findings, runs, traces, in the same order. */
class DeterminismTest {
  private static final int SCENARIOS = 40;

  private static String told(Mmn mmn, long seed) {
    SourceFile file = new SourceFile("random.mmn", ScenarioGenerator.scenario(seed));
    Loaded loaded = mmn.load(file, Map.of());
    Result result =
        mmn.check(loaded, 0, loaded.scenarios().get(0).versions().get(0), Options.DEFAULT);
    List<String> lines = new ArrayList<>();
    lines.add(
        result.outcome().states()
            + " states, "
            + result.outcome().moves()
            + " moves, depth "
            + result.outcome().depth());
    result.outcome().findings().forEach(f -> lines.add(f.verdict() + f.subjects()));
    result.outcome().runs().forEach((sighting, run) -> lines.add(run.toString()));
    result.traces().forEach((sighting, trace) -> lines.add(trace.steps() + " " + trace.ends()));
    return String.join("\n", lines);
  }

  private static List<String> all(Mmn mmn) {
    return LongStream.range(0, SCENARIOS).mapToObj(seed -> told(mmn, seed)).toList();
  }

  @Test
  void anotherRunTellsTheSame() {
    List<String> first = all(Mmn.withStdlib());

    assertThat(all(Mmn.withStdlib())).isEqualTo(first);
    assertThat(first).filteredOn(t -> t.lines().count() > 2).hasSizeGreaterThan(SCENARIOS / 2);
  }

  @Test
  void oneMmnThatTwoThreadsShareTellsBothTheSame() throws Exception {
    List<String> alone = all(Mmn.withStdlib());
    Mmn shared = Mmn.withStdlib();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> one = threads.submit(() -> all(shared));
      Future<List<String>> other = threads.submit(() -> all(shared));
      assertThat(one.get()).isEqualTo(alone);
      assertThat(other.get()).isEqualTo(alone);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theGeneratorIsAFunctionOfItsSeed() {
    assertThat(ScenarioGenerator.scenario(7)).isEqualTo(ScenarioGenerator.scenario(7));
    assertThat(ScenarioGenerator.scenario(7)).isNotEqualTo(ScenarioGenerator.scenario(8));
  }
}
