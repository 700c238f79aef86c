package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.junit.MmnSuite;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Formatter;
import org.mmn.workspace.ScenarioTree;

/** Every example is tested, names its source, is formatted, and stands in the gallery. */
class GalleryTest {
  private static final List<Path> THEMES = themes();

  @Test
  void thereAreTests() {
    assertThat(files()).hasSizeGreaterThan(10);
  }

  @Test
  void everyThemeIsTested() {
    assertThat(List.of(ExamplesTest.class.getAnnotation(MmnSuite.class).value()))
        .isEqualTo(THEMES.stream().map(Path::toString).toList());
  }

  @Test
  void everyFileIsAsFmtWritesIt() throws IOException {
    for (Path file : files()) {
      SourceFile source = new SourceFile(file.toString(), Files.readString(file));
      assertThat(Formatter.format(source, new Diagnostics())).hasValue(source.text());
    }
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
