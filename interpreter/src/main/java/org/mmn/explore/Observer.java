package org.mmn.explore;

import java.util.List;
import org.mmn.state.State;

/**
 * Watches a search and says what it saw. A sighting is a value with equals: the first state in
 * which it is reported is kept as its witness; reporting it again costs nothing and changes
 * nothing.
 *
 * <p>The search calls {@link #moved} and {@link #reached} in the order of discovery, {@link
 * #expanded} once for each state, and {@link #findings} once, after it.
 */
public interface Observer<S extends State> {

  /** Where sightings go. */
  interface Sightings {
    /** Records it for the state that the call is about. */
    void see(Object sighting);

    /** Records it, and ends the path there: its successors are not explored (rule 28). */
    void seeLast(Object sighting);
  }

  /**
   * {@code thread} has just moved to where it is in {@code state}. What is said must follow from
   * the thread's position alone, or from what the step raised: the search calls this for every
   * thread of the initial state, and then only for steps to positions that are new, that gave a
   * sighting before, or whose step raised something.
   */
  default void moved(S state, int thread, Sightings sightings) {}

  /**
   * The same of a run that was taken before the search begins where it has ended. Only for an
   * observer whose conclusions are about more than one run: what is said here alone makes no
   * finding.
   */
  default void passed(S state, int thread, Sightings sightings) {}

  /** A state that was not seen before. */
  default void reached(S state, Sightings sightings) {}

  /**
   * A state about to be left.
   *
   * @param waiting the threads that have not ended and cannot move, as bits
   * @param moving the threads that can move, as bits
   */
  default void expanded(S state, long waiting, long moving, Sightings sightings) {}

  /**
   * The conclusions, once the search is over.
   *
   * @param complete whether every state was seen
   */
  List<Finding> findings(boolean complete);
}
