package org.mmn.model.lock;

import static org.mmn.model.Primitive.query;
import static org.mmn.model.Primitive.step;
import static org.mmn.model.Primitive.waiting;

import java.util.List;
import java.util.stream.Stream;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Catalogues;
import org.mmn.model.Fact;
import org.mmn.model.Op;
import org.mmn.model.Primitive;
import org.mmn.model.World.LockKind;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** The primitives about locks: {@code kernel/locking.mmn} and {@code kernel/seqcount.mmn}. */
public final class LockPrimitives {
  private LockPrimitives() {}

  public static List<Primitive> rows() {
    return Stream.of(mutexes(), wwMutexes(), rwsems(), spinning(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Primitive> mutexes() {
    return List.of(
        waiting("mutex_lock", c -> mutex(c, "mutex_lock", false)),
        waiting("mutex_lock_nested", c -> mutex(c, "mutex_lock_nested", false)),
        waiting("mutex_lock_killable", c -> mutex(c, "mutex_lock_killable", true)),
        waiting("mutex_lock_killable_nested", c -> mutex(c, "mutex_lock_killable_nested", true)),
        step(
            "mutex_trylock",
            c -> new Exclusive.Trylock("mutex_trylock", c.locks().mutexes(), sleeping(c))),
        step(
            "mutex_unlock",
            c -> new Exclusive.Unlock("mutex_unlock", c.locks().mutexes(), sleeping(c))),
        query("mutex_is_locked", LockPrimitives::mutexIsLocked));
  }

  private static List<Primitive> wwMutexes() {
    return List.of(
        step(
            "ww_acquire_init",
            c -> new WwMutexOps.Context("ww_acquire_init", c.contexts(), sleeping(c), true)),
        step(
            "ww_acquire_fini",
            c -> new WwMutexOps.Context("ww_acquire_fini", c.contexts(), sleeping(c), false)),
        waiting(
            "ww_mutex_lock",
            c -> new WwMutexOps.Lock("ww_mutex_lock", c.contexts(), sleeping(c), true)),
        waiting(
            "ww_mutex_lock_slow",
            c -> new WwMutexOps.Lock("ww_mutex_lock_slow", c.contexts(), sleeping(c), false)),
        waiting(
            "ww_mutex_lock_without_context",
            c ->
                new Exclusive.Lock(
                    "ww_mutex_lock_without_context", c.locks().wwMutexes(), sleeping(c), false)),
        step(
            "ww_mutex_trylock",
            c -> new Exclusive.Trylock("ww_mutex_trylock", c.locks().wwMutexes(), sleeping(c))),
        step(
            "ww_mutex_unlock",
            c -> new Exclusive.Unlock("ww_mutex_unlock", c.locks().wwMutexes(), sleeping(c))));
  }

  private static List<Primitive> rwsems() {
    return List.of(
        waiting("down_read", c -> reader(c, "down_read", false, true)),
        waiting("down_read_nested", c -> reader(c, "down_read_nested", false, true)),
        waiting("down_read_killable", c -> reader(c, "down_read_killable", true, true)),
        waiting("down_read_non_owner", c -> reader(c, "down_read_non_owner", false, false)),
        step(
            "down_read_trylock",
            c -> new Reading.Trylock("down_read_trylock", c.locks().rwsems(), sleeping(c))),
        step("up_read", c -> new Reading.Unlock("up_read", c.locks().rwsems(), sleeping(c), true)),
        step(
            "up_read_non_owner",
            c -> new Reading.Unlock("up_read_non_owner", c.locks().rwsems(), sleeping(c), false)),
        waiting("down_write", c -> writer(c, "down_write", false)),
        waiting("down_write_nested", c -> writer(c, "down_write_nested", false)),
        waiting("down_write_nest_lock", LockPrimitives::nestedWriter),
        waiting("down_write_killable", c -> writer(c, "down_write_killable", true)),
        step(
            "down_write_trylock",
            c -> new Writing.Trylock("down_write_trylock", c.locks().rwsems(), sleeping(c))),
        step("up_write", c -> new Writing.Unlock("up_write", c.locks().rwsems(), sleeping(c))),
        step(
            "downgrade_write",
            c -> new Writing.Downgrade("downgrade_write", c.locks().rwsems(), sleeping(c))),
        query("rwsem_is_locked", LockPrimitives::rwsemIsLocked));
  }

  private static List<Primitive> spinning() {
    return List.of(
        waiting("spin_lock", c -> spinlock(c, "spin_lock")),
        waiting("spin_lock_nested", c -> spinlock(c, "spin_lock_nested")),
        waiting(
            "spin_unlock_wait",
            c -> new Exclusive.AwaitFree("spin_unlock_wait", c.locks().spinlocks())),
        step(
            "spin_trylock",
            c -> new Exclusive.Trylock("spin_trylock", c.locks().spinlocks(), spinning(c))),
        step(
            "spin_unlock",
            c -> new Exclusive.Unlock("spin_unlock", c.locks().spinlocks(), spinning(c))),
        waiting(
            "read_lock",
            c -> new Reading.Lock("read_lock", c.locks().rwlocks(), spinning(c), false, true)),
        step(
            "read_trylock",
            c -> new Reading.Trylock("read_trylock", c.locks().rwlocks(), spinning(c))),
        step(
            "read_unlock",
            c -> new Reading.Unlock("read_unlock", c.locks().rwlocks(), spinning(c), true)),
        waiting(
            "write_lock",
            c -> new Writing.Lock("write_lock", c.locks().rwlocks(), spinning(c), false, false)),
        step(
            "write_trylock",
            c -> new Writing.Trylock("write_trylock", c.locks().rwlocks(), spinning(c))),
        step(
            "write_unlock",
            c -> new Writing.Unlock("write_unlock", c.locks().rwlocks(), spinning(c))));
  }

  private static List<Primitive> others() {
    return List.of(
        step("lock_map_acquire", c -> map(c, "lock_map_acquire", Mode.WRITE)),
        step("lock_map_acquire_read", c -> map(c, "lock_map_acquire_read", Mode.RECURSIVE_READ)),
        step(
            "lock_map_release",
            c -> new PseudoLock.Release("lock_map_release", maps(c), c.tasks().held)),
        query("held", c -> new LockQueries(c.world(), c.tasks(), c.locks()).held()),
        query("held_by", c -> new LockQueries(c.world(), c.tasks(), c.locks()).heldBy()),
        waiting("read_seqcount_begin", c -> snapshot(c, "read_seqcount_begin", false)),
        step("raw_read_seqcount", c -> snapshot(c, "raw_read_seqcount", true)),
        step("read_seqcount_retry", c -> new Sequence.Retry("read_seqcount_retry", sequence(c))),
        step(
            "write_seqcount_begin", c -> new Sequence.Advance("write_seqcount_begin", sequence(c))),
        step("write_seqcount_end", c -> new Sequence.Advance("write_seqcount_end", sequence(c))),
        step(
            "write_seqcount_invalidate",
            c -> new Sequence.Invalidate("write_seqcount_invalidate", sequence(c))));
  }

  private static Holding sleeping(Catalogues c) {
    return Holding.sleeping(c.tasks());
  }

  private static Holding spinning(Catalogues c) {
    return Holding.spinning(c.tasks());
  }

  private static Op mutex(Catalogues c, String name, boolean killable) {
    return new Exclusive.Lock(name, c.locks().mutexes(), sleeping(c), killable);
  }

  private static Op spinlock(Catalogues c, String name) {
    return new Exclusive.Lock(name, c.locks().spinlocks(), spinning(c), false);
  }

  private static Op reader(Catalogues c, String name, boolean killable, boolean owned) {
    return new Reading.Lock(name, c.locks().rwsems(), sleeping(c), killable, owned);
  }

  private static Op writer(Catalogues c, String name, boolean killable) {
    return new Writing.Lock(name, c.locks().rwsems(), sleeping(c), killable, false);
  }

  private static Op nestedWriter(Catalogues c) {
    return new Writing.Lock("down_write_nest_lock", c.locks().rwsems(), sleeping(c), false, true);
  }

  private static Op map(Catalogues c, String name, Mode mode) {
    return new PseudoLock.Acquire(name, maps(c), c.tasks().held, mode);
  }

  private static PseudoLock.LockNumbers maps(Catalogues c) {
    return new Numbers(c.world(), LockKind.MAP)::lock;
  }

  private static Field sequence(Catalogues c) {
    return c.locks().seqcounts().sequence;
  }

  private static Op snapshot(Catalogues c, String name, boolean raw) {
    return new Sequence.Read(name, sequence(c), raw);
  }

  private static Op mutexIsLocked(Catalogues c) {
    OwnerFields mutexes = c.locks().mutexes();
    return new Fact(
        "mutex_is_locked",
        (view, thread, args) -> mutexes.isLocked(view, args[0]) ? 1 : 0,
        (thread, args) -> new Footprint().read(mutexes.owner, args[0]));
  }

  private static Op rwsemIsLocked(Catalogues c) {
    ReadWriteFields rwsems = c.locks().rwsems();
    return new Fact(
        "rwsem_is_locked",
        (view, thread, args) -> rwsems.isLocked(view, args[0]) ? 1 : 0,
        (thread, args) ->
            new Footprint().read(rwsems.writer, args[0]).read(rwsems.readers, args[0]));
  }
}
