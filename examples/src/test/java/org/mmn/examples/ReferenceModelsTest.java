package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmn.explore.Finding;
import org.mmn.explore.Outcome;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;

/**
 * The reference models of {@code src/bench}: when every step is a state they have as many as was
 * worked out by hand (their headers say how), and as their twins in Promela.
 */
class ReferenceModelsTest {
  private static final Path MODELS = Path.of("src/bench");

  private final Mmn mmn = Mmn.withStdlib();

  @ParameterizedTest
  @CsvSource({
    "s1-inflight, 0, N=1 K=1, 78, ''",
    "s1-inflight, 1, N=1 K=1, 52, assertion",
    "s1-inflight, 2, N=1 K=1, 51, assertion",
    "s2-pairs, 0, N=1 K=1, 103, deadlock lockdep_recursion",
    "s2-pairs, 1, N=1 K=1, 121, ''",
    "s2-pairs, 2, N=1 K=1, 67, ''",
    "s3-reclaim, 0, N=2 M=2 K=1 FRAMES=1, 73, deadlock lockdep_recursion",
    "s3-reclaim, 1, N=2 M=2 K=1 FRAMES=1, 23, ''",
    "s3-reclaim, 2, N=2 M=1 K=1 FRAMES=1, 45, ''",
    "s4-oom, 0, N=1 K=1 TRIES=1, 52, ''",
    "s4-oom, 1, N=1 K=1 TRIES=1, 23, no_progress",
    "s4-oom, 2, N=1 K=1 TRIES=1, 31, no_progress",
  })
  void theSmallestHasAsManyStatesAsItsPlaces(
      String model, int scenario, String constants, int states, String findings)
      throws IOException {
    Outcome outcome = unreduced(model, scenario, parsed(constants));
    assertThat(outcome.states()).isEqualTo(states);
    assertThat(outcome.findings().stream().map(Finding::verdict).collect(Collectors.joining(" ")))
        .isEqualTo(findings);
  }

  /** Nobody has the lock, or one of N threads in one of 4 K places. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 3", "3, 2", "4, 1"})
  void theLoadGrowsAsItsFormula(int threads, int rounds) throws IOException {
    int locked = 4 * rounds;
    int others = (int) Math.pow(locked + 2, threads - 1);
    Outcome outcome = unreduced("s5-scale", 0, Map.of("N", threads, "K", rounds));
    assertThat(outcome.states()).isEqualTo((locked + 2 + threads * locked) * others);
    assertThat(outcome.findings()).isEmpty();
  }

  private Outcome unreduced(String model, int scenario, Map<String, Integer> constants)
      throws IOException {
    String text = Files.readString(MODELS.resolve(model + ".mmn"));
    Loaded loaded = mmn.load(new SourceFile(model + ".mmn", text), constants);
    Options options = Options.DEFAULT.with(constants, 0).with(Reductions.NONE);
    return mmn.check(loaded, scenario, loaded.scenarios().get(scenario).versions().get(0), options)
        .outcome();
  }

  private static Map<String, Integer> parsed(String constants) {
    Map<String, Integer> values = new HashMap<>();
    for (String pair : constants.split(" ", -1)) {
      values.put(pair.replaceAll("=.*", ""), Integer.valueOf(pair.replaceAll(".*=", "")));
    }
    return values;
  }
}
