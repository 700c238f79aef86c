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

  private static final String TOO_DEEP = "max search depth too small";

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

  /** Searches everything; then, for each goal, for a fair run that never comes to it. */
  static Told verify(Model model) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("promela");
    try {
      Files.writeString(folder.resolve("model.pml"), model.text());
      List<String> safety = List.of("-DSAFETY", "-DNOFAIR", "-DNOCLAIM");
      compile(folder, List.of(), safety);
      Told told = told(model, run(folder, "./pan", "-c0", "-m200000", "-w18"));
      for (int goal = 1; goal <= model.goals().size(); goal++) {
        compile(folder, List.of("-DLIVE=" + goal), List.of("-DNFAIR=3"));
        String said = run(folder, "./pan", "-a", "-f", "-A", "-E", "-m1000000", "-w18");
        if (said.contains("acceptance cycle (")) {
          told.findings().add("no_progress[" + model.goals().get(goal - 1) + "]");
        } else if (ERROR.matcher(said).find() || said.contains(TOO_DEEP)) {
          throw new IllegalStateException(said);
        }
      }
      return told;
    } finally {
      delete(folder);
    }
  }

  private static void compile(Path folder, List<String> model, List<String> verifier)
      throws IOException, InterruptedException {
    List<String> spin = new ArrayList<>(List.of("spin", "-o1", "-o2", "-o3"));
    spin.addAll(model);
    spin.addAll(List.of("-a", "model.pml"));
    run(folder, spin.toArray(new String[0]));
    List<String> gcc = new ArrayList<>(List.of("gcc", "-O0", "-w", "-DNOREDUCE"));
    gcc.addAll(verifier);
    gcc.addAll(List.of("-DVECTORSZ=4096", "-o", "pan", "pan.c"));
    run(folder, gcc.toArray(new String[0]));
  }

  private static Told told(Model model, String said) {
    Matcher states = STATES.matcher(said);
    if (!states.find() || said.contains(TOO_DEEP)) {
      throw new IllegalStateException(said);
    }
    Set<String> findings = new TreeSet<>();
    Matcher errors = ERROR.matcher(said);
    while (errors.find()) {
      findings.add(finding(model, errors.group(1)));
    }
    boolean ends = findings.stream().anyMatch(model::endsPath);
    // A path that ends where it begins has that state.
    int begun = Integer.parseInt(states.group(1)) - 1 - (ends ? 1 : 0);
    return new Told(findings, Math.max(1, begun));
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
