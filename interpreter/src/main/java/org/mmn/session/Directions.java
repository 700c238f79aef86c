package org.mmn.session;

import java.util.function.UnaryOperator;

/**
 * How to go on from what a search has found, for who reads of it.
 *
 * @param unfolds what shows the steps that are folded, in a clause
 * @param toRun tells how to come to the end of a run, of which it is given the schedule
 */
public record Directions(String unfolds, UnaryOperator<String> toRun) {
  /** At the prompt. */
  public static final Directions PROMPT =
      new Directions("'set all on' does", token -> "goes there: replay " + token);

  String there(String token) {
    return toRun.apply(token);
  }
}
