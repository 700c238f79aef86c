package org.mmn.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;

/** All that a session remembers. What changes it does so as a whole, or not at all. */
final class Situation {
  /** What is explored. */
  Script script;

  /** The run by hand; empty as long as there are no threads. */
  Optional<Walk> walk = Optional.empty();

  /** Expressions whose values are shown when they change. */
  final Map<String, Expr> watches = new LinkedHashMap<>();

  /** Expressions that stop a run when they become true. */
  final Map<String, Expr> breaks = new LinkedHashMap<>();

  /** States that were kept, by name. */
  final Map<String, Kept> branches = new LinkedHashMap<>();

  /** The verdicts that have been told on the way to where it is. */
  List<String> told = List.of();

  final List<String> history = new ArrayList<>();
  boolean all;

  /** A way to a state of a script. */
  record Kept(Script script, List<Walk.Mark> marks) {}

  Situation(Script script) {
    this.script = script;
  }

  /** The run by hand. */
  Walk walk() {
    return walk.orElseThrow(
        () -> Refusal.usage("there are no threads yet: declare one, or type a statement"));
  }

  /** What the program is to tell beside what the script says. */
  List<Script.Probe> probes() {
    List<Script.Probe> probes = new ArrayList<>();
    watches.forEach(
        (name, e) -> probes.add(new Script.Probe(Decl.PropertyKind.WATCH, "watch " + name, e)));
    breaks.forEach(
        (name, e) -> probes.add(new Script.Probe(Decl.PropertyKind.WATCH, "break " + name, e)));
    return probes;
  }

  /**
   * Goes over to another script, and does there again what led here.
   *
   * @return what could not be done again, in words
   */
  List<String> change(Script other) {
    List<Walk.Mark> done = walk.map(Walk::marks).orElse(List.of());
    return change(other, done);
  }

  List<String> change(Script other, List<Walk.Mark> done) {
    Optional<Walk> begun = other.ready(probes()).map(Walk::new);
    List<String> remarks = begun.map(w -> repeat(w, done)).orElse(List.of());
    script = other;
    walk = begun;
    return remarks;
  }

  private static List<String> repeat(Walk walk, List<Walk.Mark> done) {
    List<String> remarks = new ArrayList<>();
    for (Walk.Mark mark : done) {
      Stepper stepper = new Stepper(walk, () -> false);
      int taken = 0;
      for (Leg leg : mark.legs()) {
        taken += stepper.go(leg);
      }
      stepper.remarks().stream().filter(r -> !r.startsWith("choice ")).forEach(remarks::add);
      if (taken > 0) {
        walk.mark(mark.legs());
      }
    }
    return remarks;
  }
}
