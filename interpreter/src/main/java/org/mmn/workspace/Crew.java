package org.mmn.workspace;

import java.util.concurrent.Executor;

/**
 * Who searches. What comes out does not depend on it.
 *
 * @param size how many workers work at once, the caller among them
 * @param executor runs the others
 */
public record Crew(int size, Executor executor) {
  /** The caller alone. */
  public static final Crew ALONE = new Crew(1, Runnable::run);
}
