package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Commands and what they print: lines {@code $ mmn ...}, each followed by the standard output, the
 * standard error behind {@code ! }, and the exit code where that is not 0.
 */
final class Transcript {
  private final Path folder;
  private final String prompt;
  private final Path cache;
  private final BiConsumer<String, Desk.Said> check;

  /**
   * @param folder where names of files begin
   * @param prompt what a command's line begins with, up to its first argument
   * @param cache where the commands remember things from one to the next
   * @param check looks at each command's output
   */
  Transcript(Path folder, String prompt, Path cache, BiConsumer<String, Desk.Said> check) {
    this.folder = folder;
    this.cache = cache;
    this.prompt = prompt;
    this.check = check;
  }

  /** The same commands with what they print now. */
  String again(String text) throws IOException {
    StringBuilder again = new StringBuilder();
    for (String line : text.lines().filter(l -> l.startsWith(prompt)).toList()) {
      again.append(line).append('\n').append(shown(line.substring(prompt.length())));
    }
    return again.toString();
  }

  private String shown(String line) throws IOException {
    Desk.Said said = run(line);
    check.accept(line, said);
    StringBuilder text = new StringBuilder(said.out());
    said.err()
        .lines()
        .filter(l -> !l.matches("mmn: \\d+\\.\\d s(   .*)?"))
        .forEach(l -> text.append("! ").append(l).append('\n'));
    if (said.code() != 0) {
      text.append("exit ").append(said.code()).append('\n');
    }
    return text.toString();
  }

  private Desk.Said run(String line) throws IOException {
    Desk desk = new Desk(folder, Map.of("XDG_CACHE_HOME", cache.toString()), false);
    int from = line.indexOf(" <");
    if (from < 0) {
      return desk.run(line);
    }
    String input = Files.readString(folder.resolve(line.substring(from + 2).strip()));
    return desk.run(line.substring(0, from), input, Interruption.none());
  }

  /** Whether files are to be written anew instead of compared. */
  static boolean isWritten() {
    return System.getenv("WRITE_TRANSCRIPTS") != null;
  }
}
