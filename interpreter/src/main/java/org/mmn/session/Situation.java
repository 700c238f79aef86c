package org.mmn.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;

/**
 * All that a session remembers. Whoever is going to change it keeps it first, and puts it back when
 * the input is refused after all.
 */
final class Situation {
  private final List<String> history = new ArrayList<>();
  private Map<String, Expr> watches = Map.of();
  private Map<String, Expr> breaks = Map.of();
  private Map<String, Branch> branches = Map.of();
  private Script script;
  private Optional<Walk> walk = Optional.empty();
  private List<String> told = List.of();
  private boolean all;

  /** A way to a state of a script. */
  record Branch(Script script, List<Walk.Mark> marks) {}

  /** What there was. */
  record Kept(
      Script script,
      Optional<Walk> walk,
      Optional<Walk.Point> point,
      Map<String, Expr> watches,
      Map<String, Expr> breaks,
      Map<String, Branch> branches,
      List<String> told,
      boolean all) {}

  Situation(Script script) {
    this.script = script;
  }

  Kept keep() {
    return new Kept(script, walk, walk.map(Walk::point), watches, breaks, branches, told, all);
  }

  /** All but the history as it was. */
  void restore(Kept kept) {
    script = kept.script();
    walk = kept.walk();
    kept.point().ifPresent(p -> walk().restore(p));
    watches = kept.watches();
    breaks = kept.breaks();
    branches = kept.branches();
    told = kept.told();
    all = kept.all();
  }

  /** What is explored. */
  Script script() {
    return script;
  }

  /** The run by hand. */
  Walk walk() {
    return walk.orElseThrow(
        () -> Refusal.usage("there are no threads yet: declare one, or type a statement"));
  }

  /** The run by hand; empty as long as there are no threads. */
  Optional<Walk> anyWalk() {
    return walk;
  }

  /** What was typed. */
  List<String> history() {
    return List.copyOf(history);
  }

  void typed(String input) {
    history.add(input);
  }

  /** The verdicts that have been told on the way to where it is. */
  List<String> told() {
    return told;
  }

  void told(List<String> verdicts) {
    told = verdicts;
  }

  /** Whether every step of the library is shown. */
  boolean all() {
    return all;
  }

  void all(boolean shown) {
    all = shown;
  }

  /** States that were kept, by name. */
  Map<String, Branch> branches() {
    return branches;
  }

  void branch(String name, Branch branch) {
    branches = with(branches, name, branch);
  }

  /** Expressions that are asked for in every state: {@code WATCH} or {@code BREAK}, by name. */
  Map<String, Expr> asked(Asking asking) {
    return asking == Asking.WATCH ? watches : breaks;
  }

  void ask(Asking asking, String name, Expr expression) {
    asked(asking, with(asked(asking), name, expression));
  }

  void askNoMore(Asking asking, String name) {
    asked(asking, without(asked(asking), name));
  }

  private void asked(Asking asking, Map<String, Expr> expressions) {
    if (asking == Asking.WATCH) {
      watches = expressions;
    } else {
      breaks = expressions;
    }
  }

  private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static <T> Map<String, T> without(Map<String, T> map, String name) {
    Map<String, T> fewer = new LinkedHashMap<>(map);
    fewer.remove(name);
    return fewer;
  }

  /** What an expression is asked for. */
  enum Asking {
    /** To show its value when that changes. */
    WATCH("watch"),
    /** To stop a run when it comes true. */
    BREAK("break");

    private final String word;

    Asking(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** The name of an expression among all that are asked for. */
    String name(String expression) {
      return word + " " + expression;
    }

    Script.Probe probe(String name, Expr expression) {
      return new Script.Probe(Decl.PropertyKind.WATCH, name(name), expression);
    }
  }

  /** Begins another script: nothing is left of the run, the branches and what has been told. */
  List<String> begin(Script other) {
    branches = Map.of();
    return beginAgain(other);
  }

  /** Goes over to another script, and to its beginning. */
  List<String> beginAgain(Script other) {
    told = List.of();
    return change(other, List.of());
  }

  /**
   * Goes over to another script, and does there again what led here.
   *
   * @return what could not be done again, in words
   */
  List<String> change(Script other) {
    return change(other, walk.map(Walk::marks).orElse(List.of()));
  }

  /** The same with what led to another state. */
  List<String> change(Script other, List<Walk.Mark> done) {
    List<String> remarks = new ArrayList<>();
    for (Asking asking : Asking.values()) {
      remarks.addAll(dropMeaningless(other, asking));
    }
    Optional<Walk> begun = other.ready(probes()).map(Walk::new);
    begun.map(w -> repeat(w, done)).ifPresent(remarks::addAll);
    script = other;
    walk = begun;
    return remarks.stream().distinct().toList();
  }

  /** The same state, with what is asked for now. */
  void renew() {
    Optional<Walk> before = walk;
    walk = script.ready(probes()).map(Walk::new);
    before.ifPresent(w -> walk().restore(w.point()));
  }

  /** Leaves out what is asked for and means nothing in another script. */
  private List<String> dropMeaningless(Script other, Asking asking) {
    List<String> remarks = new ArrayList<>();
    asked(asking)
        .forEach(
            (name, expression) -> {
              if (!other.errors(asking.probe(name, expression)).isEmpty()) {
                askNoMore(asking, name);
                remarks.add("no more " + asking.name(name) + ": it means nothing here");
              }
            });
    return remarks;
  }

  /** What the program is to tell beside what the script says. */
  private List<Script.Probe> probes() {
    List<Script.Probe> probes = new ArrayList<>();
    for (Asking asking : Asking.values()) {
      asked(asking).forEach((name, e) -> probes.add(asking.probe(name, e)));
    }
    return probes;
  }

  private static List<String> repeat(Walk walk, List<Walk.Mark> done) {
    List<String> remarks = new ArrayList<>();
    for (Walk.Mark mark : done) {
      Stepper stepper = new Stepper(walk, () -> false);
      int taken = 0;
      for (Leg leg : mark.legs()) {
        taken += stepper.go(leg);
      }
      remarks.addAll(stepper.misfits());
      if (taken > 0) {
        walk.mark(mark.legs());
      }
    }
    return remarks;
  }
}
