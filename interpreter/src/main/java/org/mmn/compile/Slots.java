package org.mmn.compile;

import java.util.BitSet;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/**
 * What an action of one thread may touch, or all of some code, element by element: as {@link
 * Touches}, in bits, for questions that are asked often.
 */
public final class Slots {
  private final BitSet reads = new BitSet();
  private final BitSet writes = new BitSet();

  /** TASK fields of others that are read, and of its own that are written: each is one element. */
  private final BitSet othersRead = new BitSet();

  private final BitSet ownWritten = new BitSet();

  /** Adds what an action of {@code thread} touches. */
  public void add(Footprint footprint, int thread) {
    for (Footprint.Touch touch : footprint.touches()) {
      Field field = touch.field();
      if (field.region() == Field.Region.SHARED) {
        BitSet elements = touch.write() ? writes : reads;
        boolean all = touch.index() < 0;
        int first = field.first() + (all ? 0 : touch.index());
        elements.set(first, first + (all ? field.size() : 1));
      } else if (touch.write()) {
        ownWritten.set(field.number());
      } else if (touch.thread() != thread) {
        othersRead.set(field.number());
      }
    }
  }

  void add(Slots other) {
    reads.or(other.reads);
    writes.or(other.writes);
    othersRead.or(other.othersRead);
    ownWritten.or(other.ownWritten);
  }

  /** Whether one of two threads writes what the other touches. */
  boolean meets(Slots other) {
    return writes.intersects(other.writes)
        || writes.intersects(other.reads)
        || reads.intersects(other.writes)
        || othersRead.intersects(other.ownWritten)
        || ownWritten.intersects(other.othersRead);
  }
}
