package org.mmn.model;

import java.util.Optional;

/**
 * What the kernel's debug checks see of an action before it can proceed (rule 13).
 *
 * @param maySleep whether {@code might_sleep()} is called: contended or not
 */
public record Attempt(boolean maySleep, Optional<Acquire> acquire, Optional<Release> release) {
  public static final Attempt NOTHING = new Attempt(false, Optional.empty(), Optional.empty());
  public static final Attempt SLEEP = new Attempt(true, Optional.empty(), Optional.empty());

  /** How lockdep classifies a hold (Documentation/locking/lockdep-design.rst). */
  public enum Mode {
    WRITE,
    /** Non-recursive read: {@code down_read}. */
    READ,
    /** Recursive read: SRCU, {@code lock_map_acquire_read}. */
    RECURSIVE_READ
  }

  /**
   * @param lock its number in {@link World#locks}
   * @param sync acquired and released at once, as {@code lock_sync()} (v6.4) annotates a wait
   * @param nest the lock whose holder may take several of this class, or -1: {@code nest_lock}
   */
  public record Acquire(
      int lock, Mode mode, boolean trylock, int subclass, boolean sync, int nest) {
    public Acquire(int lock, Mode mode, boolean trylock, int subclass, boolean sync) {
      this(lock, mode, trylock, subclass, sync, -1);
    }
  }

  /**
   * @param lock its number in {@link World#locks}
   */
  public record Release(int lock) {}

  /** An acquisition that may sleep. */
  public static Attempt sleeping(int lock, Mode mode, int subclass) {
    return new Attempt(
        true, Optional.of(new Acquire(lock, mode, false, subclass, false)), Optional.empty());
  }

  /** In place of a lock that is held: an acquire context stands for it. */
  public static final int IN_CONTEXT = -2;

  /** An acquisition that may sleep, one of several of its class under {@code nest}. */
  public static Attempt nesting(int lock, Mode mode, int nest) {
    return new Attempt(
        true, Optional.of(new Acquire(lock, mode, false, 0, false, nest)), Optional.empty());
  }

  /** An acquisition that spins or is a pseudo lock's. */
  public static Attempt acquiring(int lock, Mode mode, int subclass) {
    return new Attempt(
        false, Optional.of(new Acquire(lock, mode, false, subclass, false)), Optional.empty());
  }

  public static Attempt trying(int lock, Mode mode) {
    return new Attempt(
        false, Optional.of(new Acquire(lock, mode, true, 0, false)), Optional.empty());
  }

  public static Attempt releasing(int lock) {
    return new Attempt(false, Optional.empty(), Optional.of(new Release(lock)));
  }
}
