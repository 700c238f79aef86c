package org.mmn.session;

import java.util.List;

/**
 * What a thread was told to do: the same again makes sense on an edited script, and under another
 * kernel.
 *
 * @param steps how many, of {@link Extent#STEPS}; otherwise 0
 * @param label up to which, of {@link Extent#LABEL}; otherwise empty
 * @param choices the ways taken at steps that had several, in order; the first where it says none
 */
record Leg(String thread, Extent extent, int steps, String label, List<Integer> choices) {

  /** How far. */
  enum Extent {
    /** To the end of a line that a reader would see. */
    LINE,
    STEPS,
    LABEL,
    /** Until it waits or has ended. */
    STOP
  }

  static Leg line(String thread, List<Integer> choices) {
    return new Leg(thread, Extent.LINE, 0, "", choices);
  }

  static Leg steps(String thread, int steps, List<Integer> choices) {
    return new Leg(thread, Extent.STEPS, steps, "", choices);
  }

  static Leg stop(String thread) {
    return new Leg(thread, Extent.STOP, 0, "", List.of());
  }
}
