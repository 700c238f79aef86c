package org.mmn.model.rcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Reason;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.World.LockKind;
import org.mmn.model.Worlds;
import org.mmn.state.Fault;

class SrcuTest {
  private static final int LOCK = 1;
  private final Rig rig =
      new Rig(Worlds.threads(3).locks(LockKind.MUTEX, 1).locks(LockKind.SRCU, 1));

  @Test
  void aGracePeriodWaitsForThoseWhoReadWhenItStarts() {
    rig.step(0, "__srcu_read_lock", 0);
    rig.step(2, "__synchronize_srcu_begin", 0);
    rig.step(1, "__srcu_read_lock", 0);
    assertThat(rig.waits(2, "__synchronize_srcu_wait", 0)).isTrue();
    assertThat(rig.reason(2, "__synchronize_srcu_wait", 0))
        .isEqualTo(new Reason(Reason.Kind.GRACE_PERIOD, LOCK, false, List.of(1L), 0));
    rig.step(0, "__srcu_read_unlock", 0);
    assertThat(rig.waits(2, "__synchronize_srcu_wait", 0)).isFalse();
  }

  @Test
  void aReaderWhoComesBackIsNotWaitedFor() {
    rig.step(0, "__srcu_read_lock", 0);
    rig.step(2, "__synchronize_srcu_begin", 0);
    rig.step(0, "__srcu_read_unlock", 0);
    rig.step(0, "__srcu_read_lock", 0);
    assertThat(rig.waits(2, "__synchronize_srcu_wait", 0)).isFalse();
  }

  @Test
  void sectionsNest() {
    rig.step(0, "__srcu_read_lock", 0);
    rig.step(0, "__srcu_read_lock", 0);
    rig.step(2, "__synchronize_srcu_begin", 0);
    rig.step(0, "__srcu_read_unlock", 0);
    assertThat(rig.waits(2, "__synchronize_srcu_wait", 0)).isTrue();
    assertThat(rig.ask("held", LOCK)).isEqualTo(1);
    rig.step(0, "__srcu_read_unlock", 0);
    assertThat(rig.waits(2, "__synchronize_srcu_wait", 0)).isFalse();
    rig.step(0, "__srcu_read_unlock", 0);
    assertThat(rig.raised).containsExactly(new Raised(Fault.UNLOCK_NOT_HELD, LOCK));
  }

  @Test
  void aReaderThatWaitsForItsOwnSectionWaitsForItself() {
    rig.step(0, "__srcu_read_lock", 0);
    rig.step(0, "__synchronize_srcu_begin", 0);
    assertThat(rig.reason(0, "__synchronize_srcu_wait", 0).ways()).containsExactly(1L);
  }

  @Test
  void lockdepIsToldApart() {
    assertThat(rig.attempt("__srcu_read_lock", 0)).isEqualTo(Attempt.NOTHING);
    assertThat(rig.attempt("srcu_lock_acquire", 0))
        .isEqualTo(Attempt.acquiring(LOCK, Mode.RECURSIVE_READ, 0));
    assertThat(rig.attempt("srcu_lock_sync", 0).acquire().orElseThrow().sync()).isTrue();
    rig.step(0, "srcu_lock_acquire", 0);
    rig.step(0, "srcu_lock_sync", 0);
    rig.step(0, "srcu_lock_release", 0);
    assertThat(rig.raised).isEmpty();
  }
}
