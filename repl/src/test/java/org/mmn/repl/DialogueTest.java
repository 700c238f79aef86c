package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sessions with all that they answer. With {@code WRITE_TRANSCRIPTS=1} in the environment
 * they are written anew.
 */
final class DialogueTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/repl/dialogues");
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();
  private static final Pattern BLOCK = Pattern.compile("(?s)(```repl\n)(.*?)(```\n)");
  private static final int WIDTH = 72;

  static List<String> dialogues() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** The {@code repl} blocks of the README are sessions too. */
  @Test
  void theReadmeShowsRealSessions() throws IOException {
    Path readme = TOP.resolve("README.md");
    String text = Files.readString(readme);
    Matcher blocks = BLOCK.matcher(text);
    StringBuilder again = new StringBuilder();
    int count = 0;
    while (blocks.find()) {
      MatchResult block = blocks.toMatchResult();
      String shown = block.group(1) + new Dialogue(TOP).again(block.group(2)) + block.group(3);
      blocks.appendReplacement(again, Matcher.quoteReplacement(shown));
      count++;
    }
    blocks.appendTail(again);
    if (Transcript.isWritten()) {
      Files.writeString(readme, again);
    }
    assertThat(count).isPositive();
    assertThat(again.toString()).isEqualTo(text);
  }

  @Test
  void thereAreMany() throws IOException {
    assertThat(dialogues()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void sessionsAnswerAsTheyDid(String name) throws IOException {
    String expected = Files.readString(FOLDER.resolve(name));
    String actual = new Dialogue(TOP).again(expected);
    if (Transcript.isWritten()) {
      Files.writeString(FOLDER.resolve(name), actual);
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(actual).startsWith("# ");
    assertThat(actual.lines().filter(l -> !l.startsWith("s") && !l.startsWith("#")))
        .allSatisfy(l -> assertThat(l.length()).as(l).isLessThanOrEqualTo(WIDTH + 30));
    assertThat(actual).doesNotContain("Exception");
  }
}
