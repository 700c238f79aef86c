package org.mmn.promela;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.promela.Meaning.Fault;

/** Ranges in flight, and the pairs of subscribers (rules 18 and 19), each a number of times. */
final class Invalidations {
  /** How many different ranges a scenario may name. */
  static final int RANGES = 6;

  private Invalidations() {}

  static Optional<Meaning> of(Things things, int thread, Flow.Act act, String to) {
    List<Text> args = act.arguments();
    return switch (act.name()) {
      case "range_entered" -> step(entered(things, thread, args.get(0)) + "++");
      case "range_left" -> {
        String entered = entered(things, thread, args.get(0));
        yield step("if :: " + entered + " > 0 -> " + entered + "-- :: else fi");
      }
      case "subscribers_first" -> step(to + args.get(0).in(things.firstSubscribers()).text());
      case "subscribers_next" -> step(to + args.get(1).in(things.nextSubscribers()).text());
      case "subscriber_started" -> step(open(things, thread, args.get(0), args.get(1)) + "++");
      case "subscriber_ended" -> {
        String open = open(things, thread, args.get(0), args.get(1));
        yield step(
            "if :: " + open + " > 0 -> " + open + "-- :: else fi",
            new Fault(open + " == 0", "unbalanced[]", false));
      }
      case "range_failed" -> failed(things, thread, args.get(0));
      case "contract_violated" ->
          step("skip", new Fault("true", "contract[" + args.get(1).text() + "]", false));
      default -> Optional.empty();
    };
  }

  private static Optional<Meaning> step(String effect, Fault... faults) {
    return Optional.of(Meaning.step(effect, faults));
  }

  private static Optional<Meaning> failed(Things things, int thread, Text range) {
    List<String> pairs =
        IntStream.range(0, things.scenario().notifiers().size())
            .mapToObj(n -> open(things, thread, Text.of(n), range))
            .toList();
    String some = pairs.stream().map(p -> p + " > 0").collect(Collectors.joining(" || "));
    String none = pairs.stream().map(p -> p + " = 0").collect(Collectors.joining("; "));
    return step(none, new Fault(some, "unbalanced[]", false));
  }

  private static String entered(Things things, int thread, Text range) {
    return "entered[" + (thread * RANGES + things.range(range)) + "]";
  }

  private static String open(Things things, int thread, Text notifier, Text range) {
    int row = thread * things.scenario().notifiers().size() * RANGES;
    return "opened["
        + row
        + " + "
        + notifier.text()
        + " * "
        + RANGES
        + " + "
        + things.range(range)
        + "]";
  }

  /** Whether a thread has a pair open of a subscriber. */
  static String leavesOpen(Things things, int thread) {
    int notifiers = things.scenario().notifiers().size();
    return IntStream.range(0, notifiers * RANGES)
        .filter(pair -> things.subscribes(pair / RANGES))
        .mapToObj(pair -> "opened[" + (thread * notifiers * RANGES + pair) + "] > 0")
        .collect(Collectors.joining(" || "));
  }

  /** How many operations are in flight that share a page with {@code range}. */
  static String inFlight(Things things, int range) {
    int[] threads = IntStream.range(0, things.threads().size()).toArray();
    List<Integer> known = things.ranges();
    return Arrays.stream(threads)
        .boxed()
        .flatMap(
            t ->
                IntStream.range(0, known.size())
                    .filter(r -> overlap(known.get(r), range))
                    .mapToObj(r -> "entered[" + (t * RANGES + r) + "]"))
        .reduce("0", (a, b) -> a + " + " + b);
  }

  /** How many operations of a thread are in flight. */
  static String nesting(int thread) {
    return IntStream.range(0, RANGES)
        .mapToObj(r -> "entered[" + (thread * RANGES + r) + "]")
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private static boolean overlap(int a, int b) {
    int unit = Things.UNIT;
    return a / unit / unit == b / unit / unit
        && a / unit % unit < b % unit
        && b / unit % unit < a % unit;
  }
}
