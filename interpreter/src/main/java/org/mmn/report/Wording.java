package org.mmn.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mmn.run.Trace;

/** How steps, waits and holds are put into words. */
final class Wording {
  private static final String READ = "read(";
  private static final String WRITE = "write(";

  private Wording() {}

  /** A step with what it yielded: {@code gpu: mutex_trylock(lock) -> false}. */
  static String step(Trace.Step step) {
    Trace.Call place = last(step.calls());
    String text = action(step.action(), place, step.changes());
    String outcome = step.outcome();
    boolean tells = !outcome.isEmpty() && !outcome.equals("queues up");
    return by(place, tells ? text + " ->" + Sheet.STICKY + outcome : text);
  }

  /** What a thread is about to do. */
  static String attempt(Trace.ThreadEnd end) {
    return by(last(end.calls()), action(end.action(), last(end.calls()), List.of()));
  }

  /** Code of a driver speaks for its notifier, and need not name it again. */
  private static String by(Trace.Call place, String text) {
    return place.instance().isEmpty()
        ? text
        : place.instance() + ": " + text.replace(place.instance() + ".", "");
  }

  private static String action(String action, Trace.Call place, List<Trace.FieldChange> changes) {
    if (action.startsWith(READ)) {
      return "read " + source(place);
    } else if (action.startsWith(WRITE)) {
      String value = action.substring(action.lastIndexOf(' ') + 1, action.length() - 1);
      String target =
          changes.isEmpty() ? source(place).split("[=+-]", -1)[0] : changes.get(0).owner();
      return target.strip() + " = " + value;
    }
    return action;
  }

  /** {@code recursive read} of {@code RECURSIVE_READ}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A call as the script writes it. */
  static String source(Trace.Call call) {
    return call.span().text().strip().replaceAll("\\s+", " ");
  }

  static Trace.Call last(List<Trace.Call> calls) {
    return calls.get(calls.size() - 1);
  }

  /** {@code waits: read-held by unmapper}. */
  static String waits(Trace.Waiting waiting, Trace trace, String thread) {
    return "waits: " + reason(waiting, trace, thread);
  }

  private static String reason(Trace.Waiting waiting, Trace trace, String thread) {
    if (!waiting.queuedBehind().isEmpty()) {
      return "queued behind " + String.join(", ", waiting.queuedBehind());
    }
    String subject = waiting.subject();
    return switch (waiting.kind()) {
      case LOCK -> held(waiting, trace, thread);
      case WAIT_QUEUE -> "for somebody to wake " + subject;
      case COMPLETION -> "for " + subject + " to complete";
      case FENCE -> "for " + subject + " to be signalled";
      case WORK -> "for the work item " + subject;
      case GRACE_PERIOD -> "for readers of " + subject + by(waiting.holders());
      case SEQCOUNT -> "for the write section of " + subject + " to end";
      case TURN ->
          waiting.holders().isEmpty()
              ? "for its turn in the schedule"
              : "until " + String.join(", ", waiting.holders()) + " is done";
      case OTHER -> "for another thread";
    };
  }

  private static String by(List<String> threads) {
    return threads.isEmpty() ? "" : ": " + String.join(", ", threads);
  }

  private static String held(Trace.Waiting waiting, Trace trace, String thread) {
    if (waiting.holders().isEmpty()) {
      return "held, with no owner left to release it";
    }
    boolean reading =
        trace.ends().stream()
            .filter(e -> waiting.holders().contains(trace.threads().get(e.thread())))
            .flatMap(e -> e.holds().stream())
            .anyMatch(h -> h.lock().equals(waiting.subject()) && h.isReading());
    String holders =
        waiting.holders().equals(List.of(thread)) ? "itself" : String.join(", ", waiting.holders());
    return (reading ? "read-held by " : "held by ") + holders;
  }

  /** {@code line 9}, or the file too where that is not the scenario's own. */
  static String place(Trace.Call call, Account account) {
    return place(call.span(), account.scenario().file().name());
  }

  static String place(org.mmn.source.Span span, String file) {
    return span.file().name().equals(file)
        ? "line" + Sheet.STICKY + span.line()
        : shortName(span.file().name()) + ":" + span.line();
  }

  /** A file's name without the folders that lead to it, but for the last. */
  static String shortName(String file) {
    int slash = file.lastIndexOf('/');
    int before = slash < 0 ? -1 : file.lastIndexOf('/', slash - 1);
    return file.substring(before + 1);
  }

  /** The thread that a name stands for. */
  static Optional<Trace.ThreadEnd> end(Trace trace, String thread) {
    int number = trace.threads().indexOf(thread);
    return number < 0 ? Optional.empty() : Optional.of(trace.ends().get(number));
  }
}
