package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.model.Primitives;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Decl.FunctionKind;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** Every {@code extern} has an op, and every op an {@code extern}, with its doc and its source. */
class ExternsTest {
  private static final Path MODULES = Path.of("src/main/resources/org/mmn/stdlib");

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(p -> p.toString().endsWith(".mmn")).sorted().toList();
    }
  }

  private static Unit parse(Path path) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(new SourceFile(path.toString(), Files.readString(path)), diagnostics);
    assertThat(diagnostics.all()).as(path.toString()).isEmpty();
    return unit;
  }

  private static Map<String, Decl.Function> externs() throws IOException {
    Map<String, Decl.Function> found = new TreeMap<>();
    for (Path path : files(MODULES)) {
      for (Decl declaration : parse(path).declarations()) {
        if (declaration instanceof Decl.Function function
            && function.kind() == FunctionKind.EXTERN) {
          assertThat(found.put(function.name(), function)).as(function.name()).isNull();
        }
      }
    }
    return found;
  }

  @Test
  void externsAndPrimitivesAreTheSame() throws IOException {
    assertThat(externs().keySet()).isEqualTo(Primitives.names());
  }

  @Test
  void everyExternSaysWhatItDoesAndWhereThatComesFrom() throws IOException {
    externs()
        .forEach(
            (name, extern) -> {
              assertThat(extern.doc()).as(name).matches("(?s)[A-Z].*\\.\n(Linux|Model): .*\\.");
              assertThat(extern.doc().lines().filter(l -> l.startsWith("Linux: ")))
                  .as(name)
                  .allMatch(l -> l.matches("Linux: [a-z]+/.*"));
            });
  }

  @Test
  void everyModuleSaysWhatItIs() throws IOException {
    for (Path path : files(MODULES)) {
      assertThat(parse(path).doc()).as(path.toString()).isNotBlank();
    }
  }
}
