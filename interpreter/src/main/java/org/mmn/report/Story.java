package org.mmn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.run.Trace;
import org.mmn.source.Span;

/**
 * A run as lines for {@link Columns}: what the script and the drivers do, and of the library's own
 * steps those that the finding is about. The others are folded, and counted.
 *
 * <p>Calls that lead to a line stand above it: those that the script or a driver makes, and where
 * such a call goes on through several modules of the library before it comes to the line, the
 * functions by which it enters each ({@code via direct_reclaim, try_to_unmap, invalidate_start}).
 */
final class Story {
  private final Trace trace;
  private final Set<String> focus;
  private final boolean all;
  private final boolean blamed;
  private final List<Columns.Line> lines = new ArrayList<>();
  private final Map<Integer, List<Header>> open = new LinkedHashMap<>();
  private int folded;

  /** A call that lines stand under; {@code depth} is how many frames it is from the thread. */
  private record Header(int depth, Span at, String text, boolean via) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Header h
          && depth == h.depth
          && via == h.via
          && at.equals(h.at)
          && text.equals(h.text);
    }

    @Override
    public int hashCode() {
      return 31 * at.hashCode() + depth;
    }
  }

  /**
   * @param focus names of the locks that the finding is about
   * @param all whether to fold nothing
   * @param blamed whether the last step is what went wrong
   */
  Story(Trace trace, Set<String> focus, boolean all, boolean blamed) {
    this.trace = trace;
    this.focus = focus;
    this.all = all;
    this.blamed = blamed;
    for (int i = 0; i < trace.steps().size(); i++) {
      tell(trace.steps().get(i), i);
    }
  }

  List<Columns.Line> lines() {
    return lines;
  }

  /** How many steps have no line of their own. */
  int folded() {
    return folded;
  }

  private void tell(Trace.Step step, int at) {
    Trace.Call place = Wording.last(step.calls());
    boolean last = at + 1 == trace.steps().size();
    boolean shown = all || !place.stdlib() || isAbout(step.action()) || (blamed && last);
    enter(step.thread(), step.calls(), shown);
    if (!shown) {
      folded++;
      return;
    }
    say(step.thread(), Wording.step(step));
    if (all || !place.stdlib()) {
      step.joined().forEach(j -> say(step.thread(), "+ " + j));
    }
    if (step.outcome().equals("queues up")) {
      say(step.thread(), 1, stillQueued(step, at));
    }
  }

  private boolean isAbout(String action) {
    int from = action.indexOf('(');
    return from >= 0
        && List.of(action.substring(from + 1, action.length() - 1).split(", ")).stream()
            .anyMatch(focus::contains);
  }

  private String stillQueued(Trace.Step step, int at) {
    Trace.ThreadEnd end = trace.ends().get(step.thread());
    boolean last =
        trace.steps().subList(at + 1, trace.steps().size()).stream()
            .noneMatch(s -> s.thread() == step.thread());
    return last && end.waiting().isPresent()
        ? Wording.waits(end.waiting().get(), trace, trace.threads().get(step.thread()))
        : "queues up";
  }

  /** Whether the last line about this thread already tells what it waits for. */
  private boolean isToldQueued(Trace.ThreadEnd end) {
    for (int i = trace.steps().size() - 1; i >= 0; i--) {
      Trace.Step step = trace.steps().get(i);
      if (step.thread() == end.thread()) {
        return step.outcome().equals("queues up");
      }
    }
    return false;
  }

  /** Adds what a thread is about to do, and why it cannot or what comes of it. */
  void attempt(Trace.ThreadEnd end, String remark) {
    if (end.ended() || end.calls().isEmpty() || (end.waiting().isPresent() && isToldQueued(end))) {
      return;
    }
    enter(end.thread(), end.calls(), true);
    say(end.thread(), Wording.attempt(end));
    String waits =
        end.waiting()
            .map(w -> Wording.waits(w, trace, trace.threads().get(end.thread())))
            .orElse(remark);
    if (!waits.isEmpty()) {
      say(end.thread(), 1, waits);
    }
  }

  /** Opens the calls that lead to a place, as far as they are not open. */
  private void enter(int thread, List<Trace.Call> calls, boolean inside) {
    List<Header> before = open.getOrDefault(thread, List.of());
    List<Header> now = headers(calls, inside);
    int same = 0;
    while (same < now.size() && same < before.size() && now.get(same).equals(before.get(same))) {
      same++;
    }
    open.put(thread, now.subList(0, same));
    for (Header header : now.subList(same, now.size())) {
      say(thread, header.text());
      List<Header> more = new ArrayList<>(open.get(thread));
      more.add(header);
      open.put(thread, more);
    }
  }

  private List<Header> headers(List<Trace.Call> calls, boolean inside) {
    List<Header> headers = new ArrayList<>();
    List<String> via = new ArrayList<>();
    String module = "";
    for (int i = 0; i + 1 < calls.size(); i++) {
      Trace.Call at = calls.get(i);
      Trace.Call callee = calls.get(i + 1);
      if (all) {
        headers.add(new Header(i, at.span(), calling(at), false));
      } else if (!at.stdlib()) {
        module = callee.span().file().name();
        if (at.instance().isEmpty() || callee.instance().isEmpty()) {
          headers.add(new Header(i, at.span(), calling(at), false));
        }
      } else if (callee.stdlib() && !callee.span().file().name().equals(module)) {
        module = callee.span().file().name();
        via.add(callee.function());
      }
      boolean leaves = !callee.stdlib() || (inside && i + 2 == calls.size());
      if (!via.isEmpty() && leaves) {
        headers.add(new Header(i, at.span(), "via " + String.join(", ", via), true));
        via.clear();
      }
    }
    return headers;
  }

  private static String calling(Trace.Call at) {
    String text = Wording.source(at);
    return at.instance().isEmpty() ? text : at.instance() + ": " + text;
  }

  private void say(int thread, String text) {
    say(thread, 0, text);
  }

  private void say(int thread, int more, String text) {
    int depth =
        (int) open.getOrDefault(thread, List.of()).stream().filter(h -> !h.via()).count() + more;
    lines.add(new Columns.Line(trace.threads().get(thread), depth, text));
  }
}
