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

  /** Whether it is a pseudo lock, of which one kernel function may touch several. */
  boolean isMap(int lock) {
    return world.locks().get(lock).kind() == World.LockKind.MAP;
  }
}
