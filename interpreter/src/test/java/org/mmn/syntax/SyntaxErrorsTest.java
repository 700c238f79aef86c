package org.mmn.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmn.report.DiagnosticText;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/**
 * Wrong scripts and the exact text that a user reads about them.
 *
 * <p>Each file of the folder holds cases: the script, a line {@code ---}, the expected text, a line
 * {@code ===}. With {@code -Dmmn.update=true} the expected texts are written anew, to be reviewed.
 */
class SyntaxErrorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/syntax/errors");

  @ParameterizedTest
  @MethodSource("files")
  void everyWrongScriptHasItsText(Path file) throws IOException {
    String wanted = Files.readString(file);
    StringBuilder actual = new StringBuilder();
    for (String script : scripts(wanted)) {
      actual.append(script).append("---\n").append(errors(script)).append("===\n");
    }
    if (Boolean.getBoolean("mmn.update")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).hasToString(wanted);
  }

  @Test
  void thereAreEnoughWrongScripts() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path file : files()) {
      all.addAll(scripts(Files.readString(file)));
    }
    assertThat(all).hasSizeGreaterThan(60);
    for (String script : all) {
      assertThat(errors(script)).as(script).contains("error[");
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static List<String> scripts(String text) {
    List<String> scripts = new ArrayList<>();
    for (String chunk : text.split("(?m)^===\n", -1)) {
      if (!chunk.isBlank()) {
        scripts.add(chunk.split("(?m)^---\n", 2)[0]);
      }
    }
    return scripts;
  }

  private static String errors(String script) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("t.mmn", script), diagnostics);
    return DiagnosticText.render(diagnostics.all());
  }
}
