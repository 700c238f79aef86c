package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.workspace.ScenarioTree;

/** Every example shows what it expects, names its source, and stands in the gallery. */
class ExamplesTest {
  private static final List<Path> THEMES = themes();

  @TestFactory
  Stream<DynamicContainer> examples() {
    return THEMES.stream().flatMap(theme -> new ScenarioTree(theme).tests());
  }

  @Test
  void thereAreTests() {
    assertThat(files()).hasSizeGreaterThan(10);
  }

  @Test
  void everyFileNamesItsSource() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .startsWith("//!")
          .containsAnyOf("Source:", "LKML");
    }
  }

  @Test
  void everyFileStandsInTheGallery() throws IOException {
    String gallery = Files.readString(Path.of("README.md"));
    assertThat(files()).allMatch(f -> gallery.contains(f.getFileName().toString()));
  }

  private static List<Path> files() {
    return THEMES.stream().flatMap(theme -> new ScenarioTree(theme).files().stream()).toList();
  }

  /** The folders with scenarios: all but the one with this test, and what a build writes. */
  private static List<Path> themes() {
    try (Stream<Path> here = Files.list(Path.of("."))) {
      return here.map(p -> Path.of(".").relativize(p))
          .filter(Files::isDirectory)
          .filter(p -> !p.startsWith("src") && !p.startsWith("target"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
