package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import org.mmn.report.RunText;
import org.mmn.report.WhyText;
import org.mmn.run.Replayer;
import org.mmn.run.Scene;
import org.mmn.run.Scene.Fact;
import org.mmn.run.Scene.Topic;
import org.mmn.run.Trace;

/** Looking at where the run is. */
final class Views {
  private final Situation situation;
  private final Telling telling;
  private final Moves moves;

  Views(Situation situation, Telling telling, Moves moves) {
    this.situation = situation;
    this.telling = telling;
    this.moves = moves;
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
      int ways = now().ways(t);
      if (ways > 0) {
        String name = trace.threads().get(t);
        text.append(String.format("  %d %s", t + 1, name))
            .append(" ".repeat(width - name.length() + 2))
            .append(RunText.next(trace.ends().get(t), situation.all))
            .append(ways > 1 ? "   (" + ways + " ways: " + (t + 1) + "[0] .. )" : "")
            .append('\n');
      }
    }
    return Answer.ok(text.isEmpty() ? "nothing can move\n" : text.toString());
  }

  Answer threads() {
    return Answer.ok(RunText.threads(now().trace(), file()));
  }

  Answer show() {
    String text = RunText.render(now().trace(), file(), telling.shown(), situation.all);
    return Answer.ok(text.replace("(-v shows them)", "('set all on' does)"));
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
    while (!isAt(ahead.now(), thread, wanted)
        && taken < Stepper.PATIENCE
        && ahead.step(thread, 0)) {
      taken++;
    }
    return Answer.ok(told(ahead.now(), thread, name, wanted, taken));
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
    for (int i = 0; i < situation.history.size(); i++) {
      text.append(String.format("%4d  %s%n", i + 1, situation.history.get(i)));
    }
    return Answer.ok(text.toString());
  }
}
