package org.mmn.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.SourceFile;

/**
 * The {@code .mmn} files below some directories, each put to the {@link Oracle}: a test for each.
 * All cores ask; a test waits for the answers about its file.
 */
public final class OracleTree {
  private static final int MAX_STATES = 200_000;

  /** What cannot be searched whole: two outgrow what they are about, the others are too large. */
  private static final Set<String> LIMITED =
      Set.of(
          "a ninth",
          "deeper and deeper",
          "reclaim beside it",
          "KVM, and two invalidations at once",
          "the victim waits in exit_aio");

  /** Of how many files one is asked: all, but where the same has been asked on another JDK. */
  private static final int EVERY = Integer.getInteger("mmn.oracle.every", 1);

  private final List<Path> roots;
  private final int most;
  private final Mmn mmn = Mmn.withStdlib();

  private final Oracle oracle = new Oracle(mmn, MAX_STATES);

  public OracleTree(Path root) {
    this(List.of(root), Integer.MAX_VALUE);
  }

  /**
   * @param most how many versions of each scenario are asked about; the newest ones
   */
  public OracleTree(List<Path> roots, int most) {
    this.roots = roots;
    this.most = most;
  }

  /** What is asked of one scenario under one version. */
  private record Asked(String title, String what, Future<Oracle.Answer> answer) {}

  public Stream<DynamicTest> tests() throws IOException {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path root : roots) {
      List<Path> files = new ScenarioTree(root).files();
      for (int i = 0; i < files.size(); i += EVERY) {
        Path path = files.get(i);
        String name = root.relativize(path).toString();
        List<Asked> asked = ask(path, cores);
        tests.add(dynamicTest(name, path.toUri(), () -> isUndisputed(asked)));
      }
    }
    cores.shutdown();
    return tests.stream();
  }

  private List<Asked> ask(Path path, ExecutorService cores) throws IOException {
    Loaded file = mmn.load(new SourceFile(path.toString(), Files.readString(path)), Map.of());
    List<Asked> asked = new ArrayList<>();
    for (Loaded.ScenarioRef scenario : file.scenarios()) {
      List<KernelVersion> all = scenario.versions();
      for (KernelVersion version : all.subList(Math.max(0, all.size() - most), all.size())) {
        Future<Oracle.Answer> answer =
            cores.submit(() -> oracle.ask(file, scenario.index(), version));
        asked.add(new Asked(scenario.title(), scenario.title() + " " + version, answer));
      }
    }
    return asked;
  }

  private static void isUndisputed(List<Asked> asked) throws Exception {
    assertThat(asked).isNotEmpty();
    Set<String> limited = new TreeSet<>();
    for (Asked one : asked) {
      Oracle.Answer answer = one.answer().get();
      assertThat(answer.differences()).as(one.what()).isEmpty();
      if (!answer.complete()) {
        limited.add(one.title());
      }
    }
    assertThat(asked.stream().map(Asked::title).distinct().filter(LIMITED::contains))
        .as("what cannot be searched whole")
        .containsExactlyInAnyOrderElementsOf(limited);
  }
}
