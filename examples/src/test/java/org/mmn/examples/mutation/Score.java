package org.mmn.examples.mutation;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What became of the mutants of one module, in the order of its text.
 *
 * @param examples how many checks have code of the module
 */
record Score(String module, int examples, List<Judged> mutants) {
  enum Fate {
    /** Some expectation fails. */
    CAUGHT,
    /** Every expectation is met. */
    SURVIVED,
    /** A search came to a bound, and no expectation fails. */
    LIMIT,
    /** It does not type-check. */
    NOT_VALID
  }

  /**
   * @param check the one whose expectation fails, or where a bound came first; empty otherwise
   */
  record Judged(Mutant mutant, Fate fate, String check) {}

  private long count(Fate fate) {
    return mutants.stream().filter(m -> m.fate() == fate).count();
  }

  /** Caught mutants in a hundred valid ones, of those that are {@code counted}. */
  private String percent(Predicate<Mutant> counted) {
    List<Judged> valid =
        mutants.stream()
            .filter(m -> m.fate() != Fate.NOT_VALID && counted.test(m.mutant()))
            .toList();
    long caught = valid.stream().filter(m -> m.fate() == Fate.CAUGHT).count();
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * caught / Math.max(1, valid.size()));
  }

  static String head() {
    return row("driver", "checks", "mutants", "caught", "score", "but moves", "limit", "invalid");
  }

  /**
   * One line of the table. Moves of a lock or of another statement by one place are often
   * equivalent mutants, hence a score without them.
   */
  String row() {
    return row(
        module,
        String.valueOf(examples),
        String.valueOf(mutants.size() - count(Fate.NOT_VALID)),
        String.valueOf(count(Fate.CAUGHT)),
        percent(m -> true),
        percent(m -> !m.isMove()),
        String.valueOf(count(Fate.LIMIT)),
        String.valueOf(count(Fate.NOT_VALID)));
  }

  /** The mutants of that fate, a line each. */
  String list(Fate fate) {
    StringBuilder text = new StringBuilder();
    mutants.stream()
        .filter(m -> m.fate() == fate)
        .forEach(
            m ->
                text.append("  ")
                    .append(module)
                    .append(':')
                    .append(m.mutant())
                    .append(m.check().isEmpty() ? "" : "  [" + m.check() + "]")
                    .append('\n'));
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %8s %8s %7s %9s %11s %6s %7s\n", cells);
  }
}
