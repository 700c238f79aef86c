package org.mmn.compile;

/**
 * Locks that are held, or that have been taken, as bits of their numbers in {@link
 * org.mmn.model.World#locks}; only the first 64 are known.
 *
 * @param any in either way
 * @param exclusive for writing
 */
public record Locks(long any, long exclusive) {
  public static final Locks NONE = new Locks(0, 0);

  /** The same and one more; {@code lock} may be -1 for none. */
  public Locks with(int lock, boolean write) {
    if (lock < 0 || lock >= Long.SIZE) {
      return this;
    }
    long bit = 1L << lock;
    return new Locks(any | bit, write ? exclusive | bit : exclusive);
  }

  public Locks and(Locks more) {
    return new Locks(any | more.any, exclusive | more.exclusive);
  }

  /** What is in both. */
  Locks common(Locks other) {
    return new Locks(any & other.any, exclusive & other.exclusive);
  }

  /** Whether nobody else can take {@code wanted} while these are held. */
  boolean keepsOut(Locks wanted) {
    return (exclusive & wanted.any) != 0 || (any & wanted.exclusive) != 0;
  }
}
