package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Coverage;
import org.mmn.explore.Finding;
import org.mmn.explore.Lottery;
import org.mmn.explore.Outcome;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Rerun;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Crew;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.RandomRuns;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/** Runs at random of the examples: what they find, repeat and leave open. */
class RandomRunsTest {
  private static final int RUNS = 500;

  /** 8 threads, of which one forgets the lock around the second half of its last round. */
  private static final String TOO_LARGE =
      """
      const N = 8;
      const K = 3;
      scenario "scale, and one takes no lock" {
          mutex lock;
          int(0..15) count = 0;
          int(0..63) seq = 0;
          thread T[N] {
              repeat (K) {
                  mutex_lock(lock);
                  atomically { count++; }
                  mutex_unlock(lock);
                  mutex_lock(lock);
                  atomically { count--; seq++; }
                  mutex_unlock(lock);
              }
          }
          thread Hasty {
              int seen = seq;
              seq = seen + 1;
          }
          finally every_end_counted: seq == N * K + 1;
          expect assertion(every_end_counted);
      }
      """;

  private final ExecutorService executor = Executors.newFixedThreadPool(3);
  private final Mmn mmn = Mmn.withStdlib();

  @AfterEach
  void shutDown() {
    executor.shutdown();
  }

  private Loaded example(String name) throws IOException {
    Path path = Path.of("seed", name);
    return mmn.load(new SourceFile(path.toString(), Files.readString(path)), Map.of());
  }

  private static KernelVersion version(Loaded file) {
    return file.scenarios().get(0).versions().get(0);
  }

  private Result drawn(Loaded file, Lottery lottery, int workers) {
    RandomRuns runs = new RandomRuns(lottery, new Crew(workers, executor));
    return mmn.check(file, 0, version(file), runs, Options.DEFAULT);
  }

  private static List<String> verdicts(Outcome outcome) {
    return outcome.findings().stream().map(Finding::verdict).toList();
  }

  @Test
  void aKnownDeadlockIsFoundByWalksAndByPct() throws IOException {
    Loaded file = example("nested-pairs.mmn");

    for (int depth : List.of(0, 2)) {
      Result result = drawn(file, new Lottery(depth, 1, RUNS), 2);

      assertThat(verdicts(result.outcome())).contains("deadlock", "lockdep_recursion");
      assertThat(result.outcome().limit()).contains("500 random runs");
      assertThat(result.judgement().inconclusive()).isTrue();
    }
  }

  @Test
  void oneSeedGivesTheSameWithAnyNumberOfWorkers() throws IOException {
    for (String name : List.of("nested-pairs.mmn", "oom-progress.mmn", "callback-allocates.mmn")) {
      Loaded file = example(name);
      for (int depth : List.of(0, 3)) {
        Lottery lottery = new Lottery(depth, 11, RUNS);
        Result one = drawn(file, lottery, 1);

        assertThat(tokens(one)).isEqualTo(tokens(drawn(file, lottery, 1)));
        for (int workers = 2; workers <= 3; workers++) {
          Result more = drawn(file, lottery, workers);
          assertThat(tokens(more)).isEqualTo(tokens(one));
          assertThat(more.outcome()).isEqualTo(one.outcome());
          assertThat(more.hints()).isEqualTo(one.hints());
        }
      }
    }
  }

  private static List<String> tokens(Result result) {
    return result.traces().values().stream().map(t -> ScheduleToken.of(t).toString()).toList();
  }

  @Test
  void aTokenRepeatsWhatWasFound() throws IOException {
    Loaded file = example("nested-pairs.mmn");
    Result result = drawn(file, new Lottery(3, 5, RUNS), 2);
    Finding deadlock =
        result.outcome().findings().stream()
            .filter(f -> f.verdict().equals("deadlock"))
            .findFirst()
            .orElseThrow();
    Trace trace = result.traces().get(deadlock.witnesses().get(0));
    ScheduleToken token = ScheduleToken.parse(ScheduleToken.of(trace).toString()).orElseThrow();

    Rerun rerun = new Rerun(mmn.stepper(file, 0, version(file), Options.DEFAULT));
    Trace repeated = rerun.follow(token);

    assertThat(rerun.divergences()).isEmpty();
    assertThat(mmn.shown(file, 0, version(file), repeated.schedule(), Options.DEFAULT))
        .contains("deadlock");
  }

  @Test
  void whatIsRightIsNeverOkButLimit() throws IOException {
    Loaded file = example("two-threads-any-order.mmn");
    Result complete = mmn.check(file, 0, version(file), Options.DEFAULT);
    assertThat(complete.judgement().met()).isTrue();

    Result result = drawn(file, new Lottery(0, 1, RUNS), 2);

    assertThat(result.outcome().findings()).allMatch(Finding::isWitness);
    assertThat(result.outcome().complete()).isFalse();
    assertThat(result.judgement().met()).isFalse();
    assertThat(result.judgement().inconclusive()).isTrue();
  }

  /** Enough walks of something small come to every state that a complete search has. */
  @Test
  void coverageIsCountedInStatesOfTheSearch() throws IOException {
    Loaded file = example("nested-pairs.mmn");
    Options plain = Options.DEFAULT.with(new Reductions(true, false, false));
    int all = mmn.check(file, 0, version(file), plain).outcome().states();

    Coverage seen = drawn(file, new Lottery(0, 1, 5_000), 2).outcome().coverage().orElseThrow();

    assertThat(seen.states()).isEqualTo(all);
    assertThat(seen.more()).isFalse();
  }

  @Test
  void aBugOfWhatIsTooLargeToSearchIsFound() {
    Loaded file = mmn.load(new SourceFile("large.mmn", TOO_LARGE), Map.of());
    Options small =
        Options.DEFAULT.with(Map.of(), 300_000).with(new Reductions(true, false, false));
    Result search = mmn.check(file, 0, version(file), small);
    assertThat(search.outcome().complete()).isFalse();
    assertThat(search.outcome().findings()).isEmpty();

    Result result = drawn(file, new Lottery(0, 1, 1_000), 2);

    assertThat(verdicts(result.outcome())).containsExactly("assertion");
    assertThat(result.judgement().missing()).isEmpty();
  }
}
