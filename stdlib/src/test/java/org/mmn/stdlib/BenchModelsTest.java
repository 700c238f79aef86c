package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.explore.Outcome;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.ScenarioTree;

/** What the benchmarks search shows what it is to show. */
class BenchModelsTest {
  private static final Path MODELS = Path.of("../examples/src/bench");

  @TestFactory
  Stream<DynamicContainer> models() {
    return new ScenarioTree(MODELS).tests();
  }

  /**
   * S5, 17 steps a thread: 8 places in which it has the lock, 10 in which it has not. Nobody has
   * it, or one of three: 10^3 + 3 * 8 * 10^2. With 5 threads that is 500,000, which the benchmark
   * counts. With fusion its own entry is written in the step before, but for the first: 6 places
   * without the lock.
   */
  @Test
  void theLoadHasAsManyStatesAsItsPlaces() throws IOException {
    assertThat(scale(false).states()).isEqualTo(1000 + 3 * 8 * 100);
    assertThat(scale(true).states()).isEqualTo(216 + 3 * 8 * 36);
  }

  private static Outcome scale(boolean fuse) throws IOException {
    Path path = MODELS.resolve("s5-scale.mmn");
    Map<String, Integer> three = Map.of("N", 3);
    Mmn mmn = Mmn.withStdlib();
    Loaded loaded = mmn.load(new SourceFile("s5.mmn", Files.readString(path)), three);
    Options options = Options.DEFAULT.with(three, 0).with(new Reductions(fuse, false, false));
    return mmn.check(loaded, 0, loaded.scenarios().get(0).versions().get(0), options).outcome();
  }
}
