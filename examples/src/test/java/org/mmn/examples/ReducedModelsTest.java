package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmn.explore.Outcome;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;

/** What the reductions leave of the reference models. */
class ReducedModelsTest {
  private static Outcome searched(String model, Map<String, Integer> sizes, Reductions reductions)
      throws IOException {
    Mmn mmn = Mmn.withStdlib();
    String text = Files.readString(Path.of("src/bench", model + ".mmn"));
    Loaded loaded = mmn.load(new SourceFile(model + ".mmn", text), sizes);
    Options options = Options.DEFAULT.with(sizes, 0).with(reductions.always());
    return mmn.check(loaded, 0, loaded.scenarios().get(0).versions().get(0), options).outcome();
  }

  private static long binomial(int n, int k) {
    long result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return result;
  }

  /**
   * S5. Each thread comes to a state only before its 2K acquisitions and at its end: all of a
   * critical section and what follows it is one move. That is a multiset of N places of 2K + 1.
   * Before that, one after the other comes to its first acquisition: N states more.
   */
  @ParameterizedTest
  @CsvSource({"2,1", "3,2", "5,2", "6,2", "4,3"})
  void aStateIsAMultisetOfPlacesBeforeLocks(int threads, int rounds) throws IOException {
    Outcome outcome = searched("s5-scale", Map.of("N", threads, "K", rounds), Reductions.ALL);

    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.states()).isEqualTo(binomial(threads + 2 * rounds, threads) + threads);
  }

  /** The same with each thread told apart: N places of 2K + 1. */
  @Test
  void withoutSymmetryAStateSaysWhoIsWhere() throws IOException {
    Reductions some = new Reductions(true, true, false);
    Outcome outcome = searched("s5-scale", Map.of("N", 4, "K", 2), some);

    assertThat(outcome.states()).isEqualTo(5 * 5 * 5 * 5 + 4);
  }

  /** SPIN keeps 294,628 states of it with its own reduction. */
  @Test
  void aTenthOfWhatSpinKeepsOfTheFirstModel() throws IOException {
    Outcome outcome = searched("s1-inflight", Map.of("N", 3, "K", 2), Reductions.ALL);

    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.states()).isLessThan(30_000);
  }
}
