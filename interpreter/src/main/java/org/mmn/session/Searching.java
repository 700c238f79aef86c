package org.mmn.session;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmn.explore.Finding;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.report.OutcomeText;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.syntax.Decl.PropertyKind;
import org.mmn.syntax.Expr;
import org.mmn.workspace.Accounts;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/** Complete searches of what can still come. */
final class Searching {
  private static final String FOUND = "found";
  private static final String NEAR = "all but condition ";

  private final Situation situation;
  private final Language language;
  private final SearchLimits limits;

  Searching(Situation situation, Language language, SearchLimits limits) {
    this.situation = situation;
    this.language = language;
    this.limits = limits;
  }

  /** {@code explore}: what can go wrong from here, and the shortest way to it. */
  Answer explore() {
    if (situation.walk().isOver()) {
      return Answer.ok("nothing comes from here: the run is over\n");
    }
    Result result = search(List.of());
    Outcome outcome = result.outcome();
    List<Finding> wrong =
        outcome.findings().stream()
            .filter(f -> !f.isWitness())
            .filter(f -> isFromTheBeginning() || !f.isAbsence())
            .toList();
    if (wrong.isEmpty()) {
      String text = outcome.complete() ? "no findings from here" : "nothing found so far";
      Answer.Kind kind = expected(result) ? Answer.Kind.OK : Answer.Kind.NO;
      return Answer.of(kind(outcome, kind), text + "   " + numbers(outcome) + "\n");
    }
    Finding first = shortest(wrong, outcome);
    String others =
        wrong.stream()
            .filter(f -> !f.equals(first))
            .map(Searching::name)
            .distinct()
            .collect(Collectors.joining(", "));
    String text = shown(result, List.of(first), Directions.PROMPT);
    return Answer.of(
        expected(result) ? Answer.Kind.OK : kind(outcome, Answer.Kind.NO),
        text + (others.isEmpty() ? "" : "also found: " + others + "\n"));
  }

  /** As the scenario expects it, of which only a part may be left to come. */
  private boolean expected(Result result) {
    return isFromTheBeginning()
        ? result.judgement().met()
        : result.judgement().unexpected().isEmpty();
  }

  /** Later on nothing can be said of what is never reached: it may have been. */
  private boolean isFromTheBeginning() {
    return situation.walk().at() == 0;
  }

  private static String name(Finding finding) {
    return finding.verdict()
        + (finding.subjects().isEmpty() ? "" : "(" + finding.subjects().get(0) + ")");
  }

  private static Finding shortest(List<Finding> findings, Outcome outcome) {
    return findings.stream()
        .min(
            Comparator.comparing((Finding f) -> f.verdict().startsWith("lockdep_"))
                .thenComparing(f -> run(f, outcome).isEmpty())
                .thenComparing(f -> run(f, outcome).map(Schedule::switches).orElse(0))
                .thenComparing(f -> run(f, outcome).map(r -> r.steps().size()).orElse(0)))
        .orElseThrow();
  }

  private static Optional<Schedule> run(Finding finding, Outcome outcome) {
    return finding.witnesses().stream().findFirst().map(w -> outcome.runs().get(w));
  }

  /** {@code find EXPR}: the shortest way from here to a state in which it is true. */
  Answer find(String text, Directions directions) {
    Expr wanted = language.expression(text, "find");
    boolean taken = Names.words(situation.script()).contains(FOUND);
    String name = taken ? FOUND + " here" : FOUND;
    Script.Probe probe = new Script.Probe(PropertyKind.REACHABLE, name, wanted);
    language.check(situation.script(), probe);
    if (situation.walk().isOver()) {
      String now = language.now(wanted);
      Answer.Kind kind = Language.isTrue(now) ? Answer.Kind.OK : Answer.Kind.NO;
      return Answer.of(kind, "the run is over, and this is " + now + " here\n");
    }
    Result result = search(List.of(probe));
    Optional<Finding> found = witness(result, name);
    if (found.isPresent()) {
      return Answer.ok(shown(result, List.of(found.get()), directions));
    }
    Outcome outcome = result.outcome();
    String states = outcome.states() == 1 ? " state" : " states";
    if (!outcome.complete()) {
      return Answer.of(
          Answer.Kind.BOUND,
          "not found so far: "
              + limit(outcome)
              + " came first, after "
              + outcome.states()
              + states
              + "\n");
    }
    String none = "impossible: complete search of " + outcome.states() + states + "\n";
    return Answer.of(Answer.Kind.NO, none + nearest(wanted, directions));
  }

