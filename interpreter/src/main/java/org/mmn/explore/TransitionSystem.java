package org.mmn.explore;

import org.mmn.state.Footprint;
import org.mmn.state.State;

/**
 * What an explorer explores: threads that take turns. It knows nothing of memory management.
 *
 * <p>Deterministic: the same state, thread and way always give the same next state. Not safe for
 * use by several threads at once; each worker has its own.
 */
public interface TransitionSystem<S extends State> {
  S initial();

  int threads();

  /** In how many ways {@code thread} can move in {@code state}; 0 when it waits or has ended. */
  int ways(S state, int thread);

  /** Whether {@code thread} has nothing more to do. */
  boolean ended(S state, int thread);

  /**
   * Moves {@code thread} in way {@code way}, in place. With fusion, goes on over steps that nobody
   * else can see.
   *
   * @param steps is told after each step; when it says so, the move ends there
   * @return how many steps that was; 0, and nothing changed, when the move does not count
   */
  int move(S state, int thread, int way, Steps<S> steps);

  /** Where {@code thread} is: equal numbers mean that all that is the thread's own is equal. */
  int position(S state, int thread);

  /** Is told of each step of a move. */
  interface Steps<S extends State> {
    /**
     * @param raised whether the step did something wrong
     * @return whether the path goes on
     */
    boolean stepped(S state, int thread, boolean raised);
  }

  /** What the next action of {@code thread} may touch. */
  Footprint footprint(S state, int thread);
}
