package org.mmn.model.rcu;

import static org.mmn.model.Primitive.step;
import static org.mmn.model.Primitive.waiting;

import java.util.List;
import java.util.stream.IntStream;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Catalogues;
import org.mmn.model.Primitive;
import org.mmn.model.World.LockKind;
import org.mmn.model.lock.PseudoLock;
import org.mmn.model.lock.PseudoLock.LockNumbers;

/** The primitives of sleepable RCU: {@code kernel/srcu.mmn}. */
public final class RcuPrimitives {
  private RcuPrimitives() {}

  public static List<Primitive> rows() {
    return List.of(
        step("__srcu_read_lock", c -> new Srcu.Lock("__srcu_read_lock", c.srcu())),
        step("__srcu_read_unlock", c -> new Srcu.Unlock("__srcu_read_unlock", c.srcu(), locks(c))),
        step(
            "__synchronize_srcu_begin",
            c -> new Srcu.SynchronizeBegin("__synchronize_srcu_begin", c.srcu())),
        waiting(
            "__synchronize_srcu_wait",
            c -> new Srcu.SynchronizeWait("__synchronize_srcu_wait", c.srcu(), locks(c))),
        step(
            "srcu_lock_acquire",
            c ->
                new PseudoLock.Acquire(
                    "srcu_lock_acquire", locks(c), c.tasks().held, Mode.RECURSIVE_READ)),
        step(
            "srcu_lock_release",
            c -> new PseudoLock.Release("srcu_lock_release", locks(c), c.tasks().held)),
        step("srcu_lock_sync", c -> new PseudoLock.Sync("srcu_lock_sync", locks(c))));
  }

  private static LockNumbers locks(Catalogues c) {
    int[] numbers =
        IntStream.range(0, c.world().count(LockKind.SRCU))
            .map(i -> c.world().lock(LockKind.SRCU, i))
            .toArray();
    return index -> numbers[index];
  }
}
