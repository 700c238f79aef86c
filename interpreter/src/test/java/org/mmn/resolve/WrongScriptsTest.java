package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Wrong scripts and what is said of them, in {@code wrong/*.txt}: a name after {@code ===}, the
 * script, {@code ---}, a line for each complaint. A first line {@code #define NAME=N} is a {@code
 * -D}.
 */
class WrongScriptsTest {
  private static final List<String> FILES =
      List.of("names", "types", "code", "drivers", "scenarios", "versions", "expectations");

  @TestFactory
  Stream<DynamicTest> everyComplaintIsAsItShouldBe() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : FILES) {
      for (String chunk : text(file).split("(?m)^=== ", -1)) {
        if (!chunk.isBlank()) {
          tests.add(test(file, chunk));
        }
      }
    }
    assertThat(tests.size()).isGreaterThan(100);
    return tests.stream();
  }

  private static DynamicTest test(String file, String chunk) {
    int script = chunk.indexOf('\n') + 1;
    int end = chunk.indexOf("\n---\n", script - 1);
    String name = chunk.substring(0, script - 1);
    String expected = chunk.substring(end + "\n---\n".length()).strip();
    return DynamicTest.dynamicTest(
        file + ": " + name,
        () -> assertThat(complaints(chunk.substring(script, end + 1))).isEqualTo(expected));
  }

  private static String complaints(String script) {
    String define = "#define ";
    if (!script.startsWith(define)) {
      return new Resolving(script).complaints();
    }
    String[] setting =
        script.lines().findFirst().orElseThrow().substring(define.length()).split("=", -1);
    return new Resolving("//" + script.substring(2))
        .complaints(Map.of(setting[0], Integer.valueOf(setting[1])));
  }

  private static String text(String file) throws IOException {
    String resource = "/org/mmn/resolve/wrong/" + file + ".txt";
    try (InputStream in = WrongScriptsTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
