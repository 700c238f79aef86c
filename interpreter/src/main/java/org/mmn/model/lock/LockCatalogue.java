package org.mmn.model.lock;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;
import org.mmn.model.task.TaskFields;
import org.mmn.state.StateLayout;

/** The fields of all locks that threads wait for, by kind. */
public record LockCatalogue(
    OwnerFields mutexes,
    OwnerFields spinlocks,
    OwnerFields wwMutexes,
    ReadWriteFields rwsems,
    ReadWriteFields rwlocks,
    SeqcountFields seqcounts) {

  /** Declares those that {@code use} needs. */
  public static LockCatalogue declare(World world, StateLayout layout, Use use, TaskFields tasks) {
    return new LockCatalogue(
        new OwnerFields(world, layout, use, LockKind.MUTEX, "mutex_"),
        new OwnerFields(world, layout, use, LockKind.SPINLOCK, "spin_"),
        new OwnerFields(world, layout, use, LockKind.WW_MUTEX, "ww_mutex_"),
        new ReadWriteFields(
            world, layout, use, tasks, LockKind.RWSEM, "down_", "up_", "downgrade_", "rwsem_"),
        new ReadWriteFields(world, layout, use, tasks, LockKind.RWLOCK, "read_", "write_"),
        new SeqcountFields(world, layout, use));
  }
}
