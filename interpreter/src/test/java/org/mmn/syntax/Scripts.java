package org.mmn.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mmn.report.DiagnosticText;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/** The scripts that syntax tests share, and the round trip that each of them must survive. */
final class Scripts {
  private static final Path CORPUS =
      Path.of("../grammar/src/test/resources/org/mmn/grammar/corpus");

  private Scripts() {}

  static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  static Unit parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(new SourceFile("test.mmn", text), diagnostics);
    assertThat(DiagnosticText.render(diagnostics.all())).as("errors in %s", text).isEmpty();
    return unit;
  }

  static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return Formatter.format(new SourceFile("test.mmn", text), diagnostics).orElseThrow();
  }

  /**
   * Text to tree, text to formatted text to tree: the trees are equal and formatting is settled.
   */
  static Unit roundTrip(String text) {
    Unit unit = parse(text);
    String formatted = format(text);
    assertThat(AstText.of(parse(formatted)))
        .as("tree of %s", formatted)
        .isEqualTo(AstText.of(unit));
    assertThat(format(formatted)).isEqualTo(formatted);
    return unit;
  }
}
