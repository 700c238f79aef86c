package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmn.report.OutcomeText;
import org.mmn.report.RunText;
import org.mmn.report.WhyText;
import org.mmn.run.Replayer;
import org.mmn.run.Scene;
import org.mmn.run.Scene.Fact;
import org.mmn.run.Scene.Topic;
import org.mmn.run.Trace;
import org.mmn.source.Spelling;
import org.mmn.state.CapacityExceeded;
import org.mmn.syntax.Decl;
import org.mmn.workspace.LibraryGuide;

/** Looking at where the run is. */
final class Views {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** Actions that are no functions. */
  private static final Set<String> SYNTAX = Set.of("choose", "read", "write");

  private final Situation situation;
  private final Telling telling;
  private final Moves moves;
  private final LibraryGuide guide;

  Views(Situation situation, Telling telling, Moves moves, LibraryGuide guide) {
    this.situation = situation;
    this.telling = telling;
    this.moves = moves;
    this.guide = guide;
  }

  private Replayer now() {
    return situation.walk().now();
  }

  private String file() {
    return situation.walk().ready().scenario().span().file().name();
  }

  Answer enabled() {
    StringBuilder text = new StringBuilder();
    Trace trace = now().trace();
    int width = trace.threads().stream().mapToInt(String::length).max().orElse(0);
    for (int t = 0; t < trace.threads().size(); t++) {
      int ways = situation.walk().ways(t);
      if (ways > 0) {
        String name = trace.threads().get(t);
        text.append(String.format("  %d %s", t + 1, name))
            .append(" ".repeat(width - name.length() + 2))
            .append(RunText.next(trace.ends().get(t), situation.all()))
            .append(ways > 1 ? "   (" + ways + " ways: " + (t + 1) + "[0] .. )" : "")
            .append('\n');
      }
    }
    String none = situation.walk().isOver() ? "the run is over\n" : "nothing can move\n";
    return Answer.ok(text.isEmpty() ? none : text.toString());
  }

  Answer threads() {
    return Answer.ok(RunText.threads(now().trace(), file()));
  }

  Answer show() {
    OutcomeText.Detail detail =
        new OutcomeText.Detail(situation.all(), false, Directions.PROMPT.unfolds());
    return Answer.ok(RunText.render(now().trace(), file(), telling.shown(), detail));
  }

  Answer locks() {
    return Answer.ok(Telling.table(now().scene().of(Topic.LOCK), "no lock is held"));
  }

  Answer mm() {
    Scene scene = now().scene();
    List<Fact> facts = new ArrayList<>(scene.of(Topic.MM));
    facts.addAll(scene.of(Topic.IN_FLIGHT));
    scene.facts().stream().filter(f -> f.topic() == Topic.PAGE).forEach(facts::add);
    return Answer.ok(Telling.table(facts, "the scenario has no pages that anything looks at"));
  }

  Answer tlb() {
    Scene scene = now().scene();
    List<Fact> facts = new ArrayList<>(scene.of(Topic.DEVICE));
    facts.addAll(scene.of(Topic.CPU_TLB));
    return Answer.ok(Telling.table(facts, "no device has a translation, and no CPU an old one"));
  }

  Answer frames() {
    return Answer.ok(
        Telling.table(now().scene().of(Topic.FRAME), "no frame is in use that anything looks at"));
  }

  Answer vars() {
    return Answer.ok(Telling.table(now().scene().of(Topic.OTHER), "there are no variables"));
  }

  /** {@code why [THREAD]}: without one, all that wait. */
  Answer why(List<String> words) {
    Trace trace = now().trace();
    if (!words.isEmpty()) {
      return Answer.ok(why(trace, trace.threads().indexOf(moves.named(words.get(0)))));
    }
    StringBuilder text = new StringBuilder();
    for (Trace.ThreadEnd end : trace.ends()) {
      String told = trace.threads().get(end.thread()) + " waits ";
      if (end.waiting().isPresent() && !("\n" + text).contains("\n" + told)) {
        text.append(why(trace, end.thread()));
      }
    }
    return Answer.ok(text.isEmpty() ? "no thread waits\n" : text.toString());
  }

  private String why(Trace trace, int thread) {
    Walk walk = situation.walk();
    return WhyText.render(trace, thread, file(), step -> "s" + walk.stateAfter(step));
  }

