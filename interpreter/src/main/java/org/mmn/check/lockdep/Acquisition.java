package org.mmn.check.lockdep;

import java.util.List;
import org.mmn.check.Hold;
import org.mmn.model.Attempt.Mode;

/**
 * A thread that is about to take a lock while it holds others, as lockdep is told of it.
 *
 * @param stack the calls it is in, the site of the action last
 * @param held what lockdep knows it to hold, oldest first
 * @param lock its number in {@link org.mmn.model.World#locks}
 * @param again whether this is not an acquisition but an out-of-order release or a downgrade, at
 *     which lockdep takes the locks above it once more
 */
public record Acquisition(
    int thread,
    List<Integer> stack,
    List<Hold> held,
    int lock,
    LockClass lockClass,
    Mode mode,
    boolean sync,
    boolean again) {

  /** Where it happens: a number of {@code Program.sites()}. */
  public int site() {
    return stack.get(stack.size() - 1);
  }

  /** The call that it is in, by the sites that lead there. */
  List<Integer> call() {
    return stack.subList(0, stack.size() - 1);
  }
}
