package org.mmn.model.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Task;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The locks that a thread holds, in the order in which it took them: lockdep's {@code held_locks}
 * of a task. Linux: include/linux/sched.h, struct task_struct, v6.1.
 *
 * <p>{@code …_non_owner} acquisitions are not in it. The slots in use come first.
 */
public final class Held {
  public static final int CAPACITY = 16;

  /** {@code MAX_LOCKDEP_SUBCLASSES}: include/linux/lockdep_types.h, v6.1. */
  private static final int SUBCLASSES = 8;

  private static final int NESTED = 1 << 7;
  private static final Mode[] MODES = Mode.values();

  /**
   * @param lock its number in {@link org.mmn.model.World#locks}
   * @param subclass of {@code …_nested(lock, subclass)}, else 0
   * @param nested taken under a {@code nest_lock}
   */
  public record Entry(int lock, Mode mode, boolean trylock, int subclass, boolean nested) {
    public Entry(int lock, Mode mode, boolean trylock, int subclass) {
      this(lock, mode, trylock, subclass, false);
    }

    static Entry unpack(int packed) {
      return new Entry(
          packed >>> 8,
          MODES[(packed >> 1) & 3],
          (packed & 8) != 0,
          (packed >> 4) & 7,
          (packed & NESTED) != 0);
    }

    int pack() {
      if (subclass < 0 || subclass >= SUBCLASSES) {
        throw new CapacityExceeded(SUBCLASSES + " lockdep subclasses of a lock");
      }
      int flags = (nested ? NESTED : 0) | (trylock ? 8 : 0);
      return lock << 8 | subclass << 4 | flags | mode.ordinal() << 1 | 1;
    }
  }

  private final Field entries;

  Held(StateLayout layout, int size) {
    entries = layout.task("held", size, 0, Integer.MAX_VALUE, 0);
  }

  /** The TASK field behind it: footprints name it. */
  public Field field() {
    return entries;
  }

  public List<Entry> of(View view, int thread) {
    return list(i -> view.own(entries, thread, i));
  }

  public List<Entry> of(Task task) {
    return list(i -> task.own(entries, i));
  }

  /** Whether a thread at {@code task} holds anything. */
  public boolean any(Task task) {
    return entries.size() > 0 && task.own(entries, 0) != 0;
  }

  private List<Entry> list(IntUnaryOperator slot) {
    List<Entry> result = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int packed = slot.applyAsInt(i);
      if (packed == 0) {
        break;
      }
      result.add(Entry.unpack(packed));
    }
    return result;
  }

  /** Whether {@code thread} holds {@code lock} in any mode. */
  public boolean holds(View view, int thread, int lock) {
    return newest(i -> view.own(entries, thread, i), lock) >= 0;
  }

  /** Whether {@code thread} holds {@code lock}, its newest hold of it being in {@code mode}. */
  public boolean holds(View view, int thread, int lock, Mode mode) {
    int slot = newest(i -> view.own(entries, thread, i), lock);
    return slot >= 0 && Entry.unpack(view.own(entries, thread, slot)).mode() == mode;
  }

  private int newest(IntUnaryOperator slot, int lock) {
    int found = -1;
    for (int i = 0; i < entries.size(); i++) {
      int packed = slot.applyAsInt(i);
      if (packed == 0) {
        break;
      }
      if (packed >>> 8 == lock) {
        found = i;
      }
    }
    return found;
  }

  /** Those of {@code threads} threads that hold {@code lock}, as bits. */
  public long holders(View view, int threads, int lock) {
    long result = 0;
    for (int thread = 0; thread < threads; thread++) {
      if (holds(view, thread, lock)) {
        result |= 1L << thread;
      }
    }
    return result;
  }

  /** Adds a hold as the newest. */
  public void push(Own own, Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (own.get(entries, i) == 0) {
        own.set(entries, i, entry.pack());
        return;
      }
    }
    throw new CapacityExceeded(CAPACITY + " locks held by one thread");
  }

  /** Takes out the newest hold of {@code lock}, if there is one. */
  public void remove(Own own, int lock) {
    int slot = newest(i -> own.get(entries, i), lock);
    if (slot < 0) {
      return;
    }
    for (int i = slot; i < entries.size(); i++) {
      int next = i + 1 < entries.size() ? own.get(entries, i + 1) : 0;
      own.set(entries, i, next);
      if (next == 0) {
        return;
      }
    }
  }

  /** Turns the newest hold of {@code lock} into a read. */
  public void downgrade(Own own, int lock) {
    int slot = newest(i -> own.get(entries, i), lock);
    if (slot >= 0) {
      Entry entry = Entry.unpack(own.get(entries, slot));
      own.set(entries, slot, new Entry(lock, Mode.READ, entry.trylock(), entry.subclass()).pack());
    }
  }
}
