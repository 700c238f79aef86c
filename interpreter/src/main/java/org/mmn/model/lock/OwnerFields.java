package org.mmn.model.lock;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;
import org.mmn.state.Field;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/** The locks of a kind that one thread holds at a time, mutexes or spinlocks. */
public final class OwnerFields {
  /** The thread that holds the lock, or -1. */
  public final Field owner;

  private final Numbers numbers;

  public OwnerFields(World world, StateLayout layout, Use use, LockKind kind, String... ops) {
    numbers = new Numbers(world, kind);
    owner =
        layout
            .shared(
                "owner",
                use.size(numbers.count(), ops),
                -1,
                world.threads().size() - 1,
                -1,
                numbers::name)
            .ofThreads(-1);
  }

  /** The number among all locks of the one with this index among those of its kind. */
  public int lock(int index) {
    return numbers.lock(index);
  }

  /** Whether {@code lock}, by its number among all locks, is one of these. */
  boolean has(int lock) {
    for (int i = 0; i < numbers.count(); i++) {
      if (numbers.lock(i) == lock) {
        return true;
      }
    }
    return false;
  }

  public boolean isLocked(View view, int index) {
    return owner.size() > 0 && view.get(owner, index) >= 0;
  }
}
