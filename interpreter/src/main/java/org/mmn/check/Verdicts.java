package org.mmn.check;

import java.util.List;
import java.util.regex.Pattern;
import org.mmn.explore.Finding;

/** Compares findings with what a scenario expects (rule 32). */
public final class Verdicts {
  private static final String OK = "ok";
  private static final String LIMIT = "limit";

  private static final Pattern UNNAMED = Pattern.compile("^line (\\d+)$");

  private Verdicts() {}

  /**
   * Judges one search.
   *
   * @param atLeast whether findings beyond the expected ones are allowed
   * @param expected {@code ok}, or nothing, stands for no findings
   * @param limited whether the search gave up at a bound
   */
  public static Judgement judge(
      boolean atLeast, List<Expected> expected, List<Finding> findings, boolean limited) {
    List<Finding> faults = findings.stream().filter(f -> !f.isWitness()).toList();
    boolean limitExpected = expected.stream().anyMatch(e -> e.verdict().equals(LIMIT));
    List<String> missing =
        expected.stream()
            .filter(e -> !e.verdict().equals(OK))
            .filter(e -> e.verdict().equals(LIMIT) ? !limited : !anyMatches(e, faults))
            .map(Expected::toString)
            .toList();
    List<String> unexpected = atLeast ? List.of() : unexpected(expected, faults);
    if (!unexpected.isEmpty()) {
      return new Judgement(false, false, missing, unexpected);
    }
    boolean open = !atLeast || !missing.isEmpty();
    boolean inconclusive = limited && !limitExpected && open;
    return new Judgement(missing.isEmpty() && !inconclusive, inconclusive, missing, unexpected);
  }

  private static boolean anyMatches(Expected expected, List<Finding> findings) {
    return findings.stream().anyMatch(expected::matches);
  }

  private static List<String> unexpected(List<Expected> expected, List<Finding> findings) {
    return findings.stream()
        .filter(f -> expected.stream().noneMatch(e -> e.matches(f)))
        .map(Verdicts::name)
        .distinct()
        .toList();
  }

  /** The verdict with its subjects: {@code lockdep_circular(gpu.lock, fs_reclaim)}. */
  public static String name(Finding finding) {
    List<String> subjects = finding.subjects().stream().map(Verdicts::argument).toList();
    return subjects.isEmpty()
        ? finding.verdict()
        : finding.verdict() + "(" + String.join(", ", subjects) + ")";
  }

  /** A subject as an {@code expect} writes it: of what has no name its line. */
  static String argument(String subject) {
    return UNNAMED.matcher(subject).replaceFirst("$1");
  }
}