  private static Optional<Finding> witness(Result result, String name) {
    return result.outcome().findings().stream()
        .filter(f -> f.isWitness() && f.subjects().contains(name))
        .findFirst();
  }

  /** Of several conditions that never hold together, the most that do. */
  private String nearest(Expr wanted, Directions directions) {
    List<Expr> parts = parts(wanted);
    if (parts.size() < 2) {
      return "";
    }
    Map<String, Expr> without = new LinkedHashMap<>();
    List<Script.Probe> probes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Expr> rest = new ArrayList<>(parts);
      Expr left = rest.remove(i);
      String name = NEAR + (i + 1);
      without.put(name, left);
      probes.add(new Script.Probe(PropertyKind.REACHABLE, name, all(rest)));
    }
    Result result = search(probes);
    List<Finding> near =
        without.keySet().stream().flatMap(n -> witness(result, n).stream()).toList();
    if (near.isEmpty()) {
      return "nor does it hold with any one of its conditions left out\n";
    }
    Finding first = shortest(near, result.outcome());
    String missing = language.words(requireNonNull(without.get(first.subjects().get(0))));
    return "nearest miss: all but '"
        + missing
        + "'\n\n"
        + shown(result, List.of(first), directions);
  }

  private static List<Expr> parts(Expr expression) {
    if (expression instanceof Expr.Binary both && both.operator().equals("&&")) {
      List<Expr> parts = new ArrayList<>(parts(both.left()));
      parts.addAll(parts(both.right()));
      return parts;
    }
    return List.of(expression);
  }

  private static Expr all(List<Expr> parts) {
    return parts.stream()
        .reduce((a, b) -> new Expr.Binary(a.span(), "&&", a, b, a.span()))
        .orElseThrow();
  }

  private Result search(List<Script.Probe> probes) {
    Walk walk = situation.walk();
    Script.Ready ready = situation.script().ready(probes).orElseThrow();
    Options options = limits.options(ready.options());
    return ready
        .mmn()
        .check(ready.loaded(), ready.scenario().index(), ready.version(), walk.schedule(), options);
  }

  /** The listing of some findings, and how to go there. */
  private String shown(Result result, List<Finding> findings, Directions directions) {
    Result some =
        new Result(
            result.scenario(),
            result.version(),
            result.program(),
            result.outcome().with(findings),
            result.traces(),
            List.of(),
            result.judgement());
    OutcomeText.Detail detail =
        new OutcomeText.Detail(situation.all(), false, directions.unfolds());
    String text = OutcomeText.findings(Accounts.of(some, List.of()), detail).stripTrailing();
    String there =
        findings.get(0).witnesses().stream()
            .findFirst()
            .map(w -> requireNonNull(result.traces().get(w)))
            .map(t -> "\n" + there(t, directions) + "\n")
            .orElse("");
    return text + "\n" + there;
  }

  private String there(Trace trace, Directions directions) {
    return trace.schedule().equals(situation.walk().schedule())
        ? "this is where the run is already"
        : directions.there(ScheduleToken.of(trace).toString());
  }

  private static Answer.Kind kind(Outcome outcome, Answer.Kind otherwise) {
    return outcome.complete() ? otherwise : Answer.Kind.BOUND;
  }

  private String numbers(Outcome outcome) {
    String states = outcome.states() == 1 ? " state, " : " states, ";
    return "("
        + outcome.states()
        + states
        + (outcome.complete() ? "complete" : "not complete: " + limit(outcome))
        + ")";
  }

  /** What ended a search that is not complete. */
  private String limit(Outcome outcome) {
    return limits.isStopped() ? "Ctrl-C" : outcome.limit().orElse("");
  }
}
