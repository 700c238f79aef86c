package org.mmn.model.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Errno;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.World.LockKind;
import org.mmn.model.Worlds;
import org.mmn.model.task.Held;
import org.mmn.state.Fault;

class RwsemTest {
  private static final int S = 0;
  private static final int LOCK = 1;
  private final Rig rig =
      new Rig(Worlds.threads(3).locks(LockKind.MUTEX, 1).locks(LockKind.RWSEM, 1));

  private List<Held.Entry> held(int thread) {
    return rig.fields().tasks().held.of(rig.view(), thread);
  }

  @Test
  void readersShareIt() {
    rig.step(0, "down_read", S);
    rig.step(1, "down_read", S);
    rig.step(0, "down_read", S);
    assertThat(rig.step(2, "down_read_trylock", S)).isEqualTo(1);
    assertThat(rig.step(2, "down_write_trylock", S)).isZero();
  }

  @Test
  void aWriterHasItAlone() {
    assertThat(rig.step(0, "down_write", S)).isZero();
    assertThat(rig.waits(1, "down_read", S)).isTrue();
    assertThat(rig.reason(1, "down_read", S)).isEqualTo(Reason.holders(LOCK, false, 1));
    assertThat(rig.step(1, "down_read_trylock", S)).isZero();
    rig.step(0, "up_write", S);
    assertThat(rig.step(1, "down_read", S)).isZero();
  }

  @Test
  void aQueuedWriterKeepsNewReadersOut() {
    rig.step(0, "down_read", S);
    assertThat(rig.step(1, "down_write", S)).isEqualTo(Op.AGAIN);
    assertThat(rig.waits(1, "down_write", S)).isTrue();
    assertThat(rig.reason(1, "down_write", S)).isEqualTo(Reason.holders(LOCK, true, 1));
    assertThat(rig.waits(0, "down_read", S)).isTrue();
    assertThat(rig.reason(0, "down_read", S))
        .isEqualTo(new Reason(Reason.Kind.LOCK, LOCK, false, List.of(1L, 2L), 2));
    assertThat(rig.step(2, "down_read_trylock", S)).isZero();
  }

  @Test
  void whenItIsFreeAnyWaiterMayGetIt() {
    rig.step(0, "down_read", S);
    rig.step(1, "down_write", S);
    rig.step(0, "up_read", S);
    assertThat(rig.waits(1, "down_write", S)).isFalse();
    assertThat(rig.waits(2, "down_read", S)).isFalse();
    assertThat(rig.step(1, "down_write", S)).isZero();
    assertThat(held(1)).containsExactly(new Held.Entry(LOCK, Mode.WRITE, false, 0));
    rig.step(1, "up_write", S);
    assertThat(rig.step(2, "down_read_trylock", S)).isEqualTo(1);
  }

  @Test
  void trylockFailsForAFreeLockWithAQueue() {
    rig.step(0, "down_read", S);
    rig.step(1, "down_write", S);
    rig.step(0, "up_read", S);
    assertThat(rig.step(2, "down_read_trylock", S)).isZero();
    assertThat(rig.step(2, "down_write_trylock", S)).isZero();
  }

  @Test
  void aKilledWriterLeavesTheQueue() {
    rig.step(0, "down_read", S);
    assertThat(rig.step(1, "down_write_killable", S)).isEqualTo(Op.AGAIN);
    assertThat(rig.waits(1, "down_write_killable", S)).isTrue();
    rig.step(0, "send_sigkill", 0);
    assertThat(rig.step(1, "down_write_killable", S)).isEqualTo(Errno.EINTR);
    assertThat(rig.step(2, "down_read", S)).isZero();
    assertThat(held(1)).isEmpty();
  }

  @Test
  void aKilledReaderGivesUp() {
    rig.step(0, "down_write", S);
    assertThat(rig.waits(1, "down_read_killable", S)).isTrue();
    rig.step(0, "send_sigkill", 0);
    assertThat(rig.step(1, "down_read_killable", S)).isEqualTo(Errno.EINTR);
  }

  @Test
  void aNonOwnerReadIsNobodysAndAnybodyReleasesIt() {
    rig.step(0, "down_read_non_owner", S);
    assertThat(held(0)).isEmpty();
    assertThat(rig.attempt("down_read_non_owner", S)).isEqualTo(Attempt.SLEEP);
    assertThat(rig.step(1, "down_write", S)).isEqualTo(Op.AGAIN);
    assertThat(rig.reason(1, "down_write", S).ways()).containsExactly(0L);
    assertThat(rig.ask("held", LOCK)).isEqualTo(1);
    rig.step(2, "up_read_non_owner", S);
    assertThat(rig.waits(1, "down_write", S)).isFalse();
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void releasesOfWhatIsNotHeldAreFaults() {
    rig.step(0, "down_read", S);
    rig.step(1, "up_read", S);
    rig.step(0, "up_write", S);
    rig.step(0, "downgrade_write", S);
    rig.step(0, "up_read", S);
    rig.step(0, "up_read_non_owner", S);
    assertThat(rig.raised).hasSize(4).containsOnly(new Raised(Fault.UNLOCK_NOT_HELD, LOCK));
  }

  @Test
  void downgradeKeepsItForReading() {
    rig.step(0, "down_write", S);
    rig.step(0, "downgrade_write", S);
    assertThat(held(0)).containsExactly(new Held.Entry(LOCK, Mode.READ, false, 0));
    assertThat(rig.step(1, "down_read", S)).isZero();
    rig.step(0, "up_read", S);
    rig.step(1, "up_read", S);
    assertThat(rig.ask("rwsem_is_locked", S)).isZero();
    assertThat(rig.attempt("downgrade_write", S).release())
        .isEqualTo(Optional.of(new Attempt.Release(LOCK)));
  }
}
