package org.mmn.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.run.ScheduleToken;
import org.mmn.source.Spelling;

/** Going on, going back, going another way. */
final class Moves {
  private final Situation situation;
  private final Telling telling;

  Moves(Situation situation, Telling telling) {
    this.situation = situation;
    this.telling = telling;
  }

  /** Lets a thread do a line: {@code unmapper}, {@code 1}; or says which way, {@code 1[2]}. */
  Optional<Answer> thread(String word) {
    if (situation.walk.isEmpty()) {
      return Optional.empty();
    }
    String name = word;
    List<Integer> choices = new ArrayList<>();
    if (word.matches("\\S+\\[\\d{1,9}]") && number(word).isEmpty()) {
      name = word.substring(0, word.lastIndexOf('['));
      choices.add(Integer.valueOf(word.substring(word.lastIndexOf('[') + 1, word.length() - 1)));
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
    String meant =
        Spelling.nearest(word, threads()).map(n -> "; did you mean '" + n + "'?").orElse("");
    return Refusal.usage("there is no thread '" + word + "'" + meant);
  }

  /** {@code unmapper:4 submit!}: segments of a schedule, from here. */
  Optional<Answer> segments(String text) {
    boolean shaped = text.matches("(?s).*[:@!].*") && situation.walk.isPresent();
    Optional<ScheduleToken> token = shaped ? ScheduleToken.parse(text) : Optional.empty();
    return token
        .filter(t -> t.segments().stream().allMatch(s -> threads().contains(s.thread())))
        .map(t -> go(t.segments().stream().map(Moves::leg).toList()));
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
    if (!word.matches("\\d{1,6}")) {
      throw Refusal.usage("'" + word + "' is not a number");
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
        .filter(t -> walk.now().ways(t) > 0)
        .map(threads()::get)
        .findFirst()
        .orElseThrow(() -> Refusal.usage("nothing can move"));
  }

  /** {@code run [THREAD]}: until it waits or has ended; without one, all, each as far as it can. */
  Answer run(List<String> words) {
    if (!words.isEmpty()) {
      return go(words.stream().map(w -> Leg.stop(named(w))).toList());
    }
    Telling.Before before = telling.before();
    Walk walk = situation.walk();
    Stepper stepper = new Stepper(walk, breaking());
    Map<Integer, Leg> legs = new LinkedHashMap<>();
    int taken = 0;
    for (int moved = 1; moved > 0 && !stepper.stopped(); ) {
      moved = 0;
      for (int t = 0; t < walk.now().threads() && !stepper.stopped(); t++) {
        if (walk.now().ways(t) > 0 && taken < Stepper.PATIENCE) {
          moved += stepper.go(Leg.stop(threads().get(t)));
          legs.put(legs.size(), Leg.stop(threads().get(t)));
        }
      }
      taken += moved;
    }
    if (taken == 0) {
      throw Refusal.usage("nothing can move");
    }
    walk.mark(List.copyOf(legs.values()));
    return Answer.ok(telling.since(before, remarks(stepper)));
  }

  private Answer go(List<Leg> legs) {
    Telling.Before before = telling.before();
    Walk walk = situation.walk();
    Stepper stepper = new Stepper(walk, breaking());
    int taken = 0;
    for (Leg leg : legs) {
      taken += stepper.go(leg);
    }
    if (taken == 0) {
      String thread = legs.get(legs.size() - 1).thread();
      boolean ended = walk.now().ended(threads().indexOf(thread));
      throw Refusal.usage(
          thread + (ended ? " has ended" : " cannot move: 'why " + thread + "' says why"));
    }
    walk.mark(legs);
    return Answer.ok(telling.since(before, remarks(stepper)));
  }

  private static List<String> remarks(Stepper stepper) {
    return stepper.remarks();
  }

  /** Stops where what somebody breaks on has come true. */
  private java.util.function.BooleanSupplier breaking() {
    if (situation.breaks.isEmpty()) {
      return () -> false;
    }
    Map<String, String> before = situation.walk().now().watched();
    return () ->
        situation.walk().now().watched().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().startsWith("break ")
                        && isTrue(e.getValue())
                        && !isTrue(before.getOrDefault(e.getKey(), "")));
  }

  private static boolean isTrue(String value) {
    return !List.of("", "false", "0", "NULL").contains(value);
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
    Situation.Kept kept = situation.branches.get(word);
    if (kept != null) {
      List<String> remarks = situation.change(kept.script(), kept.marks());
      situation.told = telling.shown();
      return Answer.ok(here(remarks));
    }
    Walk walk = situation.walk();
    if (!word.matches("s\\d{1,6}") || Integer.parseInt(word.substring(1)) > walk.last()) {
      String branches =
          situation.branches.isEmpty()
              ? ""
              : "; branches are " + String.join(", ", situation.branches.keySet());
      throw Refusal.usage(
          "there is no '" + word + "': states are s0 to s" + walk.last() + branches);
    }
    return goTo(Integer.parseInt(word.substring(1)));
  }

  private Answer goTo(int state) {
    situation.walk().goTo(state);
    situation.told = telling.shown();
    return Answer.ok("");
  }

  private static String here(List<String> remarks) {
    return remarks.isEmpty() ? "" : String.join("\n", remarks) + "\n";
  }

  /** {@code branch [NAME]}: keeps where it is. */
  Answer branch(List<String> words) {
    String name = words.isEmpty() ? "b" + (situation.branches.size() + 1) : words.get(0);
    if (!name.matches("[A-Za-z_]\\w*") || name.matches("s\\d+")) {
      throw Refusal.usage("a branch needs a name other than a state's, not '" + name + "'");
    }
    Walk walk = situation.walk();
    situation.branches.put(name, new Situation.Kept(situation.script, walk.marks()));
    return Answer.ok(name + " is s" + walk.at() + ": goto " + name + " comes back\n");
  }

  Answer branches() {
    StringBuilder text = new StringBuilder();
    situation.branches.forEach(
        (name, kept) ->
            text.append("  ")
                .append(name)
                .append("  s")
                .append(kept.marks().size() - 1)
                .append('\n'));
    return Answer.ok(text.isEmpty() ? "no state was kept: branch keeps one\n" : text.toString());
  }

  /** {@code replay TOKEN}: from the beginning. */
  Answer replay(String text) {
    String bare = text.replaceAll("^'|'$", "");
    ScheduleToken token =
        ScheduleToken.parse(bare)
            .filter(t -> !t.segments().isEmpty())
            .orElseThrow(
                () -> Refusal.usage("replay takes a schedule, as in replay unmapper:4 submit!"));
    token.segments().forEach(s -> named(s.thread()));
    Walk walk = situation.walk();
    int before = walk.at();
    walk.goTo(0);
    situation.told = List.of();
    try {
      return go(token.segments().stream().map(Moves::leg).toList());
    } catch (Refusal none) {
      walk.goTo(before);
      situation.told = telling.shown();
      throw none;
    }
  }
}
