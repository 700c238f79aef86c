package org.mmn.report;

import java.util.List;
import java.util.StringJoiner;
import org.mmn.explore.Finding;

/** One check on one line, with its numbers. */
public final class PassLine {
  private PassLine() {}

  /**
   * Whether a line says it all: nothing was found, nothing else was expected, nothing was cut off.
   */
  public static boolean suits(Account account) {
    return account.judgement().met()
        && account.outcome().complete()
        && account.outcome().findings().stream().allMatch(Finding::isWitness);
  }

  /** {@code ok title v4.18 42 states, complete, reached: both_in_flight}. */
  public static String render(Account account, List<String> versions) {
    String word =
        account.judgement().met() ? "ok" : account.judgement().inconclusive() ? "limit" : "FAILED";
    String lead = word + " ".repeat(Math.max(3, 5 - word.length()));
    String names = lead + account.title() + "   " + String.join(", ", versions);
    String numbers = numbers(account);
    Sheet sheet = new Sheet();
    if (names.length() + 3 + numbers.length() <= Sheet.WIDTH) {
      return sheet.line(names.stripTrailing() + "   " + numbers).toString();
    }
    return sheet.line(names, lead.length()).line(" ".repeat(lead.length()) + numbers).toString();
  }

  private static String numbers(Account account) {
    int count = account.outcome().states();
    StringJoiner numbers = new StringJoiner(", ");
    numbers.add(count + (count == 1 ? " state" : " states"));
    numbers.add(OutcomeText.extent(account.outcome()));
    List<String> found =
        account.outcome().findings().stream()
            .filter(f -> !f.isWitness())
            .map(org.mmn.check.Verdicts::name)
            .distinct()
            .toList();
    if (!found.isEmpty()) {
      numbers.add("found: " + String.join(", ", found));
    }
    List<String> reached = OutcomeText.reached(account.outcome());
    if (!reached.isEmpty()) {
      numbers.add("reached: " + String.join(", ", reached));
    }
    return numbers.toString();
  }
}
