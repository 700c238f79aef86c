package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.mmn.run.ScheduleToken;
import org.mmn.source.Spelling;

/** Going on, going back, going another way. */
final class Moves {
  private static final int MOST_DIGITS = 9;
  private static final String OVER = "the run is over: 'back' goes to where it may go another way";

  private final Situation situation;
  private final Telling telling;

  Moves(Situation situation, Telling telling) {
    this.situation = situation;
    this.telling = telling;
  }

  /** Lets a thread do a line: {@code unmapper}, {@code 1}; or says which way, {@code 1[2]}. */
  Optional<Answer> thread(String word) {
    if (situation.anyWalk().isEmpty()) {
      return Optional.empty();
    }
    String name = word;
    List<Integer> choices = new ArrayList<>();
    if (word.matches("\\S+\\[\\d{1,9}]") && number(word).isEmpty()) {
      name = word.substring(0, word.lastIndexOf('['));
      choices.add(Integer.valueOf(word.substring(word.lastIndexOf('[') + 1, word.length() - 1)));
    }
    if (number(name).isEmpty() && name.matches("\\d+")) {
      throw unknown(name);
    }
    return number(name).map(t -> go(List.of(Leg.line(threads().get(t), choices))));
  }

  private List<String> threads() {
    return situation.walk().now().trace().threads();
  }

  /** The thread of this name or number, from 1. */
  private Optional<Integer> number(String word) {
    int named = threads().indexOf(word);
    if (named >= 0) {
      return Optional.of(named);
    }
    return word.matches("\\d{1,4}")
            && Integer.parseInt(word) >= 1
            && Integer.parseInt(word) <= threads().size()
        ? Optional.of(Integer.parseInt(word) - 1)
        : Optional.empty();
  }

  String named(String word) {
    return threads().get(number(word).orElseThrow(() -> unknown(word)));
  }

  private Refusal unknown(String word) {
    return Refusal.usage("there is no thread '" + word + "'" + meant(word, threads()));
  }

  /** Of one letter nothing is near. */
  private static String meant(String word, List<String> known) {
    return Spelling.nearest(word, known)
        .filter(n -> word.length() > 1)
        .map(n -> "; did you mean '" + n + "'?")
        .orElse("");
  }

  /** {@code unmapper:4 submit!}: segments of a schedule, from here. */
  Optional<Answer> segments(String text) {
    boolean shaped = text.matches("(?s).*[:@!].*") && situation.anyWalk().isPresent();
    List<String> words = List.of(text.split("\\s+"));
    if (!shaped || !words.stream().allMatch(this::beginsWithThread)) {
      return Optional.empty();
    }
    for (String word : words) {
      if (ScheduleToken.parse(word).isEmpty()) {
        throw Refusal.usage("'" + word + "' is no part of a schedule: T:4, T@label and T! are");
      }
    }
    return ScheduleToken.parse(text).map(t -> go(legs(t)));
  }

  /** Whether a word is a thread's name and one of the signs that follow it in a schedule. */
  private boolean beginsWithThread(String word) {
    return threads().stream()
        .anyMatch(t -> word.startsWith(t) && word.substring(t.length()).matches("[:@!]\\S*"));
  }

  private static List<Leg> legs(ScheduleToken token) {
    return token.segments().stream().map(Moves::leg).toList();
  }

  private static Leg leg(ScheduleToken.Segment s) {
    Leg.Extent extent =
        switch (s.extent()) {
          case STEPS -> Leg.Extent.STEPS;
          case LABEL -> Leg.Extent.LABEL;
          case STOP -> Leg.Extent.STOP;
        };
    return new Leg(s.thread(), extent, s.steps(), s.label(), s.choices());
  }

  /** {@code step [THREAD] [N]}. */
  Answer step(List<String> words) {
    String thread = words.isEmpty() ? current() : named(words.get(0));
    if (words.size() > 2) {
      throw Refusal.usage("step takes a thread and how many steps");
    }
    return words.size() < 2
        ? go(List.of(Leg.line(thread, List.of())))
        : go(List.of(Leg.steps(thread, count(words.get(1)), List.of())));
  }

