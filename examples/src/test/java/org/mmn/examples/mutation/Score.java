package org.mmn.examples.mutation;

import java.util.List;
import java.util.Locale;

/**
 * What became of the mutants of one module, in the order of its text.
 *
 * @param examples how many checks have code of the module
 */
record Score(String module, int examples, List<Judged> mutants) {
  private static final String ROW = "%-24s %8s %8s %7s %9s %6s %7s%n";

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

  /** The mutants that count. */
  long valid() {
    return mutants.size() - count(Fate.NOT_VALID);
  }

  /** Caught mutants in a hundred valid ones. */
  double percent() {
    return valid() == 0 ? 100 : 100.0 * count(Fate.CAUGHT) / valid();
  }

  static String head() {
    return row("driver", "checks", "mutants", "caught", "score", "limit", "invalid");
  }

  /** One line of the table. */
  String row() {
    return row(
        module,
        String.valueOf(examples),
        String.valueOf(valid()),
        String.valueOf(count(Fate.CAUGHT)),
        String.format(Locale.ROOT, "%.1f %%", percent()),
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
    return String.format(Locale.ROOT, ROW, cells).replace(System.lineSeparator(), "\n");
  }
}
