package org.mmn.workspace;

import java.util.concurrent.Executor;

/**
 * Who searches. What comes out does not depend on it, but for where memory ends.
 *
 * @param size how many workers work at once, the caller among them
 * @param executor runs the others
 * @param from how many states a search must come to before the others take part
 */
public record Crew(int size, Executor executor, int from) {
  /** The caller alone. */
  public static final Crew ALONE = new Crew(1, Runnable::run);

  /** One whose members all take part from the beginning. */
  public Crew(int size, Executor executor) {
    this(size, executor, 0);
  }
}
