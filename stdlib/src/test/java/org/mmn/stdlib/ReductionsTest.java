package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mmn.run.Twins;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Oracle;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/** Scenarios in which a search with less to do could miss something, with each reduction on. */
class ReductionsTest {
  private static final Path FOLDER = Path.of("src/test/reductions");
  private static final int MAX_STATES = 5_000;

  private final Mmn mmn = Mmn.withStdlib();
  private final Oracle oracle = Oracle.ofAllWays(mmn, MAX_STATES);

  private Loaded load(String name) throws IOException {
    return mmn.load(new SourceFile(name, Files.readString(FOLDER.resolve(name))), Map.of());
  }

  @TestFactory
  Stream<DynamicTest> nothingIsMissed() throws IOException {
    Loaded loaded = load("broken.mmn");
    return loaded.scenarios().stream()
        .flatMap(
            s ->
                s.versions().stream()
                    .map(
                        v ->
                            dynamicTest(
                                s.title() + ", " + v,
                                () -> isUndisputed(oracle.ask(loaded, s.index(), v)))));
  }

  private static void isUndisputed(Oracle.Answer answer) {
    assertThat(answer.differences()).isEmpty();
    assertThat(answer.complete()).isTrue();
  }

  /** Whatever the bound: a search that claims to be complete says what an unbounded one says. */
  @TestFactory
  Stream<DynamicTest> aBoundMakesNoVerdict() throws IOException {
    Loaded loaded = load("bounds.mmn");
    return loaded.scenarios().stream()
        .flatMap(
            s ->
                Stream.of(12, 300, 1_000, 2_000)
                    .map(most -> dynamicTest(s.title() + ", " + most, () -> ask(loaded, s, most))));
  }

  private void ask(Loaded loaded, Loaded.ScenarioRef scenario, int most) {
    for (boolean fuse : new boolean[] {false, true}) {
      Reductions reductions = new Reductions(fuse, true, true).always();
      Options options = Options.DEFAULT.with(Map.of(), most).with(reductions);
      Result result = mmn.check(loaded, scenario.index(), scenario.versions().get(0), options);
      if (result.outcome().complete()) {
        assertThat(result.judgement().met())
            .as("%s: %s", reductions, Twins.names(result.outcome().findings()))
            .isTrue();
      }
    }
  }
}
