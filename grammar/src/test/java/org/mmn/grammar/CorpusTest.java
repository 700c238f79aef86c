package org.mmn.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that must parse, whatever they mean, fast strategy and full strategy alike. */
class CorpusTest {
  @ParameterizedTest
  @MethodSource("files")
  void parsesWithTheFastStrategyAsWithTheFullOne(Path file) throws IOException {
    String fast = tree(file, PredictionMode.SLL);
    String full = tree(file, PredictionMode.LL);
    assertThat(fast).isEqualTo(full);
  }

  @Test
  void theCorpusIsThere() throws IOException {
    assertThat(files()).hasSizeGreaterThan(5);
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/org/mmn/grammar/corpus"))) {
      return files.sorted().toList();
    }
  }

  private static String tree(Path file, PredictionMode mode) throws IOException {
    MmnParser parser =
        new MmnParser(new CommonTokenStream(new MmnLexer(CharStreams.fromPath(file))));
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(new BailErrorStrategy());
    return parser.unit().toStringTree(parser);
  }
}
