package org.mmn.model;

import java.util.List;

/**
 * Why an action cannot proceed, as data.
 *
 * @param kind what it waits for
 * @param subject the number of that thing: of a lock in {@link World#locks}, of a wait queue, ...
 * @param exclusive whether a lock is wanted for writing
 * @param ways the sets of threads (bit t is thread t) that could end the wait: all threads of one
 *     set have to act. An empty set means that anybody might.
 * @param queuedBehind threads whose queued writes keep a reader out, as bits
 */
public record Reason(
    Kind kind, int subject, boolean exclusive, List<Long> ways, long queuedBehind) {

  /** What can be waited for. */
  public enum Kind {
    LOCK,
    WAIT_QUEUE,
    COMPLETION,
    FENCE,
    WORK,
    /** An SRCU grace period. */
    GRACE_PERIOD,
    SEQCOUNT,
    /** Another thread's turn in a {@code schedule}, or the end of {@code init}. */
    TURN,
    OTHER
  }

  /** Waiting for something that anybody may do. */
  public static Reason anybody(Kind kind, int subject) {
    return new Reason(kind, subject, false, List.of(0L), 0);
  }

  /** Waiting until every thread of {@code holders} has let go. */
  public static Reason holders(int lock, boolean exclusive, long holders) {
    return new Reason(Kind.LOCK, lock, exclusive, List.of(holders), 0);
  }
}
