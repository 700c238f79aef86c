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
  private static final Path README = Path.of("README.md");

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
  void everyFileSaysWhatItShowsAndHowThatIsKnown() throws IOException {
    for (Path file : files()) {
      Header header = Header.of(Files.readString(file));
      assertThat(header.sentence()).as(file.toString()).endsWith(".");
      assertThat(header.field("Source")).as("Source of %s", file).isPresent();
      assertThat(header.field("Breaks")).as("Breaks of %s", file).isPresent();
      assertThat(header.field("Status")).as("Status of %s", file).isPresent();
    }
  }

  /** The tables are what the examples show today; {@code -Dmmn.promote=true} writes them. */
  @Test
  void theGalleryIsOfToday() throws IOException {
    String written = Files.readString(README);
    assertThat(THEMES).allMatch(t -> written.contains("<!-- table of " + t + " -->"));
    String renewed = new Gallery().renewed(written);
    if (Boolean.getBoolean("mmn.promote")) {
      Files.writeString(README, renewed);
    } else {
      assertThat(Gallery.timeless(written)).isEqualTo(Gallery.timeless(renewed));
    }
  }

  private static List<Path> files() {
    return THEMES.stream().flatMap(theme -> new ScenarioTree(theme).files().stream()).toList();
  }

  /** The folders with scenarios: not the one with this test, nor what a build writes. */
  private static List<Path> themes() {
    try (Stream<Path> here = Files.list(Path.of("."))) {
      return here.map(p -> Path.of(".").relativize(p))
          .filter(Files::isDirectory)
          .filter(p -> !p.startsWith("src") && !p.startsWith("target"))
          .filter(p -> !new ScenarioTree(p).files().isEmpty())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
