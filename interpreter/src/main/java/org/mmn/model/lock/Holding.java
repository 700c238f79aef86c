package org.mmn.model.lock;

import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.task.Held;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Footprint;
import org.mmn.state.Own;

/**
 * What taking a lock of some kind does to the thread that takes it: an entry among the locks it
 * holds, and for one that spins, atomic context. Linux: include/linux/spinlock_api_smp.h, v6.1,
 * disables preemption around each hold.
 */
final class Holding {
  private final TaskFields tasks;
  private final boolean spins;

  private Holding(TaskFields tasks, boolean spins) {
    this.tasks = tasks;
    this.spins = spins;
  }

  /** Of a lock whose waiters sleep. */
  static Holding sleeping(TaskFields tasks) {
    return new Holding(tasks, false);
  }

  /** Of a lock whose waiters spin and whose holders are in atomic context. */
  static Holding spinning(TaskFields tasks) {
    return new Holding(tasks, true);
  }

  TaskFields tasks() {
    return tasks;
  }

  void took(Own own, int lock, Mode mode, boolean trylock, int subclass) {
    tasks.held.push(own, new Held.Entry(lock, mode, trylock, subclass));
    if (spins) {
      TaskFields.add(own, tasks.atomicDepth, 1);
    }
  }

  /** Of several locks of a class under a {@code nest_lock}. */
  void tookNested(Own own, int lock, Mode mode) {
    tasks.held.push(own, new Held.Entry(lock, mode, false, 0, true));
  }

  void released(Own own, int lock) {
    tasks.held.remove(own, lock);
    if (spins) {
      TaskFields.add(own, tasks.atomicDepth, -1);
    }
  }

  Footprint touch(Footprint footprint, int thread) {
    footprint.writeOwn(tasks.held.field(), thread);
    return spins ? footprint.writeOwn(tasks.atomicDepth, thread) : footprint;
  }

  Attempt attempt(int lock, Mode mode, int subclass) {
    return spins ? Attempt.acquiring(lock, mode, subclass) : Attempt.sleeping(lock, mode, subclass);
  }

  /** The subclass that {@code …_nested(lock, subclass)} was given; 0 without one. */
  static int subclass(int[] args) {
    return args.length > 1 ? args[1] : 0;
  }
}
