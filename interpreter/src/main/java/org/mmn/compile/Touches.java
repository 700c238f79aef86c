package org.mmn.compile;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/**
 * All that one thread's code may ever touch, or the properties of a scenario: by field the elements
 * read and written; of TASK fields by thread.
 *
 * <p>An action of one thread that meets no other thread's touches is local: nobody can see when it
 * happens. Over-approximates; see {@link TouchAnalysis}. Of TASK fields it knows which the thread
 * writes of its own and which it reads of others.
 */
public final class Touches {
  /**
   * Stands for the properties, which only read: no thread, and not {@link Footprint#ALL} either.
   */
  static final int NOBODY = -2;

  private static final int MOST_THREADS = Long.SIZE;

  private final int thread;
  private final Map<Field, BitSet> reads = new LinkedHashMap<>();
  private final Map<Field, BitSet> writes = new LinkedHashMap<>();

  Touches(int thread) {
    this.thread = thread;
  }

  int thread() {
    return thread;
  }

  void add(Footprint footprint) {
    for (Footprint.Touch touch : footprint.touches()) {
      boolean ownRead = isTask(touch) && !touch.write() && touch.thread() == thread;
      if (!ownRead) {
        add(touch);
      }
    }
  }

  private void add(Footprint.Touch touch) {
    Field field = touch.field();
    BitSet elements =
        (touch.write() ? writes : reads).computeIfAbsent(field, f -> new BitSet(f.size()));
    if (isTask(touch)) {
      elements.or(threads(touch));
    } else if (isAll(touch)) {
      elements.set(0, Math.max(1, field.size()));
    } else {
      elements.set(touch.index());
    }
  }

  void add(Touches more) {
    more.reads.forEach((f, e) -> reads.computeIfAbsent(f, x -> new BitSet()).or(e));
    more.writes.forEach((f, e) -> writes.computeIfAbsent(f, x -> new BitSet()).or(e));
  }

  /** Whether some code of this thread may write {@code field}. */
  public boolean writes(Field field) {
    return writes.containsKey(field);
  }

  /** Whether some code of this thread may write that element of {@code field}. */
  public boolean writes(Field field, int index) {
    BitSet elements = writes.get(field);
    return elements != null && elements.get(index);
  }

  /** Whether an action of {@code actor} with {@code footprint} could be seen by this code. */
  public boolean meets(Footprint footprint, int actor) {
    for (Footprint.Touch touch : footprint.touches()) {
      boolean ownRead = isTask(touch) && !touch.write() && touch.thread() == actor;
      if (!ownRead && meets(touch)) {
        return true;
      }
    }
    return false;
  }

  private boolean meets(Footprint.Touch touch) {
    if (isTask(touch)) {
      BitSet theirs = (touch.write() ? reads : writes).get(touch.field());
      return theirs != null && theirs.intersects(threads(touch));
    }
    return hits(writes.get(touch.field()), touch)
        || (touch.write() && hits(reads.get(touch.field()), touch));
  }

  /** Of a TASK field the threads take the place of elements. */
  private static BitSet threads(Footprint.Touch touch) {
    BitSet threads = new BitSet();
    boolean all = touch.thread() < 0;
    threads.set(all ? 0 : touch.thread(), all ? MOST_THREADS : touch.thread() + 1);
    return threads;
  }

  private static boolean hits(@Nullable BitSet elements, Footprint.Touch touch) {
    return elements != null && (isAll(touch) || elements.get(touch.index()));
  }

  /** An element that is named by NULL, which fails before it is touched, is as good as all. */
  private static boolean isAll(Footprint.Touch touch) {
    return touch.index() < 0;
  }

  private static boolean isTask(Footprint.Touch touch) {
    return touch.field().region() == Field.Region.TASK;
  }
}
