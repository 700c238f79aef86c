package org.mmn.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.SourceFile;

/** The {@code .mmn} files below a directory, each put to the {@link Oracle}: a test for each. */
public final class OracleTree {
  private static final int MAX_STATES = 200_000;

  private final Path root;
  private final int most;
  private final Mmn mmn = Mmn.withStdlib();
  private final Oracle oracle = new Oracle(mmn, MAX_STATES);

  public OracleTree(Path root) {
    this(root, Integer.MAX_VALUE);
  }

  /**
   * @param most how many versions of each scenario are asked about; the newest ones
   */
  public OracleTree(Path root, int most) {
    this.root = root;
    this.most = most;
  }

  public Stream<DynamicTest> tests() {
    return new ScenarioTree(root)
        .files().stream()
            .map(f -> dynamicTest(root.relativize(f).toString(), f.toUri(), () -> isUndisputed(f)));
  }

  private void isUndisputed(Path path) throws IOException {
    Loaded file = mmn.load(new SourceFile(path.toString(), Files.readString(path)), Map.of());
    assertThat(file.scenarios()).isNotEmpty();
    for (Loaded.ScenarioRef scenario : file.scenarios()) {
      List<KernelVersion> all = scenario.versions();
      for (KernelVersion version : all.subList(Math.max(0, all.size() - most), all.size())) {
        assertThat(oracle.ask(file, scenario.index(), version).differences())
            .as("%s %s", scenario.title(), version)
            .isEmpty();
      }
    }
  }
}
