package org.mmn.promela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.ScenarioGenerator;
import org.mmn.workspace.ScenarioTree;
import org.mmn.workspace.WideGenerator;

/**
 * SPIN as a judge that shares nothing with mmn but the resolved tree: random scenarios are
 * translated to Promela from what LANGUAGE.md says, and both have to find the same and to come to
 * the same number of states. So are some conformance scenarios. {@code -Dmmn.spin.from=1000
 * -Dmmn.spin.count=600} for a longer run on others, and on each conformance scenario; {@code
 * target/spin-random.txt} and {@code target/spin-conformance.txt} then say how it went.
 */
class SpinAgreesTest {
  private static final long FROM = Long.getLong("mmn.spin.from", 0);
  private static final int COUNT = Integer.getInteger("mmn.spin.count", 40);
  private static final int WORKERS = 2;
  private static final Path CONFORMANCE = Path.of("src", "test", "resources", "conformance");

  /** In a short run, each file whose place among them is a multiple of this. */
  private static final int STEP = COUNT > 100 ? 1 : 24;

  /** What is about more than the weak fairness that SPIN knows (rule 31). */
  private static final Set<String> STRONGLY_FAIR =
      Set.of("waiting", "endless steps of three actions", "a reader without an owner");

  private final Mmn mmn = Mmn.withStdlib();
  private final Map<String, Integer> untranslated = new TreeMap<>();

  /** CI is to have it: {@code .ci/run} installs it and says so. */
  @BeforeEach
  void spinIsInstalled() {
    boolean demanded = System.getenv("MMN_NEEDS_SPIN") != null;
    assumeTrue(
        demanded || Spin.isInstalled(),
        "spin and gcc are not installed (Debian: apt-get install spin gcc libc6-dev)");
    assertThat(Spin.isInstalled()).as("spin and gcc on the PATH").isTrue();
  }

  /** Two of each seed, by turns. */
  private static String scenario(long number) {
    long seed = number / 2;
    return number % 2 == 0
        ? ScenarioGenerator.scenario(seed)
        : WideGenerator.scenario(seed, seed % 2 == 0);
  }

  /** The first {@code count} that can be compared, from a seed on. */
  private List<Comparison.Translated> translated(long from, int count, Model.Locking locking) {
    List<Comparison.Translated> all = new ArrayList<>();
    // At most half of them cannot be said, else something is wrong.
    for (long number = 2 * from; all.size() < count && number < 2 * (from + count); number++) {
      String name = (number % 2 == 0 ? "random-" : "wide-") + number / 2;
      try {
        all.add(Comparison.translate(mmn, name, scenario(number), locking));
      } catch (Unsayable unsayable) {
        untranslated.merge(unsayable.getMessage(), 1, Integer::sum);
      }
    }
    return all;
  }

