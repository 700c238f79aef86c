package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule in one line that people can read, mail and type: {@code unmapper:4 submit! unmapper!}.
 *
 * <p>Segments, with blanks between: a thread and how far it runs. {@code A:5} is five steps, {@code
 * A@fill} until it is at that label, {@code A!} until it blocks or ends. The choices that were
 * taken on the way follow in brackets, {@code A:5[1,0]}: one number for each step that could go on
 * in several ways.
 */
public record ScheduleToken(List<Segment> segments) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([A-Za-z_]\\w*(?:\\[\\d{1,9}\\])?)(?::(\\d{1,9})|@([A-Za-z_]\\w*)|!)"
              + "(?:\\[(\\d{1,9}(?:,\\d{1,9})*)\\])?");

  /** The outcome of an attempt that took a place in the queue and now waits there. */
  private static final String QUEUES = "queues up";

  /** How far a thread runs. */
  public enum Extent {
    STEPS,
    LABEL,
    STOP
  }

  /**
   * A thread that runs for a while.
   *
   * @param steps how many, of {@link Extent#STEPS}; otherwise 0
   * @param label up to which, of {@link Extent#LABEL}; otherwise empty
   * @param choices the ways taken at steps that had several
   */
  public record Segment(
      String thread, Extent extent, int steps, String label, List<Integer> choices) {

    @Override
    public String toString() {
      String far =
          switch (extent) {
            case STEPS -> ":" + steps;
            case LABEL -> "@" + label;
            case STOP -> "!";
          };
      if (choices.isEmpty()) {
        return thread + far;
      }
      StringJoiner ways = new StringJoiner(",", "[", "]");
      choices.forEach(way -> ways.add(Integer.toString(way)));
      return thread + far + ways;
    }
  }

  /** Reads a token; empty when its shape is wrong. */
  public static Optional<ScheduleToken> parse(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      Matcher m = SHAPE.matcher(word);
      if (m.matches()) {
        segments.add(segment(m));
      } else if (!word.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(new ScheduleToken(List.copyOf(segments)));
  }

  private static Segment segment(Matcher m) {
    List<Integer> choices = new ArrayList<>();
    if (m.group(4) != null) {
      for (String way : m.group(4).split(",", -1)) {
        choices.add(Integer.parseInt(way));
      }
    }
    String steps = m.group(2);
    String label = m.group(3);
    Extent extent = steps != null ? Extent.STEPS : label != null ? Extent.LABEL : Extent.STOP;
    return new Segment(
        m.group(1),
        extent,
        steps == null ? 0 : Integer.parseInt(steps),
        label == null ? "" : label,
        List.copyOf(choices));
  }

  /** The token of a run. */
  public static ScheduleToken of(Trace trace) {
    List<Trace.Step> steps = trace.steps();
    List<Segment> segments = new ArrayList<>();
    for (int from = 0; from < steps.size(); ) {
      int to = from + 1;
      while (to < steps.size() && steps.get(to).thread() == steps.get(from).thread()) {
        to++;
      }
      segments.add(segment(trace, from, to));
      from = to;
    }
    return new ScheduleToken(List.copyOf(segments));
  }

  private static Segment segment(Trace trace, int from, int to) {
    List<Trace.Step> steps = trace.steps().subList(from, to);
    List<Integer> choices = steps.stream().filter(s -> s.ways() > 1).map(Trace.Step::way).toList();
    int thread = steps.get(0).thread();
    String name = trace.threads().get(thread);
    String label = label(trace, thread, from, to);
    if (stops(trace, thread, to)) {
      return new Segment(name, Extent.STOP, 0, "", choices);
    } else if (!label.isEmpty()) {
      return new Segment(name, Extent.LABEL, 0, label, choices);
    }
    return new Segment(name, Extent.STEPS, to - from, "", choices);
  }

  /** The label that the steps lead to, if they come to it first at their end; else empty. */
  private static String label(Trace trace, int thread, int from, int to) {
    String reached = trace.steps().get(to - 1).reached();
    boolean earlier =
        trace.steps().subList(from, to - 1).stream().anyMatch(s -> s.reached().equals(reached));
    boolean before =
        trace.steps().subList(0, from).stream()
            .filter(s -> s.thread() == thread)
            .reduce((a, b) -> b)
            .filter(s -> s.reached().equals(reached))
            .isPresent();
    return earlier || before ? "" : reached;
  }

  /**
   * Whether {@code thread} is known to have stopped when it had taken the steps before {@code to}.
   */
  private static boolean stops(Trace trace, int thread, int to) {
    List<Trace.Step> steps = trace.steps();
    if (steps.get(to - 1).outcome().equals(QUEUES)) {
      return true;
    }
    Trace.ThreadEnd end = trace.ends().get(thread);
    boolean more = steps.subList(to, steps.size()).stream().anyMatch(s -> s.thread() == thread);
    return !more && (end.ended() || (to == steps.size() && end.waiting().isPresent()));
  }

  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(" ");
    segments.forEach(s -> words.add(s.toString()));
    return words.toString();
  }
}
