package org.mmn.promela;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SPIN on one model, with every step a state. */
final class Spin {
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern ERROR = Pattern.compile("(?m)^pan:\\d+: (.*) \\(at depth");
  private static final Pattern FOUND = Pattern.compile("assertion violated .*found!=(\\d+).*");

  private Spin() {}

  /**
   * What it came to.
   *
   * @param states those of the scenario: without the one before it begins, and without the one in
   *     which paths end
   */
  record Told(Set<String> findings, int states) {}

  static boolean isInstalled() {
    return Stream.of("spin", "gcc")
        .allMatch(
            tool ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))));
  }

  /** Searches everything. */
  static Told verify(Model model) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("promela");
    try {
      Files.writeString(folder.resolve("model.pml"), model.text());
      run(folder, "spin", "-o1", "-o2", "-o3", "-a", "model.pml");
      List<String> compile = List.of("gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR");
      List<String> all = new ArrayList<>(compile);
      all.addAll(List.of("-DNOCLAIM", "-DVECTORSZ=4096", "-o", "pan", "pan.c"));
      run(folder, all.toArray(new String[0]));
      return told(model, run(folder, "./pan", "-c0", "-m200000", "-w18"));
    } finally {
      delete(folder);
    }
  }

  private static Told told(Model model, String said) {
    Matcher states = STATES.matcher(said);
    if (!states.find() || said.contains("max search depth too small")) {
      throw new IllegalStateException(said);
    }
    Set<String> findings = new TreeSet<>();
    Matcher errors = ERROR.matcher(said);
    while (errors.find()) {
      findings.add(finding(model, errors.group(1)));
    }
    boolean ends = findings.stream().anyMatch(model::endsPath);
    return new Told(findings, Integer.parseInt(states.group(1)) - 1 - (ends ? 1 : 0));
  }

  private static String finding(Model model, String error) {
    Matcher found = FOUND.matcher(error);
    if (error.startsWith("invalid end state")) {
      return Model.DEADLOCK;
    } else if (found.matches()) {
      return model.finding(Integer.parseInt(found.group(1)));
    }
    throw new IllegalStateException(error);
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int exit = process.waitFor();
    String said = Files.readString(out, StandardCharsets.ISO_8859_1);
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": exit " + exit + "\n" + said);
    }
    return said;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
