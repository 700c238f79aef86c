package org.mmn.promela;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What an action does, in Promela.
 *
 * @param ways those in which it can go on, of which at most one is open
 * @param waits whether none is
 * @param keptBy whether each set of threads that could end the wait has one of a set, which is
 *     given as bits (rule 11)
 * @param idles whether, when it waits, it is for what anybody may do
 * @param sleeps whether it may sleep, whether or not it does
 */
record Meaning(
    List<Way> ways, String waits, IntFunction<String> keptBy, String idles, boolean sleeps) {

  /**
   * @param faults looked for in this order before anything happens
   * @param again whether the same action is next
   */
  record Way(String guard, List<Fault> faults, String effect, boolean again) {}

  /**
   * @param ends whether the path does (rule 28)
   */
  record Fault(String condition, String finding, boolean ends) {}

  /** An action that never waits. */
  static Meaning step(String effect, Fault... faults) {
    Way way = new Way("true", List.of(faults), effect, false);
    return new Meaning(List.of(way), "false", s -> "false", "false", false);
  }

  /** One that waits until {@code guard}. */
  static Meaning when(String guard, String effect, IntFunction<String> keptBy) {
    Way way = new Way(guard, List.of(), effect, false);
    return new Meaning(List.of(way), "!(" + guard + ")", keptBy, "false", false);
  }

  /** One that anybody may let go on. */
  static Meaning whenever(String guard, String effect) {
    Way way = new Way(guard, List.of(), effect, false);
    return new Meaning(List.of(way), "!(" + guard + ")", s -> "false", "true", false);
  }

  Meaning sleeping() {
    return new Meaning(ways, waits, keptBy, idles, true);
  }

  /** The same wait, which is for what anybody may do if {@code condition}. */
  Meaning idling(String condition) {
    return new Meaning(ways, waits, keptBy, condition, sleeps);
  }
}
