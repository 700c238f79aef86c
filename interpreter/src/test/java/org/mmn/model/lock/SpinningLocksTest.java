package org.mmn.model.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.Op;
import org.mmn.model.Rig;
import org.mmn.model.World.LockKind;
import org.mmn.model.Worlds;

class SpinningLocksTest {
  private final Rig rig =
      new Rig(Worlds.threads(2).locks(LockKind.SPINLOCK, 2).locks(LockKind.RWLOCK, 1));

  private int depth(int thread) {
    return rig.own(thread, rig.fields().tasks().atomicDepth);
  }

  @Test
  void holdersAreAtomicAndWaitersDoNotSleep() {
    rig.step(0, "spin_lock", 0);
    rig.step(0, "spin_lock_nested", 1, 1);
    assertThat(depth(0)).isEqualTo(2);
    assertThat(rig.waits(1, "spin_lock", 0)).isTrue();
    assertThat(rig.attempt("spin_lock", 0).maySleep()).isFalse();
    assertThat(rig.step(1, "spin_trylock", 0)).isZero();
    assertThat(depth(1)).isZero();
    rig.step(0, "spin_unlock", 0);
    assertThat(depth(0)).isEqualTo(1);
    assertThat(rig.step(1, "spin_trylock", 0)).isEqualTo(1);
    assertThat(depth(1)).isEqualTo(1);
  }

  @Test
  void rwlocksAreFair() {
    rig.step(0, "read_lock", 0);
    assertThat(rig.step(1, "write_lock", 0)).isEqualTo(Op.AGAIN);
    assertThat(rig.waits(0, "read_lock", 0)).isTrue();
    assertThat(rig.step(0, "read_trylock", 0)).isZero();
    rig.step(0, "read_unlock", 0);
    assertThat(depth(0)).isZero();
    rig.step(1, "write_lock", 0);
    assertThat(depth(1)).isEqualTo(1);
    rig.step(1, "write_unlock", 0);
    assertThat(rig.step(0, "write_trylock", 0)).isEqualTo(1);
  }

  @Test
  void pseudoLocksAreHeldButNeverWaitedFor() {
    Rig maps = new Rig(Worlds.threads(2).locks(LockKind.MAP, 1));
    maps.step(0, "lock_map_acquire", 0);
    maps.step(1, "lock_map_acquire", 0);
    maps.step(1, "lock_map_acquire_read", 0);
    assertThat(maps.ask("held_by", 0, 1)).isEqualTo(1);
    maps.step(1, "lock_map_release", 0);
    maps.step(1, "lock_map_release", 0);
    assertThat(maps.ask("held", 0)).isEqualTo(1);
    maps.step(1, "lock_map_release", 0);
    assertThat(maps.raised).hasSize(1);
  }
}
