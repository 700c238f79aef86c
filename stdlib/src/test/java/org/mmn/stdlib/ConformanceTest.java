package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.workspace.ScenarioTree;

/**
 * Every file of the conformance tree shows what it expects; one behaviour a file, named after it.
 */
class ConformanceTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path ROOT = RESOURCES.resolve("conformance");

  @TestFactory
  Stream<DynamicContainer> conformance() {
    return new ScenarioTree(ROOT).tests();
  }

  @Test
  void thereAreTests() {
    assertThat(new ScenarioTree(ROOT).files()).hasSizeGreaterThan(60);
  }

  @Test
  void noFileIsLeftOut() {
    ScenarioTree all = new ScenarioTree(RESOURCES);
    assertThat(all.strays()).isEmpty();
    assertThat(all.files()).allMatch(f -> f.startsWith(ROOT), "below " + ROOT);
  }

  @Test
  void aFileIsNamedAfterItsBehaviourBelowItsTheme() {
    assertThat(new ScenarioTree(ROOT).files())
        .allMatch(
            f -> ROOT.relativize(f).toString().matches("[a-z0-9.-]+[/\\\\][a-z0-9_]+\\.mmn"),
            "THEME/BEHAVIOUR.mmn");
  }
}
