package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mmn.workspace.ScenarioGenerator;

/**
 * Writes suites of scenarios made at random, the same ones each time: some hold, some do not. As a
 * program it takes a folder and how many, to measure {@code mmn test} with.
 */
final class BigSuite {
  private static final int THEMES = 10;

  private BigSuite() {}

  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  static void write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path theme = Files.createDirectories(folder.resolve("theme" + i % THEMES));
      Files.writeString(
          theme.resolve(String.format("random%03d.mmn", i)), ScenarioGenerator.scenario(i));
    }
  }
}
