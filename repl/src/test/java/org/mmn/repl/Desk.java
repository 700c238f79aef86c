package org.mmn.repl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands in this process and keeps what they print. */
final class Desk {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final Path folder;
  private final Map<String, String> environment;
  private final boolean terminal;

  /** What a command printed, and how it ended. */
  record Said(String out, String err, int code) {}

  Desk(Path folder, Map<String, String> environment, boolean terminal) {
    this.folder = folder;
    this.environment = environment;
    this.terminal = terminal;
  }

  static Desk in(Path folder) {
    return new Desk(folder, Map.of(), false);
  }

  Said run(String line) {
    return run(line, "", Interruption.none());
  }

  /** Runs a command given as in a shell, single quotes included. */
  Said run(String line, String input, Interruption interruption) {
    return run(
        line, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), interruption);
  }

  Said run(String line, InputStream input, Interruption interruption) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            input,
            terminal,
            terminal,
            environment,
            folder);
    int code = new FrontDoor(console, interruption).run(words(line));
    console.flush();
    return new Said(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(line);
    while (m.find()) {
      words.add(m.group(1) != null ? m.group(1) : m.group(2));
    }
    return words;
  }
}
