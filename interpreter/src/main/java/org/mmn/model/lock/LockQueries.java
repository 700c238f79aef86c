package org.mmn.model.lock;

import org.mmn.model.Fact;
import org.mmn.model.World;
import org.mmn.model.World.Lock;
import org.mmn.model.World.LockKind;
import org.mmn.model.task.TaskFields;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.View;

/** Facts about locks of any kind, for properties. */
final class LockQueries {
  private final World world;
  private final TaskFields tasks;
  private final LockCatalogue locks;

  LockQueries(World world, TaskFields tasks, LockCatalogue locks) {
    this.world = world;
    this.tasks = tasks;
    this.locks = locks;
  }

  /** {@code held(lock)}: by anybody, the readers that are not its owners included. */
  Fact held() {
    return new Fact(
        "held",
        (view, thread, args) -> isHeld(view, world.locks().get(args[0])) ? 1 : 0,
        (thread, args) -> touch(args[0], Footprint.ALL));
  }

  /** {@code held_by(lock, thread)}. */
  Fact heldBy() {
    return new Fact(
        "held_by",
        (view, thread, args) -> isHeldBy(view, args[0], args[1]) ? 1 : 0,
        (thread, args) -> touch(args[0], args[1]));
  }

  private boolean isHeld(View view, Lock lock) {
    return switch (lock.kind()) {
      case MUTEX -> locks.mutexes().isLocked(view, lock.index());
      case SPINLOCK -> locks.spinlocks().isLocked(view, lock.index());
      case WW_MUTEX -> locks.wwMutexes().isLocked(view, lock.index());
      case RWSEM -> locks.rwsems().isLocked(view, lock.index());
      case RWLOCK -> locks.rwlocks().isLocked(view, lock.index());
      case SRCU, MAP -> isHeldBySomebody(view, world.lock(lock.kind(), lock.index()));
    };
  }

  private boolean isHeldBySomebody(View view, int lock) {
    for (int thread = 0; thread < tasks.threads(); thread++) {
      if (isHeldBy(view, lock, thread)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHeldBy(View view, int number, int thread) {
    Lock lock = world.locks().get(number);
    return tasks.held.holds(view, thread, number)
        || (lock.kind() == LockKind.SRCU && view.own(tasks.srcuNesting, thread, lock.index()) > 0);
  }

  /** Of {@code NULL} nothing is asked: the run has ended. */
  private Footprint touch(int number, int thread) {
    Footprint footprint = new Footprint();
    if (number < 0) {
      return footprint;
    }
    Lock lock = world.locks().get(number);
    switch (lock.kind()) {
      case MUTEX -> read(footprint, locks.mutexes().owner, lock);
      case SPINLOCK -> read(footprint, locks.spinlocks().owner, lock);
      case WW_MUTEX -> read(footprint, locks.wwMutexes().owner, lock);
      case RWSEM -> readBoth(footprint, locks.rwsems(), lock);
      case RWLOCK -> readBoth(footprint, locks.rwlocks(), lock);
      case SRCU -> footprint.readOwn(tasks.srcuNesting, thread);
      case MAP -> {}
    }
    return footprint.readOwn(tasks.held.field(), thread);
  }

  private static void readBoth(Footprint footprint, ReadWriteFields fields, Lock lock) {
    read(footprint, fields.writer, lock);
    read(footprint, fields.readers, lock);
  }

  private static void read(Footprint footprint, Field field, Lock lock) {
    if (field.size() > 0) {
      footprint.read(field, lock.index());
    }
  }
}