  private static List<Comparison> compare(List<Comparison.Translated> scenarios)
      throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Callable<Comparison>> tasks = new ArrayList<>();
      scenarios.forEach(s -> tasks.add(() -> Comparison.of(s)));
      List<Comparison> all = new ArrayList<>();
      for (Future<Comparison> done : workers.invokeAll(tasks)) {
        all.add(done.get());
      }
      return all;
    } finally {
      workers.shutdown();
    }
  }

  @Test
  void spinSaysTheSameOfRandomScenarios()
      throws IOException, InterruptedException, ExecutionException {
    List<Comparison> all = compare(translated(FROM, COUNT, Locks::new));
    report("random", all);
    assertThat(all).hasSize(COUNT).allMatch(Comparison::agrees);
    // Else there would have been nothing to agree upon.
    assertThat(all.stream().filter(c -> !c.ours().isEmpty()).count()).isGreaterThan(COUNT / 3);
    assertThat(all.stream().filter(Comparison::counted).count()).isGreaterThan(COUNT / 2);
  }

  @Test
  void spinSaysTheSameOfConformanceScenarios()
      throws IOException, InterruptedException, ExecutionException {
    List<Path> files = new ScenarioTree(CONFORMANCE).files();
    List<Comparison.Translated> scenarios = new ArrayList<>();
    for (int i = 0; i < files.size(); i += STEP) {
      Path path = files.get(i);
      SourceFile source = new SourceFile(path.toString(), Files.readString(path));
      Loaded file = mmn.load(source, Map.of());
      file.scenarios().stream()
          .filter(s -> !STRONGLY_FAIR.contains(s.title()))
          .forEach(s -> translate(path + ": " + s.title(), file, s).ifPresent(scenarios::add));
    }
    List<Comparison> all = compare(scenarios);
    report("conformance", all);
    assertThat(all).allMatch(Comparison::agrees);
    // A third of them, roughly, can be said.
    assertThat(all.size()).isGreaterThan(files.size() / STEP / 4);
  }

  private Optional<Comparison.Translated> translate(
      String name, Loaded file, Loaded.ScenarioRef scenario) {
    try {
      return Optional.of(Comparison.translate(mmn, name, file, scenario, Locks::new));
    } catch (Unsayable unsayable) {
      untranslated.merge(unsayable.getMessage(), 1, Integer::sum);
      return Optional.empty();
    }
  }

  private void report(String of, List<Comparison> all) throws IOException {
    Map<String, Integer> verdicts = new TreeMap<>();
    all.forEach(
        c ->
            c.ours().stream()
                .map(f -> f.replaceAll("\\[.*", ""))
                .distinct()
                .forEach(v -> verdicts.merge(v, 1, Integer::sum)));
    List<String> lines = new ArrayList<>();
    int left = untranslated.values().stream().mapToInt(Integer::intValue).sum();
    lines.add(all.size() + " compared; " + left + " could not be");
    lines.add(all.stream().filter(c -> c.ours().equals(c.theirs())).count() + " same verdicts");
    lines.add(all.stream().filter(c -> c.ourStates() == c.theirStates()).count() + " same counts");
    lines.add(all.stream().filter(c -> !c.counted()).count() + " not counted: a seqcount");
    lines.add("states: " + all.stream().mapToInt(Comparison::ourStates).sum());
    lines.add("found, in scenarios: " + verdicts);
    lines.add("not compared: " + untranslated);
    all.stream().filter(c -> !c.agrees()).forEach(c -> lines.add("differs: " + c));
    Path report = Path.of("target", "spin-" + of + ".txt");
    Files.createDirectories(report.getParent());
    Files.write(report, lines);
  }

  /** Whether a translation that means something else is told from the right one. */
  private void isNoticed(String scenario, Model.Locking wrong)
      throws IOException, InterruptedException {
    String text = "scenario \"two threads\" { " + scenario + " }";
    assertThat(Comparison.of(Comparison.translate(mmn, "right", text, Locks::new)))
        .matches(Comparison::agrees);
    assertThat(Comparison.of(Comparison.translate(mmn, "wrong", text, wrong)))
        .matches(c -> !c.ours().equals(c.theirs()));
  }

  @Test
  void aLockThatAnybodyMayGiveBackIsNoticed() throws IOException, InterruptedException {
    isNoticed(
        """
        mutex m;
        thread A { mutex_lock(m); mutex_unlock(m); }
        thread B { mutex_unlock(m); }
        """,
        (things, waits) ->
            new Locks(things, waits) {
              @Override
              Meaning unlock(int thread, String lock, String effect) {
                return Meaning.step("owner[" + lock + "] = 0");
              }
            });
  }

  @Test
  void readersThatPassAQueuedWriterAreNoticed() throws IOException, InterruptedException {
    isNoticed(
        """
        rwsem l;
        thread A { down_read(l); down_read(l); up_read(l); up_read(l); }
        thread B { down_write(l); up_write(l); }
        """,
        (things, waits) ->
            new Locks(things, waits) {
              @Override
              String mayRead(String lock) {
                return "owner[" + lock + "] == 0";
              }
            });
  }
}
