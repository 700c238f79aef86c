package org.mmn.model;

import org.mmn.state.Field;

/**
 * A thread at one position: what it does next and what is its own. The same for every state in
 * which the thread is there.
 */
public interface Task {
  /** Whether its code is at its end. */
  boolean ended();

  /** Its next action; only if it has not ended. */
  Action next();

  /** Element {@code index} of a TASK field. */
  int own(Field field, int index);

  /**
   * The calls it is in, outermost first: each the site of the call, the last the site of the next
   * action. Numbers of {@code Program.sites()}.
   */
  int[] stack();

  /**
   * The {@code assert} that has just failed, as a number of {@code Program.assertions()}; or -1.
   */
  int failedAssertion();

  /** Finds the task of a thread in a state. */
  interface Finder {
    Task task(org.mmn.state.View view, int thread);
  }
}
