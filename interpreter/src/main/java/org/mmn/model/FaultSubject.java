package org.mmn.model;

/**
 * What a fault was done to, packed in one int: a frame as its own number, others with their kind.
 */
public final class FaultSubject {
  private static final int KIND_SHIFT = 20;
  private static final int NUMBER_MASK = (1 << KIND_SHIFT) - 1;

  /** What can be freed and used. */
  public enum Kind {
    FRAME,
    NOTIFIER,
    OBJECT,
    MM,
    /** A device's translation, by its element. */
    DEVICE_MAPPING,
    /** What a CPU's TLB has of a page. */
    CPU_MAPPING
  }

  private FaultSubject() {}

  public static int of(Kind kind, int number) {
    return kind.ordinal() << KIND_SHIFT | number;
  }

  public static Kind kind(int subject) {
    return Kind.values()[subject >>> KIND_SHIFT];
  }

  public static int number(int subject) {
    return subject & NUMBER_MASK;
  }
}
