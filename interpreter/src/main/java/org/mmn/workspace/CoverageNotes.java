package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.check.Property;
import org.mmn.compile.Program;
import org.mmn.explore.Coverage;
import org.mmn.explore.Finding;
import org.mmn.explore.Outcome;

/** What runs at random came to see and what not, as clauses. */
final class CoverageNotes {
  private final Program program;
  private final Coverage coverage;
  private final List<String> clauses = new ArrayList<>();

  private CoverageNotes(Program program, Coverage coverage) {
    this.program = program;
    this.coverage = coverage;
  }

  /** None where no run was made. */
  static List<String> of(Program program, Outcome outcome) {
    return outcome
        .coverage()
        .map(c -> new CoverageNotes(program, c).all(outcome))
        .orElse(List.of());
  }

  private List<String> all(Outcome outcome) {
    runs();
    if (!coverage.lottery().walks()) {
      promise();
    }
    ends();
    asked(outcome);
    program
        .goals()
        .forEach(g -> clauses.add("eventually " + g.name() + " is not judged by runs at random"));
    return List.copyOf(clauses);
  }

  private void runs() {
    int depth = coverage.lottery().depth();
    String how = depth == 0 ? "walks" : "PCT of depth " + depth;
    clauses.add(
        how
            + ", seed "
            + coverage.lottery().seed()
            + ": "
            + coverage.runs()
            + " runs, "
            + coverage.over()
            + " to their ends, "
            + coverage.cut()
            + " cut off (the bound is "
            + coverage.bound()
            + " moves)");
    coverage.stopped().ifPresent(why -> clauses.add("a run was cut off by another bound: " + why));
    clauses.add(
        coverage.moves()
            + " moves of "
            + coverage.steps()
            + " steps, the longest run "
            + coverage.longest()
            + " moves");
    clauses.add(
        (coverage.more() ? "at least " : "")
            + coverage.states()
            + " different states and "
            + coverage.positions()
            + " places of threads, by 64-bit fingerprints");
  }

  private void promise() {
    int depth = coverage.lottery().depth();
    double each = coverage.lottery().promise(coverage.threads(), coverage.length());
    clauses.add(
        String.format(
            Locale.ROOT,
            "one run finds a bug of depth %d with probability 1 / (%d * %d^%d) = %.2g at least, if"
                + " it has no more than %d moves",
            depth,
            coverage.threads(),
            coverage.length(),
            depth - 1,
            each,
            coverage.length()));
    if (coverage.longest() > coverage.length()) {
      clauses.add("some runs were longer than the first ones: of these that says nothing");
    }
  }

  private void ends() {
    clauses.add("threads that ended on some run: " + threads(coverage.ended()::get));
    if (coverage.ended().cardinality() < coverage.threads()) {
      clauses.add("on none: " + threads(t -> !coverage.ended().get(t)));
    }
  }

  private String threads(IntPredicate which) {
    return listed(
        IntStream.range(0, coverage.threads())
            .filter(which)
            .mapToObj(t -> program.world().threads().get(t).name())
            .toList());
  }

  private void asked(Outcome outcome) {
    List<String> reached =
        outcome.findings().stream()
            .filter(Finding::isWitness)
            .flatMap(f -> f.subjects().stream())
            .toList();
    List<String> asked =
        program.properties().stream()
            .filter(p -> p.kind() == Property.Kind.REACHABLE)
            .map(Property::name)
            .toList();
    if (!asked.isEmpty()) {
      clauses.add(
          "reached: "
              + listed(reached)
              + "; not reached: "
              + listed(asked.stream().filter(Predicate.not(reached::contains)).toList()));
    }
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
  }
}
