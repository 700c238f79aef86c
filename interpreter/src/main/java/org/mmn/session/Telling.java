package org.mmn.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mmn.explore.Finding;
import org.mmn.report.Paragraphs;
import org.mmn.run.Scene;
import org.mmn.run.Trace;

/** What a move changed, in a few lines: the state's number, facts, watched values, verdicts. */
final class Telling {
  private static final String GAP = "   ";
  private static final String INDENT = "    ";
  private static final String REACHED = Finding.WITNESS + "(";
  private static final int WIDTH = 72;

  private final Situation situation;

  Telling(Situation situation) {
    this.situation = situation;
  }

  /** What there was before a move. */
  record Before(Scene scene, Map<String, String> watched, List<Boolean> ended) {}

  Before before() {
    Walk walk = situation.walk();
    return new Before(walk.now().scene(), walk.now().watched(), ended(walk));
  }

  private static List<Boolean> ended(Walk walk) {
    List<Boolean> ended = new ArrayList<>();
    for (int t = 0; t < walk.now().threads(); t++) {
      ended.add(walk.now().ended(t));
    }
    return ended;
  }

  /**
   * What is otherwise now.
   *
   * @param remarks on how it went
   */
  String since(Before before, List<String> remarks) {
    Walk walk = situation.walk();
    List<String> parts = new ArrayList<>();
    Grouped.of(walk.now().scene().since(before.scene())).forEach(f -> parts.add(f.told()));
    watched(before.watched(), walk.now().watched()).forEach(parts::add);
    List<String> threads = walk.now().trace().threads();
    for (int t = 0; t < threads.size(); t++) {
      if (walk.now().ended(t) && !before.ended().get(t)) {
        parts.add(threads.get(t) + " has ended");
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(line(walk.at(), parts));
    remarks.forEach(r -> text.append(Paragraphs.hanging("    ", r)));
    verdicts().forEach(v -> text.append(v).append('\n'));
    return text.toString();
  }

  /** Parts are kept whole where they have room. */
  private static String line(int state, List<String> parts) {
    List<String> told = parts.isEmpty() ? List.of("nothing that another thread could see") : parts;
    StringBuilder text = new StringBuilder();
    String lead = "s" + state + "  ";
    StringBuilder line = new StringBuilder(lead);
    for (String part : told) {
      if (line.length() > lead.length() && line.length() + part.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        lead = INDENT;
        line.setLength(0);
        line.append(lead);
      }
      if (line.length() + part.length() > WIDTH) {
        text.append(Paragraphs.hanging(lead, part));
        lead = INDENT;
        line.setLength(0);
        line.append(lead);
      } else {
        line.append(part).append(GAP);
      }
    }
    String rest = line.toString().stripTrailing();
    return rest.isEmpty() ? text.toString() : text + rest + "\n";
  }

  private static List<String> watched(Map<String, String> before, Map<String, String> now) {
    List<String> changed = new ArrayList<>();
    now.forEach(
        (name, value) -> {
          if (name.startsWith("watch ") && !value.equals(before.get(name))) {
            changed.add(name.substring("watch ".length()) + " is " + value);
          }
        });
    return changed;
  }

  /** The verdicts that the run shows now and did not show before. */
  private List<String> verdicts() {
    List<String> shown = shown();
    List<String> fresh = new ArrayList<>(shown);
    fresh.removeAll(situation.told());
    situation.told(shown);
    return fresh.stream().map(this::verdict).toList();
  }

  /** The verdicts that the run shows. */
  List<String> shown() {
    Walk walk = situation.walk();
    Script.Ready ready = walk.ready();
    return ready
        .mmn()
        .shown(
            ready.loaded(),
            ready.scenario().index(),
            ready.version(),
            walk.schedule(),
            ready.options());
  }

  private String verdict(String verdict) {
    if (verdict.startsWith(REACHED)) {
      return "    reached: " + verdict.substring(REACHED.length(), verdict.length() - 1);
    }
    String text = "    *** " + verdict.toUpperCase(Locale.ROOT).replace('_', ' ') + " ***";
    int named = verdict.indexOf('(');
    if (named > 0) {
      String name = verdict.substring(0, named).toUpperCase(Locale.ROOT).replace('_', ' ');
      text = "    *** " + name + " ***  " + verdict.substring(named + 1, verdict.length() - 1);
    } else if (verdict.equals("deadlock")) {
      text += "  " + Cycle.of(situation.walk().now().trace());
    }
    return text.stripTrailing();
  }

  /** Threads that wait for each other, as {@code A -> B -> A}. */
  static final class Cycle {
    private Cycle() {}

    static String of(Trace trace) {
      for (Trace.ThreadEnd end : trace.ends()) {
        List<String> chain = new ArrayList<>(List.of(trace.threads().get(end.thread())));
        for (String next = keeper(trace, chain.get(0)); !next.isEmpty(); ) {
          int again = chain.indexOf(next);
          if (again >= 0) {
            chain.add(next);
            return String.join(" -> ", chain.subList(again, chain.size()));
          }
          chain.add(next);
          next = keeper(trace, next);
        }
      }
      return "";
    }

    private static String keeper(Trace trace, String thread) {
      return trace.ends().get(trace.threads().indexOf(thread)).waiting().stream()
          .flatMap(w -> (w.queuedBehind().isEmpty() ? w.holders() : w.queuedBehind()).stream())
          .findFirst()
          .orElse("");
    }
  }

  /** Facts as a table: the subject, then what there is to tell of it. */
  static String table(List<Scene.Fact> facts, String none) {
    if (facts.isEmpty()) {
      return none + "\n";
    }
    Map<String, String> rows = new LinkedHashMap<>();
    Grouped.of(facts).forEach(f -> rows.put(f.subject(), f.text().isEmpty() ? "none" : f.text()));
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (subject, what) ->
            text.append(
                Paragraphs.hanging(
                    "  " + subject + " ".repeat(width - subject.length() + 2), what)));
    return text.toString();
  }
}
