package org.mmn.examples.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmn.examples.mutation.Score.Judged;
import org.mmn.resolve.ClassPathModules;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;

/** The ledgers of the mutation check; that each mutant survives is for the check itself to say. */
class LedgersTest {
  private static final ClassPathModules STDLIB =
      new ClassPathModules(LedgersTest.class.getClassLoader());

  static List<String> drivers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("mutants"))) {
      return files
          .map(f -> f.getFileName().toString().replaceFirst("[.]txt$", ""))
          .sorted()
          .toList();
    }
  }

  /** In the order of the driver's text, so that a ledger is read beside it. */
  @ParameterizedTest
  @MethodSource("drivers")
  void namesMutantsThatExistInTheirOrder(String driver) {
    SourceFile text = STDLIB.load("drivers." + driver).orElseThrow();
    List<String> explained = List.copyOf(MutationCheck.ledger(driver).reasons().keySet());

    List<String> mutants =
        Score.named(Parser.parse(text, new Diagnostics())).stream()
            .map(Judged::name)
            .filter(explained::contains)
            .toList();

    assertThat(explained).isNotEmpty().isEqualTo(mutants);
  }
}
