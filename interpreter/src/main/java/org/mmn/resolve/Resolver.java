package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/**
 * Turns written scenarios into resolved ones: names found, types checked, versions chosen.
 *
 * <p>A file is resolved once for each scenario and each kernel version that it is checked under,
 * since {@code when kernel} may change what any name means. A {@link Session} holds what belongs to
 * one such resolution. It goes through three stages. First the names: a {@link Scope} for the file,
 * the scenario and each driver gets a {@link Symbol} for each declaration, without looking into it.
 * Modules of the stdlib are read when a name of theirs is first asked for ({@link Modules}, {@link
 * ModuleIndex}). Second the bodies: {@link Declarations} looks into a declaration when it is first
 * used and puts its body off until all names of its surroundings are known; statements become
 * {@link Code} and expressions {@link Value}. What is wrong is reported where it stands and has the
 * unknown type, which goes with everything, so that one mistake is reported once. Third the whole:
 * which code can run ({@link Program}), hence which daemons take part, whether it recurses, and
 * what the expectations name.
 *
 * <p>Never throws for a bad script. A result is there only if nothing is wrong.
 */
public final class Resolver {
  private final Library library;
  private final Operations operations;

  public Resolver(Library library, Operations operations) {
    this.library = library;
    this.operations = operations;
  }

  /**
   * The scenarios of a file, in order; their places are the numbers that the other methods take.
   */
  public static List<Decl.Scenario> scenarios(Unit unit) {
    return unit.declarations().stream()
        .filter(Decl.Scenario.class::isInstance)
        .map(Decl.Scenario.class::cast)
        .toList();
  }

  /** The kernel versions that a scenario is checked under, in order (rule 33). */
  public SortedSet<KernelVersion> versions(Unit unit, int scenario, Diagnostics diagnostics) {
    return new VersionSelection(library, diagnostics).versions(unit, scenarios(unit).get(scenario));
  }

  /**
   * One scenario under one version, which need not be one that it asks for. Reports what is wrong
   * with it, and with what the file declares outside of scenarios.
   *
   * @param constants what the command line sets ({@code -D N=5})
   */
  public Optional<ResolvedScenario> resolve(
      Unit unit,
      int scenario,
      KernelVersion version,
      Map<String, Integer> constants,
      Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Session session = new Session(library, operations, unit, version, constants, found);
    ResolvedScenario resolved =
        new ScenarioResolver(session, scenarios(unit).get(scenario)).resolve();
    found.all().forEach(diagnostics::add);
    return found.hasErrors() ? Optional.empty() : Optional.of(resolved);
  }

  /**
   * Reports everything that is wrong with a file: in all scenarios, under all versions that they
   * are checked under, each place once.
   */
  public void check(Unit unit, Map<String, Integer> constants, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    settings(unit, constants, found);
    new WrittenVersions(new VersionSelection(library, found), found).check(unit);
    titles(unit, found);
    int count = scenarios(unit).size();
    for (int i = 0; i < count; i++) {
      for (KernelVersion version : versions(unit, i, found)) {
        resolve(unit, i, version, constants, found);
      }
    }
    if (count == 0) {
      module(unit, constants, found);
    }
    onceForEachPlace(found, diagnostics);
  }

  private static void titles(Unit unit, Diagnostics diagnostics) {
    Map<String, Span> seen = new LinkedHashMap<>();
    for (Decl.Scenario scenario : scenarios(unit)) {
      Span first = seen.putIfAbsent(scenario.title(), scenario.titleSpan());
      if (first != null) {
        diagnostics.add(
            Diagnostic.error(
                    Codes.DUPLICATE, scenario.titleSpan(), "another scenario has this title")
                .note(first, "the first is here"));
      }
    }
  }

  /** A file without scenarios: every release at which it changes. */
  private void module(Unit unit, Map<String, Integer> constants, Diagnostics found) {
    List<VersionRange> ranges = WrittenVersions.of(unit);
    SortedSet<KernelVersion> versions =
        new TreeSet<>(
            Releases.representatives(new VersionRange(Optional.empty(), Optional.empty()), ranges));
    versions.removeIf(v -> !Selection.exists(unit.declarations(), v));
    for (KernelVersion version : versions) {
      Session session = new Session(library, operations, unit, version, constants, found);
      session.declarations().useAll(session.root().scope());
      session.finishBodies();
    }
  }

  private static void settings(Unit unit, Map<String, Integer> constants, Diagnostics diagnostics) {
    Set<String> declared = WrittenVersions.constants(unit);
    for (String name : new TreeSet<>(constants.keySet())) {
      if (!declared.contains(name)) {
        Diagnostic error =
            Diagnostic.error(
                Codes.UNKNOWN_SETTING,
                new Span(unit.file(), 0, 0),
                "'-D " + name + "': this file declares no constant '" + name + "'");
        diagnostics.add(Names.nearest(name, declared).map(error::meaning).orElse(error));
      }
    }
  }

  /** The same place under another version, or in another scenario, is not worth a second line. */
  private static void onceForEachPlace(Diagnostics found, Diagnostics diagnostics) {
    Set<List<Object>> places = new LinkedHashSet<>();
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic diagnostic : new LinkedHashSet<>(found.all())) {
      Span span = diagnostic.span();
      if (places.add(List.of(diagnostic.code(), span.file().name(), span.start(), span.end()))) {
        kept.add(diagnostic);
      }
    }
    kept.forEach(diagnostics::add);
  }
}
