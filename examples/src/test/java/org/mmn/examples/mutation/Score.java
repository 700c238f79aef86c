package org.mmn.examples.mutation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmn.syntax.Unit;

/**
 * What became of the mutants of one module, in the order of its text, and what the ledger says of
 * those that no expectation notices.
 *
 * @param checks how many checks have code of the module
 */
record Score(String module, int checks, List<Judged> mutants, Ledger ledger) {
  enum Fate {
    /** No fault: the same program in another form. */
    EQUIVALENT,
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
   * @param name as in {@link Names}
   * @param check the one whose expectation fails, or where a bound came first; empty otherwise
   */
  record Judged(String name, Mutant mutant, Fate fate, String check) {
    Judged as(Fate other, String by) {
      return new Judged(name, mutant, other, by);
    }

    boolean isLeft() {
      return fate == Fate.SURVIVED || fate == Fate.LIMIT;
    }
  }

  /** All mutants of a module, which nobody has judged yet. */
  static List<Judged> named(Unit module) {
    List<Mutant> mutants = MutationOperators.mutants(module);
    List<String> names = Names.of(module.declarations(), mutants);
    return IntStream.range(0, mutants.size())
        .mapToObj(i -> new Judged(names.get(i), mutants.get(i), Fate.SURVIVED, ""))
        .toList();
  }

  private Stream<Judged> left(boolean explained) {
    return mutants.stream().filter(m -> m.isLeft() && ledger.explains(m.name()) == explained);
  }

  /** Those that are left and that the ledger does not name, in its form. */
  List<String> unexplained() {
    return left(false)
        .map(m -> m.name() + (m.check().isEmpty() ? "" : "\n    limit: " + m.check()))
        .toList();
  }

  /** What the ledger explains though it is caught, or is no mutant any more. */
  List<String> stale() {
    List<String> left = left(true).map(Judged::name).toList();
    return ledger.reasons().keySet().stream()
        .filter(name -> !left.contains(name))
        .map(name -> name + "\n    " + fate(name))
        .toList();
  }

  private String fate(String name) {
    return mutants.stream()
        .filter(m -> m.name().equals(name))
        .map(
            m ->
                switch (m.fate()) {
                  case CAUGHT -> "caught: " + m.check();
                  case EQUIVALENT -> "proven equivalent";
                  default -> "not valid";
                })
        .findFirst()
        .orElse("no such mutant");
  }

  static String head() {
    return row(
        "driver",
        "checks",
        "mutants",
        "caught",
        "share",
        "explained",
        "unexplained",
        "equivalent",
        "invalid");
  }

  /** One line of the table. No mutant counts in it that is equivalent or not valid. */
  String row() {
    return total(module, List.of(this));
  }

  /** The line for all of {@code scores}. */
  static String total(String title, List<Score> scores) {
    List<Judged> all = scores.stream().flatMap(s -> s.mutants().stream()).toList();
    long invalid = count(all, Fate.NOT_VALID);
    long equivalent = count(all, Fate.EQUIVALENT);
    long valid = all.size() - invalid - equivalent;
    long caught = count(all, Fate.CAUGHT);
    return row(
        title,
        scores.stream().mapToInt(Score::checks).sum(),
        valid,
        caught,
        String.format(Locale.ROOT, "%.1f %%", 100.0 * caught / Math.max(1, valid)),
        scores.stream().mapToLong(s -> s.left(true).count()).sum(),
        scores.stream().mapToLong(s -> s.left(false).count()).sum(),
        equivalent,
        invalid);
  }

  private static long count(List<Judged> all, Fate fate) {
    return all.stream().filter(m -> m.fate() == fate).count();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s %7s %8s %7s %7s %10s %12s %11s %8s\n", cells);
  }
}
