package org.mmn.resolve;

import java.util.Optional;

/**
 * A static type. Every value is one int at run time; a reference is the number of the object, -1
 * for {@code NULL}.
 *
 * @param low,high the declared bounds of an {@code int(low..high)}; those of a 32-bit int otherwise
 * @param driver of a notifier whose driver is known
 */
public record Type(Kind kind, int low, int high, Optional<Driver> driver) {

  /** The kinds of type; those of locks and waits are the kernel's. */
  public enum Kind {
    VOID,
    INT,
    BOOL,
    TEXT,
    /** The type of {@code NULL}: converts to every reference. */
    NULL,
    PAGE,
    /** Pages {@code [start, end)} of one mm. See {@link org.mmn.model.PageRange}. */
    RANGE,
    FRAME,
    MM,
    VMA,
    NOTIFIER,
    INTERVAL,
    THREAD,
    OBJECT,
    MUTEX,
    RWSEM,
    SPINLOCK,
    RWLOCK,
    WW_MUTEX,
    SEQCOUNT,
    SRCU,
    WAITQUEUE,
    COMPLETION,
    FENCE,
    WORK,
    WORKQUEUE,
    ATOMIC,
    /** A lockdep pseudo lock, {@code struct lockdep_map}. */
    LOCKDEP_MAP,
    /** Any lock that lockdep may know: what {@code held(lock)} takes. */
    LOCK,
    SECONDARY_TLB;

    /** The word for it in a script. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a variable of this type is an object with state of its own, not a value. */
    public boolean isObject() {
      return compareTo(OBJECT) >= 0 && this != LOCK;
    }

    /** Whether {@code held()} and verdicts may name it. */
    public boolean isLock() {
      return switch (this) {
        case MUTEX, RWSEM, SPINLOCK, RWLOCK, WW_MUTEX, SRCU, LOCKDEP_MAP -> true;
        default -> false;
      };
    }
  }

  public static final Type VOID = of(Kind.VOID);
  public static final Type INT = of(Kind.INT);
  public static final Type BOOL = of(Kind.BOOL);

  public static Type of(Kind kind) {
    return new Type(kind, Integer.MIN_VALUE, Integer.MAX_VALUE, Optional.empty());
  }

  public static Type ranged(int low, int high) {
    return new Type(Kind.INT, low, high, Optional.empty());
  }

  public static Type notifier(Driver driver) {
    return new Type(Kind.NOTIFIER, Integer.MIN_VALUE, Integer.MAX_VALUE, Optional.of(driver));
  }

  @Override
  public String toString() {
    boolean ranged = kind == Kind.INT && low != Integer.MIN_VALUE;
    return ranged ? "int(" + low + ".." + high + ")" : kind.word();
  }
}