  static int count(String word) {
    if (!word.matches("\\d+")) {
      throw Refusal.usage("'" + word + "' is not a number");
    } else if (word.length() > MOST_DIGITS) {
      throw Refusal.usage(word + " is too large a number");
    }
    return Integer.parseInt(word);
  }

  /** The thread that moved last, if it can move; else the first that can. */
  private String current() {
    Walk walk = situation.walk();
    List<Integer> order = new ArrayList<>();
    if (walk.now().taken() > 0) {
      order.add(walk.now().last().thread());
    }
    for (int t = 0; t < walk.now().threads(); t++) {
      order.add(t);
    }
    return order.stream()
        .filter(t -> walk.ways(t) > 0)
        .map(threads()::get)
        .findFirst()
        .orElseThrow(this::nothing);
  }

  /** {@code run [THREAD]}: until it waits or has ended; without one, all, each as far as it can. */
  Answer run(List<String> words) {
    if (!words.isEmpty()) {
      return go(words.stream().map(w -> Leg.stop(named(w))).toList());
    }
    Telling.Before before = telling.before();
    Walk walk = situation.walk();
    Stepper stepper = new Stepper(walk, breaking());
    List<Leg> done = new ArrayList<>();
    int taken = 0;
    for (int moved = 1; moved > 0 && !stepper.stopped(); ) {
      moved = 0;
      for (int t = 0; t < walk.now().threads() && !stepper.stopped(); t++) {
        if (walk.ways(t) > 0 && taken < Stepper.PATIENCE) {
          Leg leg = Leg.stop(threads().get(t));
          int steps = stepper.go(leg);
          done.add(done(leg, stepper, steps));
          moved += steps;
        }
      }
      taken += moved;
    }
    if (taken == 0) {
      throw nothing();
    }
    walk.mark(List.copyOf(done));
    return Answer.ok(telling.since(before, stepper.remarks()));
  }

  private Refusal nothing() {
    return Refusal.usage(situation.walk().isOver() ? OVER : "nothing can move");
  }

  private Answer go(List<Leg> legs) {
    return go(legs, breaking());
  }

