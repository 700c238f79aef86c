package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;

/**
 * Whole files with words exchanged, under the whole library: whatever comes out, there is an answer
 * with a place, and soon; and what is still a scenario is searched, up to a bound, and its runs are
 * replayed. {@code -Dmmn.fuzz.rounds=1000 -Dmmn.fuzz.seed=N} for a longer run elsewhere.
 */
class MutatedFilesTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/conformance");
  private static final int ROUNDS = Integer.getInteger("mmn.fuzz.rounds", 3);
  private static final long SEED = Long.getLong("mmn.fuzz.seed", 20180824);
  private static final int MAX_STATES = Integer.getInteger("mmn.fuzz.states", 300);
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|\"[^\"]*\"|.", Pattern.DOTALL);

  @Test
  void everyMutantIsAnswered() throws IOException {
    List<List<String>> files = files();
    Mmn mmn = Mmn.withStdlib();
    Random random = new Random(SEED);
    int fine = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (List<String> words : files) {
        List<String> mutant = new ArrayList<>(words);
        for (int k = random.nextInt(3); k >= 0; k--) {
          mutate(mutant, files.get(random.nextInt(files.size())), random);
        }
        fine += answers(mmn, String.join("", mutant)) ? 1 : 0;
      }
    }
    assertThat(fine).isPositive().isLessThan(ROUNDS * files.size());
  }

  private static List<List<String>> files() throws IOException {
    List<List<String>> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(SCENARIOS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".mmn")).sorted().toList()) {
        String text = Files.readString(path);
        found.add(TOKEN.matcher(text).results().map(MatchResult::group).toList());
      }
    }
    return found;
  }

  private static boolean answers(Mmn mmn, String text) {
    long begin = System.nanoTime();
    try {
      Loaded loaded = mmn.load(new SourceFile("mutant.mmn", text), Map.of());
      assertThat(loaded.ok() || !loaded.diagnostics().isEmpty()).isTrue();
      for (Loaded.ScenarioRef scenario : loaded.scenarios()) {
        KernelVersion version = scenario.versions().get(0);
        mmn.check(loaded, scenario.index(), version, Options.DEFAULT.with(Map.of(), MAX_STATES));
      }
      assertThat(System.nanoTime() - begin).isLessThan(PATIENCE_NANOS);
      return loaded.ok();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new AssertionError("on input: " + text, e);
    }
  }

  private static void mutate(List<String> words, List<String> others, Random random) {
    int at = random.nextInt(words.size());
    switch (random.nextInt(4)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, others.get(random.nextInt(others.size())) + " ");
      default -> words.set(at, others.get(random.nextInt(others.size())));
    }
  }
}
