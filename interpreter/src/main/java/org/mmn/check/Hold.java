package org.mmn.check;

import org.mmn.model.Attempt.Mode;

/**
 * A lock that a thread holds.
 *
 * @param lock its number in {@link org.mmn.model.World#locks}
 * @param trylock whether it was got by a trylock
 * @param lockdep whether lockdep was told of it
 * @param owned whether its holder has to release it: false for a {@code _non_owner} hold
 * @param nested whether it is one of several of its class under a {@code nest_lock}
 */
public record Hold(
    int lock,
    Mode mode,
    boolean trylock,
    int subclass,
    boolean lockdep,
    boolean owned,
    boolean nested) {
  public Hold(int lock, Mode mode, boolean trylock, int subclass, boolean lockdep, boolean owned) {
    this(lock, mode, trylock, subclass, lockdep, owned, false);
  }
}
