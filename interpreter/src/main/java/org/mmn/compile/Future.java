package org.mmn.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * What code may touch from some place on, by the locks that it must have taken on the way: whoever
 * holds one of these keeps it from getting there.
 */
public final class Future {
  private final List<Part> parts = new ArrayList<>();

  /** What may be touched once these locks have been taken since. */
  private record Part(Locks taken, Slots slots) {}

  /** Adds what is touched after {@code taken}. */
  void add(Locks taken, Slots slots) {
    for (Part part : parts) {
      if (part.taken.equals(taken)) {
        part.slots.add(slots);
        return;
      }
    }
    Slots own = new Slots();
    own.add(slots);
    parts.add(new Part(taken, own));
  }

  /** Adds what comes after {@code taken} and, as {@code later} says, more locks. */
  void add(Locks taken, Future later) {
    later.parts.forEach(part -> add(taken.and(part.taken), part.slots));
  }

  /** The same without what is known of locks. */
  Future withoutLocks() {
    Future all = new Future();
    parts.forEach(part -> all.add(Locks.NONE, part.slots));
    return all;
  }

  /**
   * Whether this code may meet {@code action} of another thread as long as some hold {@code held}.
   */
  public boolean meets(Slots action, Locks held) {
    for (Part part : parts) {
      if (!held.keepsOut(part.taken) && part.slots.meets(action)) {
        return true;
      }
    }
    return false;
  }
}
