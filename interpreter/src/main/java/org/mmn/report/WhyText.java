package org.mmn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.mmn.model.Reason;
import org.mmn.run.Trace;

/**
 * Why a thread does not go on at the end of a run: what it waits for, who has that since when, and
 * what those wait for in turn.
 */
public final class WhyText {
  private final Trace trace;
  private final String file;
  private final IntFunction<String> when;
  private final Sheet sheet = new Sheet();

  private WhyText(Trace trace, String file, IntFunction<String> when) {
    this.trace = trace;
    this.file = file;
    this.when = when;
  }

  /**
   * @param file the scenario's own, whose lines go without a name
   * @param when what to call the moment of a step, by its number: {@code s3}
   */
  public static String render(Trace trace, int thread, String file, IntFunction<String> when) {
    WhyText text = new WhyText(trace, file, when);
    List<Integer> chain = new ArrayList<>();
    text.tell(thread, chain);
    return text.sheet.toString();
  }

  private void tell(int thread, List<Integer> chain) {
    Trace.ThreadEnd end = trace.ends().get(thread);
    sheet.line(sentence(end));
    chain.add(thread);
    for (String other : keepers(end)) {
      int next = trace.threads().indexOf(other);
      if (next != thread && follows(next, chain)) {
        return;
      }
    }
  }

  /** Tells what one who keeps another waiting waits for; whether there is something to tell. */
  private boolean follows(int next, List<Integer> chain) {
    if (chain.contains(next)) {
      sheet.line("a cycle: " + cycle(chain.subList(chain.indexOf(next), chain.size()), next));
      return true;
    } else if (trace.ends().get(next).waiting().isPresent()) {
      tell(next, chain);
      return true;
    }
    return false;
  }

  private String cycle(List<Integer> chain, int first) {
    StringJoiner text = new StringJoiner(" -> ");
    chain.forEach(thread -> text.add(trace.threads().get(thread)));
    return text.add(trace.threads().get(first)).toString();
  }

  /** Those that a thread waits for, by name. */
  private static List<String> keepers(Trace.ThreadEnd end) {
    List<String> keepers = new ArrayList<>();
    end.waiting().ifPresent(w -> keepers.addAll(w.queuedBehind()));
    end.waiting().ifPresent(w -> keepers.addAll(w.holders()));
    return keepers;
  }

  private String sentence(Trace.ThreadEnd end) {
    String name = trace.threads().get(end.thread());
    if (end.ended()) {
      return name + " has ended";
    }
    String next = Wording.attempt(end);
    String place = Wording.place(Wording.last(end.calls()).span(), file);
    Optional<Trace.Waiting> waiting = end.waiting();
    if (waiting.isEmpty()) {
      return name + " does not wait: next is " + next + " (" + place + ")";
    } else if (waiting.get().kind() == Reason.Kind.LOCK) {
      String mode = mode(end.action());
      return name
          + " waits for "
          + waiting.get().subject()
          + " ("
          + mode
          + place
          + "): "
          + reason(waiting.get(), name);
    }
    return name
        + " waits at "
        + next
        + " ("
        + place
        + "): "
        + Wording.waits(waiting.get(), trace, name).substring("waits: ".length());
  }

  private static String mode(String action) {
    return action.startsWith("down_read") || action.startsWith("read_lock")
        ? "read, "
        : action.startsWith("down_write") || action.startsWith("write_lock") ? "write, " : "";
  }

  private String reason(Trace.Waiting waiting, String name) {
    if (!waiting.queuedBehind().isEmpty()) {
      return "queued behind "
          + String.join(", ", waiting.queuedBehind())
          + ", since a waiting writer stops new readers";
    }
    StringJoiner holds = new StringJoiner("; ");
    for (String holder : waiting.holders()) {
      holds.add(held(waiting.subject(), holder, holder.equals(name)));
    }
    return holds.length() == 0 ? "held, with no owner left to release it" : holds.toString();
  }

  private String held(String lock, String holder, boolean itself) {
    Optional<Trace.Holding> found =
        trace.ends().get(trace.threads().indexOf(holder)).holds().stream()
            .filter(h -> h.lock().equals(lock))
            .findFirst();
    String reading =
        found.filter(Trace.Holding::isReading).isPresent() ? "held for reading by " : "held by ";
    String since =
        found
            .map(
                h ->
                    " since "
                        + when.apply(h.step())
                        + " ("
                        + Wording.place(h.at().span(), file)
                        + ")")
            .orElse("");
    return reading + (itself ? "itself" : holder) + since;
  }
}
