package org.mmn.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.report.DiagnosticText;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/**
 * Input that nobody meant: it gets diagnostics, never an exception, and soon.
 *
 * <p>{@code -Dmmn.fuzz.seconds=600} looks for longer, {@code -Dmmn.fuzz.seed=N} elsewhere.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
  private static final int DEEP = 10_000;
  private static final Duration SLOW = Duration.ofSeconds(60);
  private static final byte[] MARKS =
      "{}()[];:,.\"'/*=<>!&|-+@\\ \n\tvx09".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "!",
        "- ",
        "a + ",
        "a => ",
        "a ? b : ",
        "a.",
        "a[",
        "f(",
        "forall p in r: ",
        "if (a) ",
        "if (a) b(); else ",
        "while (a) { ",
        "x: ",
        "when kernel v4.18 ",
        "either { ",
        "a[0]",
        "f()",
        "scenario \"x\" { ",
        "when kernel v4.18 { ",
        "int(0..",
        ")",
        "}",
        "\"",
        "/*",
        "v4.18.. "
      })
  void nestingAndChainsOfAnyLengthAreSurvived(String piece) {
    for (String before : List.of("", "void f() { x = ", "void f() { ", "const N = ")) {
      String text = before + piece.repeat(DEEP);
      assertThat(check(text)).as("%s%s...", before, piece).isTrue();
    }
  }

  @Test
  void aNestOfReasonableDepthParses() {
    Scripts.parse("const N = " + "(".repeat(100) + "1" + ")".repeat(100) + ";");
    Scripts.parse("void f() " + "{ if (a) ".repeat(60) + ";" + "}".repeat(60));
    Scripts.parse("const N = 1" + " + 1".repeat(300) + ";");
  }

  @Test
  void aLongFileParsesInTime() {
    String text =
        "void f() {\n" + "    x = heap[1..2].a + f(b, c = 3) * 4;\n".repeat(5_000) + "}\n";
    check(text);
    Scripts.parse(text);
    check(text + "{");
    check(text.replace(";", ""));
  }

  @Test
  void mutatedScriptsNeverFail() throws IOException {
    long seconds = Long.getLong("mmn.fuzz.seconds", 4);
    Random random = new Random(Long.getLong("mmn.fuzz.seed", 1));
    List<byte[]> scripts = Scripts.corpus().stream().map(HostileInputTest::bytes).toList();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end) {
      byte[] script = scripts.get(random.nextInt(scripts.size()));
      check(new String(mutated(script, scripts, random), StandardCharsets.UTF_8));
    }
  }

  @Test
  void mutatedProgramsNeverFail() {
    Random random = new Random(2);
    for (long seed = 0; seed < 300; seed++) {
      byte[] program = ProgramGenerator.untidy(seed).getBytes(StandardCharsets.UTF_8);
      check(new String(mutated(program, List.of(program), random), StandardCharsets.UTF_8));
    }
  }

  /** Runs the front end on any text; tells whether it found errors. */
  private static boolean check(String text) {
    long start = System.nanoTime();
    SourceFile file = new SourceFile("fuzz.mmn", text);
    Diagnostics diagnostics = new Diagnostics();
    try {
      Parser.parse(file, diagnostics);
      Parser.incomplete(file);
      for (Diagnostic diagnostic : diagnostics.all()) {
        assertThat(diagnostic.span().end()).isBetween(diagnostic.span().start(), text.length());
        assertThat(DiagnosticText.render(diagnostic)).contains("fuzz.mmn:").doesNotContain("<EOF>");
      }
      if (!diagnostics.hasErrors()) {
        Scripts.roundTrip(text);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("on input: " + text.substring(0, Math.min(4000, text.length())), e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time for %.200s", text)
        .isLessThan(SLOW);
    return diagnostics.hasErrors();
  }

  private static byte[] mutated(byte[] script, List<byte[]> others, Random random) {
    byte[] text = script.clone();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count && text.length > 1; i++) {
      int at = random.nextInt(text.length);
      int to = Math.min(text.length, at + 1 + random.nextInt(20));
      byte[] other = others.get(random.nextInt(others.size()));
      int from = random.nextInt(other.length);
      text =
          switch (random.nextInt(6)) {
            case 0 -> spliced(text, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(text, at, at, new byte[] {MARKS[random.nextInt(MARKS.length)]});
            case 2 -> spliced(text, at, to, new byte[0]);
            case 3 -> spliced(text, at, at, Arrays.copyOfRange(text, at, to));
            case 4 -> Arrays.copyOf(text, at);
            default ->
                spliced(
                    text,
                    at,
                    at,
                    Arrays.copyOfRange(other, from, Math.min(other.length, from + 30)));
          };
    }
    return text;
  }

  /** {@code text} with {@code from..to} replaced. */
  private static byte[] spliced(byte[] text, int from, int to, byte[] replacement) {
    byte[] result = Arrays.copyOf(text, text.length - (to - from) + replacement.length);
    System.arraycopy(replacement, 0, result, from, replacement.length);
    System.arraycopy(text, to, result, from + replacement.length, text.length - to);
    return result;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
