package org.mmn.explore;

import org.mmn.state.State;

/**
 * Moves only some threads where whatever the others do meanwhile cannot matter to these: a
 * persistent set (Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems",
 * 1996), closed over the code that each other thread has before it up to the locks that the set
 * holds. No move of it is one that a check of single states sees (condition C2 of Peled, "All from
 * one, one for all", 1993).
 *
 * <p>That no move is put off for ever is the search's part: of a state it moves all unless some
 * move leads to a state that it has not left yet (Bosnacki, Leue and Lluch Lafuente, "Partial-order
 * reduction for general state exploring algorithms", 2009).
 *
 * <p>Limits: keeps every state in which a thread waits for ever, what each thread comes to by
 * itself, and what checks of single states look at; not every deadlock of a few threads while
 * others still run. Whoever wants those searches again without it once there is a deadlock.
 */
public final class PersistentSets<S extends State> implements Reduction<S> {
  private final Dependence<S> dependence;

  public PersistentSets(Dependence<S> dependence) {
    this.dependence = dependence;
  }

  @Override
  public long enough(S state, long moving) {
    long best = moving;
    for (long left = moving; left != 0 && Long.bitCount(best) > 1; left &= left - 1) {
      long set = closed(state, Long.lowestOneBit(left), moving, Long.bitCount(best));
      if (Long.bitCount(set & moving) < Long.bitCount(best)) {
        best = set & moving;
      }
    }
    return best;
  }

  /**
   * The smallest persistent set with {@code seed}; {@code moving} when it has a move that is seen,
   * or is no smaller than {@code most}.
   */
  private long closed(S state, long seed, long moving, int most) {
    long set = seed;
    long open = seed;
    while (open != 0) {
      int thread = Long.numberOfTrailingZeros(open);
      boolean moves = (moving & 1L << thread) != 0;
      if ((moves && dependence.isSeen(state, thread)) || Long.bitCount(set & moving) >= most) {
        return moving;
      }
      long more = dependence.meeting(state, thread, set) & ~set;
      set |= more;
      open = (open & (open - 1)) | more;
    }
    return Long.bitCount(set & moving) < most ? set : moving;
  }
}
