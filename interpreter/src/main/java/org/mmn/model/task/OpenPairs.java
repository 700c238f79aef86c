package org.mmn.model.task;

import java.util.ArrayList;
import java.util.List;
import org.mmn.model.Task;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The start/end pairs that a thread has open, each of a subscriber and a range (rule 18). They
 * match in any order. Bookkeeping that exists only in the model.
 */
public final class OpenPairs {
  /** Limits: more notifiers than this do not fit. */
  public static final int MAX_NOTIFIERS = 31;

  private static final int NOTIFIER_BITS = 5;

  /** A subscriber whose start returned 0 for {@code range}, and who has an end method. */
  public record Pair(int notifier, int range) {
    static Pair unpack(int packed) {
      return new Pair(packed & MAX_NOTIFIERS, packed >>> NOTIFIER_BITS);
    }

    int pack() {
      return range << NOTIFIER_BITS | notifier;
    }
  }

  private final TaskBag bag;

  OpenPairs(StateLayout layout, int size, int notifiers) {
    if (size > 0 && notifiers > MAX_NOTIFIERS) {
      throw new CapacityExceeded(MAX_NOTIFIERS + " notifiers");
    }
    bag = new TaskBag(layout, "open pairs", size);
    bag.field().ofRanges(NOTIFIER_BITS);
  }

  /** The TASK field behind it: footprints name it. */
  public Field field() {
    return bag.field();
  }

  public List<Pair> of(View view, int thread) {
    List<Pair> result = new ArrayList<>();
    for (int i = 0, packed; (packed = bag.get(view, thread, i)) >= 0; i++) {
      result.add(Pair.unpack(packed));
    }
    return result;
  }

  public List<Pair> of(Task task) {
    List<Pair> result = new ArrayList<>();
    for (int i = 0; i < field().size() && task.own(field(), i) != 0; i++) {
      result.add(Pair.unpack(task.own(field(), i) - 1));
    }
    return result;
  }

  public boolean contains(View view, int thread, Pair pair) {
    return bag.contains(view, thread, pair.pack());
  }

  public void open(Own own, Pair pair) {
    bag.add(own, pair.pack());
  }

  public void close(Own own, Pair pair) {
    bag.remove(own, pair.pack());
  }

  /** Forgets every pair of {@code range}. */
  public void closeAll(Own own, int range) {
    for (int i = 0, packed; (packed = bag.get(own, i)) >= 0; ) {
      if (Pair.unpack(packed).range() == range) {
        bag.remove(own, packed);
      } else {
        i++;
      }
    }
  }
}
