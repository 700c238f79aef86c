package org.mmn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.mmn.model.Reason;
import org.mmn.run.Divergence;
import org.mmn.run.Trace;

/** One run as text: its columns, and where each thread is when it is over. */
public final class RunText {
  private RunText() {}

  /**
   * @param file the scenario's own, whose lines go without a name
   * @param shows the verdicts that the end of the run shows
   * @param detail how much to show
   */
  public static String render(
      Trace trace, String file, List<String> shows, OutcomeText.Detail detail) {
    Set<String> waited = new java.util.LinkedHashSet<>();
    trace.ends().forEach(e -> e.waiting().ifPresent(w -> waited.add(w.subject())));
    Story story = new Story(trace, waited, detail.all(), false);
    for (Trace.ThreadEnd end : trace.ends()) {
      if (end.waiting().isPresent() && isOfInterest(end, trace)) {
        story.attempt(end, "");
      }
    }
    Sheet sheet = new Sheet();
    if (story.lines().isEmpty()) {
      sheet.line("   (no step)");
    } else {
      sheet.add(Columns.render(story.lines()));
    }
    sheet.blank();
    if (story.folded() > 0) {
      String of = story.folded() + " of " + trace.steps().size() + " steps";
      sheet
          .line("   folded: " + of + ", inside the calls shown (" + detail.unfolds() + ")")
          .blank();
    }
    sheet.add(threads(trace, file));
    shows.forEach(verdict -> sheet.line("   shows: " + verdict));
    return sheet.toString();
  }

  /** Where each thread is at the end of a run, a line for each: next action, wait, locks held. */
  public static String threads(Trace trace, String file) {
    Sheet sheet = new Sheet();
    int width = trace.threads().stream().mapToInt(String::length).max().orElse(0);
    for (Trace.ThreadEnd end : trace.ends()) {
      String name = trace.threads().get(end.thread());
      String lead = "   " + name + " ".repeat(width - name.length() + 1);
      sheet.line(lead + where(end, trace, file), width + 1);
    }
    return sheet.toString();
  }

  /** Where a run was not what its token says, and where the thread was then. */
  public static String divergence(Divergence divergence, Trace trace, String file) {
    String where =
        divergence
            .at()
            .filter(end -> !end.ended())
            .map(end -> ", " + where(end, trace, file))
            .orElse("");
    return "'" + divergence.segment() + "': " + divergence.how() + where.replace(Sheet.STICKY, ' ');
  }

  /**
   * What a thread is about to do, as the script or a driver says it.
   *
   * @param all whether to name the library's own step too
   */
  public static String next(Trace.ThreadEnd end, boolean all) {
    if (end.ended()) {
      return "has ended";
    }
    Trace.Call own =
        end.calls().stream()
            .filter(c -> !c.stdlib())
            .reduce((a, b) -> b)
            .orElse(end.calls().get(0));
    boolean inside = Wording.last(end.calls()).stdlib() && !own.stdlib();
    String text = inside ? Wording.source(own) : Wording.attempt(end);
    String by = inside && !own.instance().isEmpty() ? own.instance() + ": " : "";
    return Sheet.ascii(by + text + (inside && all ? "   (" + end.action() + ")" : ""));
  }

  /** A thread that has done something, or holds something, or is no idle one. */
  private static boolean isOfInterest(Trace.ThreadEnd end, Trace trace) {
    boolean acted = trace.steps().stream().anyMatch(s -> s.thread() == end.thread());
    return acted || !end.holds().isEmpty() || end.waiting().get().kind() == Reason.Kind.LOCK;
  }

  private static String where(Trace.ThreadEnd end, Trace trace, String file) {
    StringJoiner text = new StringJoiner(", ");
    String name = trace.threads().get(end.thread());
    if (end.ended()) {
      text.add("has ended");
    } else {
      String place = end.calls().isEmpty() ? "" : " (" + place(end, file) + ")";
      String next = Wording.attempt(end) + place;
      text.add(end.waiting().isPresent() ? "at " + next : "next: " + next);
      end.waiting().ifPresent(w -> text.add(Wording.waits(w, trace, name)));
    }
    List<String> held = new ArrayList<>();
    end.holds().forEach(h -> held.add(h.lock()));
    if (!held.isEmpty()) {
      text.add("holds " + String.join(", ", held));
    }
    return text.toString();
  }

  private static String place(Trace.ThreadEnd end, String file) {
    return Wording.place(Wording.last(end.calls()).span(), file);
  }
}
