package org.mmn.workspace;

import java.util.BitSet;
import org.mmn.run.Fusion;

/**
 * How to search for every state.
 *
 * @param persistent whether only some threads move where that is enough
 * @param symmetric whether threads that are alike may change places, and with their pages also
 *     frames
 * @param states how many there may be
 * @param large whether there are known to be many
 * @param reached the calls, actions and failed checks that threads are known to come to, if it is
 *     symmetric
 */
record Attempt(
    Fusion fusion,
    boolean persistent,
    boolean symmetric,
    int states,
    boolean large,
    BitSet reached) {
  /** How many states show most of the code that is run. */
  private static final int LEAST = 500;

  /** Why it does not do. */
  enum Again {
    NO,
    /** There are more states than it was to look at. */
    LARGE,
    /** There is something to tell, with the threads called by their own names. */
    BY_NAME,
    /** What was taken to be alike may not be. */
    APART,
    /** A path ended at a deadlock with moves left out that might come before it. */
    WITH_ALL_MOVES,
    /** The same with steps that were taken together. */
    WITH_LESS_FUSION
  }

  /**
   * The one to begin with: a small search is over before leaving anything out would pay, and a
   * large one then knows how much room a state needs, and what code is run.
   */
  static Attempt first(Reductions use, int most) {
    int states = Math.max(use.from(), LEAST);
    return new Attempt(fused(use), false, false, Math.min(states, most), false, new BitSet());
  }

  /** The one that has to be made after this one. */
  Attempt next(Again why, Reductions use, int most) {
    Fusion fused = fused(use);
    Fusion alone = use.por() && use.fuse() ? Fusion.ALONE : fused;
    return switch (why) {
      case LARGE -> new Attempt(alone, use.por(), use.symmetry(), most, true, new BitSet());
      case BY_NAME, APART -> new Attempt(fusion, persistent, false, most, large, new BitSet());
      case WITH_ALL_MOVES -> new Attempt(fused, false, false, most, large, new BitSet());
      case WITH_LESS_FUSION ->
          new Attempt(Fusion.UP_TO_WAITS, false, false, most, large, new BitSet());
      case NO -> throw new IllegalStateException("it does");
    };
  }

  /** The same where that is known of what code is run. */
  Attempt knowing(BitSet addressed) {
    return new Attempt(fusion, persistent, symmetric, states, large, (BitSet) addressed.clone());
  }

  /** Whether it leaves out more than what nobody else can see. */
  boolean isReduced() {
    return persistent || symmetric;
  }

  private static Fusion fused(Reductions use) {
    return use.fuse() ? Fusion.ALL : Fusion.NONE;
  }
}
