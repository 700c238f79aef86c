package org.mmn.model.task;

import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * A multiset of numbers that a thread keeps of its own, sorted so that the order of insertion
 * distinguishes no states. Bookkeeping that exists only in the model.
 */
final class TaskBag {
  static final int CAPACITY = 16;

  private final Field slots;

  TaskBag(StateLayout layout, String name, int size) {
    slots = layout.task(name, size, 0, Integer.MAX_VALUE, 0);
  }

  Field field() {
    return slots;
  }

  /** Element {@code index} of {@code thread}'s, largest first, or -1 behind the last. */
  int get(View view, int thread, int index) {
    return index < slots.size() ? view.own(slots, thread, index) - 1 : -1;
  }

  boolean contains(View view, int thread, int value) {
    for (int i = 0; i < slots.size(); i++) {
      if (view.own(slots, thread, i) == value + 1) {
        return true;
      }
    }
    return false;
  }

  void add(Own own, int value) {
    int carried = value + 1;
    for (int i = 0; i < slots.size(); i++) {
      int here = own.get(slots, i);
      if (here < carried) {
        own.set(slots, i, carried);
        carried = here;
      }
      if (carried == 0) {
        return;
      }
    }
    throw new CapacityExceeded(CAPACITY + " " + slots.name() + " of one thread");
  }

  /** Takes out one {@code value}, if there is one. */
  void remove(Own own, int value) {
    boolean found = false;
    for (int i = 0; i < slots.size(); i++) {
      found |= own.get(slots, i) == value + 1;
      if (found) {
        own.set(slots, i, i + 1 < slots.size() ? own.get(slots, i + 1) : 0);
      }
    }
  }

  /** What of {@code own}'s is element {@code index}, or -1 behind the last. */
  int get(Own own, int index) {
    return index < slots.size() ? own.get(slots, index) - 1 : -1;
  }
}
