package org.mmn.examples.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why mutants of a driver survive, one by one.
 *
 * <p>A mutant's name stands at the start of a line, as {@link Names} makes it, and the reason below
 * it, indented. Lines that start with {@code #} are for the reader.
 *
 * @param file where it is kept
 * @param reasons by the mutants' names, in the order of the file
 */
record Ledger(String file, Map<String, String> reasons) {

  /** An empty one where there is no file. */
  static Ledger read(Path file) {
    try {
      return parse(file.toString(), Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ledger parse(String file, String text) {
    Map<String, String> reasons = new LinkedHashMap<>();
    String name = "";
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        check(name.isEmpty() || reasons.containsKey(name), file, "no reason for", name);
        check(!reasons.containsKey(line), file, "twice", line);
        name = line;
      } else {
        check(!name.isEmpty(), file, "a reason for nothing", line);
        reasons.merge(name, line.strip(), (before, more) -> before + " " + more);
      }
    }
    check(name.isEmpty() || reasons.containsKey(name), file, "no reason for", name);
    return new Ledger(file, reasons);
  }

  private static void check(boolean holds, String file, String what, String line) {
    if (!holds) {
      throw new IllegalStateException(file + ": " + what + ": " + line);
    }
  }

  boolean explains(String mutant) {
    return reasons.containsKey(mutant);
  }
}
