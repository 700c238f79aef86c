package org.mmn.workspace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mmn.check.PropertyCheck.Vacuous;
import org.mmn.compile.Program;
import org.mmn.explore.Finding;
import org.mmn.explore.Outcome;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Function;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.source.Span;

/**
 * What never came to anything, as clauses: a property that says nothing, a callback that never ran.
 * No verdicts: a scenario may mean it so. Said only when every state has been seen, and the same
 * however they were searched.
 *
 * <p>Limits: with a {@code schedule}, callbacks that ran on a run that it discards count as run.
 */
final class Hints {

  private final ResolvedScenario scenario;
  private final Program program;
  private final Seen seen;
  private final List<String> clauses = new ArrayList<>();

  /**
   * What a search saw.
   *
   * @param properties those that held and said nothing
   * @param fulfilled names of {@code eventually} that hold from the beginning
   * @param called functions, by number
   */
  record Seen(List<Vacuous> properties, List<String> fulfilled, BitSet called) {}

  private Hints(ResolvedScenario scenario, Program program, Seen seen) {
    this.scenario = scenario;
    this.program = program;
    this.seen = seen;
  }

  static List<String> of(ResolvedScenario scenario, Program program, Outcome outcome, Seen seen) {
    if (!outcome.complete()) {
      return List.of();
    }
    Hints hints = new Hints(scenario, program, seen);
    seen.properties().forEach(hints::property);
    seen.fulfilled().forEach(name -> hints.say(name, " holds from the beginning"));
    hints.unreached(outcome);
    hints.callbacks();
    return List.copyOf(hints.clauses);
  }

  private void property(Vacuous vacuous) {
    say(
        vacuous.name(),
        vacuous
            .part()
            .map(part -> " says nothing: '" + part + "' is never true")
            .orElse(" is never looked at: no run ends with all threads done"));
  }

  /** A {@code reachable} that nothing reaches, where {@code at least} lets that pass. */
  private void unreached(Outcome outcome) {
    if (scenario.expectations().stream().anyMatch(ResolvedScenario.Expectation::atLeast)) {
      outcome.findings().stream()
          .filter(Finding::isAbsence)
          .map(f -> f.subjects().get(0))
          .filter(name -> scenario.properties().stream().anyMatch(p -> p.name().equals(name)))
          .filter(name -> !isExpected(name))
          .forEach(name -> say(name, " is never reached"));
    }
  }

  private boolean isExpected(String name) {
    return scenario.expectations().stream()
        .flatMap(e -> e.verdicts().stream())
        .anyMatch(
            v -> v.name().equals(Finding.ABSENCE) && v.subject().map(name::equals).orElse(true));
  }

  private void say(String name, String what) {
    ResolvedScenario.Property property =
        scenario.properties().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    String kind = property.kind().toString().toLowerCase(Locale.ROOT);
    String line = "line " + property.span().line();
    clauses.add(kind + " " + (name.equals(line) ? line : name + " (" + line + ")") + what);
  }

  private void callbacks() {
    Set<Driver> drivers = new LinkedHashSet<>();
    scenario.notifiers().forEach(n -> drivers.add(n.driver()));
    for (Driver driver : drivers) {
      List<Map.Entry<String, Function>> silent =
          driver.callbacks().entrySet().stream().filter(c -> !hasRun(c.getValue())).toList();
      if (!silent.isEmpty() && silent.size() == driver.callbacks().size()) {
        clauses.add("no callback of " + driver.name() + " ever ran");
      } else {
        silent.stream().filter(c -> !c.getValue().stdlib()).forEach(c -> callback(driver, c));
      }
    }
  }

  private boolean hasRun(Function callback) {
    return program.names().number(callback).stream().anyMatch(seen.called()::get);
  }

  private void callback(Driver driver, Map.Entry<String, Function> callback) {
    Span place = callback.getValue().span();
    boolean here = place.file().equals(scenario.span().file());
    String line = here ? " (line " + place.line() + ")" : "";
    clauses.add("callback " + callback.getKey() + " of " + driver.name() + line + " never ran");
  }
}
