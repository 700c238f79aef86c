package org.mmn.check.lockdep;

import org.mmn.model.Attempt.Mode;

/**
 * How a lock depends on the one held before it. Linux: kernel/locking/lockdep.c, calc_dep(), and
 * Documentation/locking/lockdep-design.rst, v5.15.
 */
public enum EdgeKind {
  /** Held exclusively, then wanted in a way that any holder blocks. */
  EN(true, false),
  /** Held exclusively, then wanted as a recursive read. */
  ER(true, true),
  /** Held for reading, then wanted in a way that any holder blocks. */
  SN(false, false),
  /** Held for reading, then wanted as a recursive read. */
  SR(false, true);

  private final boolean exclusive;
  private final boolean recursive;

  EdgeKind(boolean exclusive, boolean recursive) {
    this.exclusive = exclusive;
    this.recursive = recursive;
  }

  static EdgeKind of(Mode held, Mode wanted) {
    boolean fromExclusive = held == Mode.WRITE;
    boolean toRecursive = wanted == Mode.RECURSIVE_READ;
    if (fromExclusive) {
      return toRecursive ? ER : EN;
    }
    return toRecursive ? SR : SN;
  }

  /**
   * Whether {@code next} may follow in a chain that can block: a recursive read is not blocked by
   * readers.
   */
  boolean leadsTo(EdgeKind next) {
    return !recursive || next.exclusive;
  }
}
