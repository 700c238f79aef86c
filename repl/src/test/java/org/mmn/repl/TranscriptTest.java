package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole commands with all that they print. A transcript holds commands, {@code $ mmn ...}, each
 * followed by its standard output, its standard error behind {@code ! }, and its exit code where
 * that is not 0. With {@code WRITE_TRANSCRIPTS=1} in the environment they are written anew.
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

  @ParameterizedTest
  @MethodSource("transcripts")
  void commandsPrintWhatTheyDid(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    String expected = Files.readString(file);
    StringBuilder actual = new StringBuilder();
    expected
        .lines()
        .filter(l -> l.startsWith(PROMPT))
        .forEach(l -> actual.append(l).append('\n').append(shown(l.substring(PROMPT.length()))));
    if (System.getenv("WRITE_TRANSCRIPTS") != null) {
      Files.writeString(file, actual);
    }
    assertThat(actual.toString()).isEqualTo(expected);
  }

  private static String shown(String line) {
    Desk desk = Desk.in(FOLDER);
    int from = line.indexOf(" <");
    Desk.Said said =
        from < 0
            ? desk.run(line)
            : desk.run(line.substring(0, from), input(line, from), Interruption.none());
    check(line, said);
    StringBuilder text = new StringBuilder(said.out());
    said.err()
        .lines()
        .filter(l -> !l.matches("mmn: \\d+\\.\\d s"))
        .forEach(l -> text.append("! ").append(l).append('\n'));
    if (said.code() != 0) {
      text.append("exit ").append(said.code()).append('\n');
    }
    return text.toString();
  }

  private static String input(String line, int from) {
    try {
      return Files.readString(FOLDER.resolve(line.substring(from + 2).strip()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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