  private Answer go(List<Leg> legs, BooleanSupplier stop) {
    legs.forEach(this::checkLabel);
    Telling.Before before = telling.before();
    Walk walk = situation.walk();
    Stepper stepper = new Stepper(walk, stop);
    List<Leg> done = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < legs.size() && !stepper.stopped(); i++) {
      int steps = stepper.go(legs.get(i));
      done.add(done(legs.get(i), stepper, steps));
      taken += steps;
    }
    if (taken == 0) {
      throw Refusal.usage(whyNone(legs.get(legs.size() - 1)));
    }
    walk.mark(done);
    return Answer.ok(telling.since(before, stepper.remarks()));
  }

  /** What was done of a leg: as many steps as it took where something else has stopped it. */
  private static Leg done(Leg leg, Stepper stepper, int taken) {
    return stepper.stopped() ? Leg.steps(leg.thread(), taken, leg.choices()) : leg;
  }

  private void checkLabel(Leg leg) {
    List<String> labels = situation.walk().now().labels(threads().indexOf(leg.thread()));
    if (leg.extent() == Leg.Extent.LABEL && !labels.contains(leg.label())) {
      throw Refusal.usage(
          leg.thread() + " has no label '" + leg.label() + "'" + meant(leg.label(), labels));
    }
  }

  /** Why a thread took no step. */
  private String whyNone(Leg leg) {
    Walk walk = situation.walk();
    int thread = threads().indexOf(leg.thread());
    if (walk.isOver()) {
      return OVER;
    } else if (leg.extent() == Leg.Extent.LABEL && walk.now().isAt(thread, leg.label())) {
      return leg.thread() + " is at " + leg.label();
    } else if (walk.now().ended(thread)) {
      return leg.thread() + " has ended";
    } else if (walk.ways(thread) > 0) {
      return leg.thread() + " was to take no step";
    }
    return leg.thread() + " cannot move: 'why " + leg.thread() + "' says why";
  }

  /** Stops where what somebody breaks on has come true. */
  private BooleanSupplier breaking() {
    if (situation.asked(Situation.Asking.BREAK).isEmpty()) {
      return () -> false;
    }
    Map<String, String> before = situation.walk().now().watched();
    return () ->
        situation.walk().now().watched().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().startsWith(Situation.Asking.BREAK.name(""))
                        && Language.isTrue(e.getValue())
                        && !Language.isTrue(before.getOrDefault(e.getKey(), "")));
  }

  /** {@code back [N]}. */
  Answer back(List<String> words) {
    int by = words.isEmpty() ? 1 : count(words.get(0));
    Walk walk = situation.walk();
    if (by > walk.at()) {
      throw Refusal.usage("this is s" + walk.at() + ": one can go back " + walk.at() + " at most");
    }
    return goTo(walk.at() - by);
  }

  /** {@code goto sN}, or the name of a state that was kept. */
  Answer goTo(List<String> words) {
    if (words.size() != 1) {
      throw Refusal.usage("goto takes a state, s2, or the name of a branch");
    }
    String word = words.get(0);
    Situation.Branch branch = situation.branches().get(word);
    if (branch != null) {
      List<String> remarks = situation.change(branch.script(), branch.marks());
      situation.told(telling.shown());
      return Answer.ok(remarks.stream().map(r -> "    " + r + "\n").collect(Collectors.joining()));
    }
    Walk walk = situation.walk();
    if (!word.matches("s\\d{1,6}") || Integer.parseInt(word.substring(1)) > walk.last()) {
      String branches =
          situation.branches().isEmpty()
              ? ""
              : "; branches are " + String.join(", ", situation.branches().keySet());
      throw Refusal.usage(
          "there is no '" + word + "': states are s0 to s" + walk.last() + branches);
    }
    return goTo(Integer.parseInt(word.substring(1)));
  }

  private Answer goTo(int state) {
    situation.walk().goTo(state);
    situation.told(telling.shown());
    return Answer.ok("");
  }

  /** {@code branch [NAME]}: keeps where it is. */
  Answer branch(List<String> words) {
    String name = words.isEmpty() ? free() : words.get(0);
    if (!name.matches("[A-Za-z_]\\w*") || name.matches("s\\d+")) {
      throw Refusal.usage("a branch needs a name other than a state's, not '" + name + "'");
    }
    Walk walk = situation.walk();
    situation.branch(name, new Situation.Branch(situation.script(), walk.marks()));
    return Answer.ok(name + " is s" + walk.at() + ": goto " + name + " comes back\n");
  }

  /** A name that no branch has. */
  private String free() {
    int number = situation.branches().size() + 1;
    while (situation.branches().containsKey("b" + number)) {
      number++;
    }
    return "b" + number;
  }

  Answer branches() {
    StringBuilder text = new StringBuilder();
    situation
        .branches()
        .forEach(
            (name, kept) ->
                text.append("  ")
                    .append(name)
                    .append("  s")
                    .append(kept.marks().size() - 1)
                    .append('\n'));
    return Answer.ok(text.isEmpty() ? "no state was kept: branch keeps one\n" : text.toString());
  }

  /** {@code replay TOKEN}: from the beginning, and nothing stops it on the way. */
  Answer replay(String text) {
    situation.walk();
    String bare = text.replaceAll("^'|'$", "");
    ScheduleToken token =
        ScheduleToken.parse(bare)
            .filter(t -> !t.segments().isEmpty())
            .orElseThrow(
                () -> Refusal.usage("replay takes a schedule, as in replay unmapper:4 submit!"));
    token.segments().forEach(s -> named(s.thread()));
    situation.walk().goTo(0);
    situation.told(List.of());
    return go(legs(token), () -> false);
  }
}