  /** {@code why-not THREAD OP}: what is between the thread and that action of its. */
  Answer whyNot(List<String> words) {
    if (words.size() < 2) {
      throw Refusal.usage("why-not takes a thread and an action, as in why-not T up_read(lock)");
    }
    String name = moves.named(words.get(0));
    String wanted = String.join(" ", words.subList(1, words.size())).replaceAll("[\\s;]", "");
    int thread = now().trace().threads().indexOf(name);
    Walk ahead = new Walk(situation.walk().ready());
    for (var step : situation.walk().schedule().steps()) {
      ahead.step(step.thread(), step.way());
    }
    int taken = 0;
    try {
      while (!isAt(ahead.now(), thread, wanted)
          && taken < Stepper.PATIENCE
          && ahead.step(thread, 0)) {
        taken++;
      }
    } catch (CapacityExceeded bound) {
      return Answer.of(
          Answer.Kind.BOUND,
          name + " comes to a limit of the model on the way there: " + bound.what() + "\n");
    }
    if (!isAt(ahead.now(), thread, wanted)) {
      checkKnown(words.get(1));
    }
    return Answer.ok(told(ahead.now(), thread, name, wanted, taken));
  }

  /** An action begins with a name of the script or of the library. */
  private void checkKnown(String action) {
    Matcher first = NAME.matcher(action);
    Set<String> known = names();
    Optional<String> name = first.find() ? Optional.of(first.group()) : Optional.empty();
    if (name.filter(known::contains).isEmpty()) {
      String wrong = name.orElse(action);
      String meant =
          Spelling.nearest(wrong, known).map(n -> "; did you mean '" + n + "'?").orElse("");
      throw Refusal.usage("nothing is called '" + wrong + "'" + meant);
    }
  }

  /** What an action may be called: by the script, the library, and the drivers that are used. */
  private Set<String> names() {
    Set<String> known = Names.words(situation.script());
    known.addAll(guide.known());
    known.addAll(SYNTAX);
    for (Decl declaration : situation.script().unit().declarations()) {
      if (declaration instanceof Decl.Use use && !use.isPath()) {
        guide
            .module(use.module())
            .ifPresent(m -> m.entries().forEach(e -> addWithMembers(e, known)));
      }
    }
    return known;
  }

  private static void addWithMembers(LibraryGuide.Entry entry, Set<String> names) {
    names.add(entry.name().substring(entry.name().lastIndexOf('.') + 1));
    entry.members().forEach(m -> addWithMembers(m, names));
  }

  private static boolean isAt(Replayer run, int thread, String wanted) {
    Trace.ThreadEnd at = run.at(thread);
    if (at.ended()) {
      return false;
    }
    String action = at.action().replaceAll("\\s", "");
    boolean called =
        at.calls().stream().anyMatch(c -> c.span().text().replaceAll("[\\s;]", "").equals(wanted));
    return called || action.equals(wanted) || action.startsWith(wanted + "(");
  }

  private String told(Replayer run, int thread, String name, String wanted, int taken) {
    if (isAt(run, thread, wanted)) {
      boolean waits = run.ways(thread) == 0;
      String far =
          taken == 0
              ? " is there"
              : " comes there after " + taken + (taken == 1 ? " step" : " steps") + " of its own";
      return waits
          ? name + far + ", and would wait:\n" + ahead(run, thread)
          : name + far + (taken == 0 ? ": nothing keeps it\n" : ", if nobody comes between\n");
    } else if (run.isOver()) {
      return name + " does what ends the run before it comes there\n";
    } else if (run.ended(thread)) {
      return name + " ends without it, if nobody comes between\n";
    } else if (taken == Stepper.PATIENCE) {
      return name + " does not come there in " + taken + " steps of its own\n";
    }
    return name + " is kept on the way there:\n" + ahead(run, thread);
  }

  private String ahead(Replayer run, int thread) {
    Walk walk = situation.walk();
    int here = walk.now().taken();
    return WhyText.render(
        run.trace(), thread, file(), s -> s > here ? "then" : "s" + walk.stateAfter(s));
  }

  Answer history() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < situation.history().size(); i++) {
      text.append(String.format("%4d  %s%n", i + 1, situation.history().get(i)));
    }
    return Answer.ok(text.toString());
  }
}
