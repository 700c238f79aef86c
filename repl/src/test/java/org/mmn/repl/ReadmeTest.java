package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs show is what mmn prints: their {@code console} blocks are run. */
final class ReadmeTest {
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();
  private static final Pattern BLOCK = Pattern.compile("(?s)(```console\n)(.*?)(```\n)");

  @TempDir private Path cache;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "repl/README.md"})
  void consoleBlocksAreReal(String name) throws IOException {
    String text = Files.readString(TOP.resolve(name));
    Transcript transcript = new Transcript(TOP, "$ ./mmn", cache, (line, said) -> {});
    Matcher blocks = BLOCK.matcher(text);
    StringBuilder again = new StringBuilder();
    while (blocks.find()) {
      MatchResult block = blocks.toMatchResult();
      String shown = block.group(1) + transcript.again(block.group(2)) + block.group(3);
      blocks.appendReplacement(again, Matcher.quoteReplacement(shown));
    }
    blocks.appendTail(again);
    if (Transcript.isWritten()) {
      Files.writeString(TOP.resolve(name), again);
    }
    assertThat(again.toString()).isEqualTo(text);
  }
}
