package org.mmn.model.task;

import java.util.ArrayList;
import java.util.List;
import org.mmn.model.PageRange;
import org.mmn.model.Task;
import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The ranges whose invalidation a thread has entered and not left: from the entry of start until
 * end returns or start fails (rule 19). Bookkeeping that exists only in the model.
 */
public final class EnteredRanges {
  private final TaskBag bag;

  EnteredRanges(StateLayout layout, int size) {
    bag = new TaskBag(layout, "entered ranges", size);
    bag.field().ofRanges(0);
  }

  /** The TASK field behind it: footprints name it. */
  public Field field() {
    return bag.field();
  }

  /** How many of {@code thread}'s share a page with {@code range}. */
  public int overlapping(View view, int thread, int range) {
    int count = 0;
    for (int i = 0, entered; (entered = bag.get(view, thread, i)) >= 0; i++) {
      if (PageRange.overlap(entered, range)) {
        count++;
      }
    }
    return count;
  }

  /** Those that {@code thread} is in. */
  public List<Integer> of(View view, int thread) {
    List<Integer> ranges = new ArrayList<>();
    for (int i = 0, entered; (entered = bag.get(view, thread, i)) >= 0; i++) {
      ranges.add(entered);
    }
    return ranges;
  }

  /** How many {@code thread} is in. */
  public int count(View view, int thread) {
    int count = 0;
    while (bag.get(view, thread, count) >= 0) {
      count++;
    }
    return count;
  }

  /** Whether a thread at {@code task} is in some range. */
  public boolean isInSome(Task task) {
    return bag.field().size() > 0 && task.own(bag.field(), 0) > 0;
  }

  public void enter(Own own, int range) {
    bag.add(own, range);
  }

  public void leave(Own own, int range) {
    bag.remove(own, range);
  }
}
