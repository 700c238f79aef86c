package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole commands with all that they print. With {@code WRITE_TRANSCRIPTS=1} in the environment the
 * transcripts are written anew.
 */
final class TranscriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/repl/golden");
  private static final String PROMPT = "$ mmn";
  private static final int WIDTH = 72;
  private static final int HELP_WIDTH = 80;
  private static final int HELP_LENGTH = 60;

  static List<String> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @TempDir private Path cache;

  @ParameterizedTest
  @MethodSource("transcripts")
  void commandsPrintWhatTheyDid(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    String expected = Files.readString(file);
    String actual = new Transcript(FOLDER, PROMPT, cache, TranscriptTest::check).again(expected);
    if (Transcript.isWritten()) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** What can be pasted into a mail is plain text of 72 columns; help has 80, and 60 lines. */
  private static void check(String line, Desk.Said said) {
    boolean help = line.contains("help") || line.isBlank();
    int width = line.contains("--json") ? Integer.MAX_VALUE : help ? HELP_WIDTH : WIDTH;
    assertThat(said.out().lines())
        .allSatisfy(l -> assertThat(l.length()).as(l).isLessThanOrEqualTo(width));
    assertThat(said.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    assertThat(said.out().lines()).allMatch(l -> l.equals(l.stripTrailing()));
    if (help) {
      assertThat(said.out().lines()).hasSizeLessThanOrEqualTo(HELP_LENGTH);
    }
  }
}
