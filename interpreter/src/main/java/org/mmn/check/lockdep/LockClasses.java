package org.mmn.check.lockdep;

import org.mmn.check.Hold;
import org.mmn.model.World;

/** The classes of the locks of a world. */
final class LockClasses {
  private final World world;

  LockClasses(World world) {
    this.world = world;
  }

  /**
   * @param lock its number in {@link World#locks}
   */
  LockClass of(int lock, int subclass) {
    return new LockClass(world.locks().get(lock).lockClass(), subclass);
  }

  LockClass of(Hold hold) {
    return of(hold.lock(), hold.subclass());
  }

  /** Whether both are ww_mutexes: those that one context takes are of one class in the kernel. */
  boolean areWw(Hold one, Hold other) {
    return isWw(one.lock()) && isWw(other.lock());
  }

  private boolean isWw(int lock) {
    return world.locks().get(lock).kind() == World.LockKind.WW_MUTEX;
  }

  /** Whether it is a pseudo lock, of which one kernel function may touch several. */
  boolean isMap(int lock) {
    return world.locks().get(lock).kind() == World.LockKind.MAP;
  }
}
