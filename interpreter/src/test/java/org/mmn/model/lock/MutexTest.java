package org.mmn.model.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Errno;
import org.mmn.model.Reason;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.World.LockKind;
import org.mmn.model.Worlds;
import org.mmn.model.task.Held;
import org.mmn.state.Fault;

class MutexTest {
  private static final int M = 1;
  private final Rig rig =
      new Rig(Worlds.threads(2).locks(LockKind.RWSEM, 1).locks(LockKind.MUTEX, 2));

  @Test
  void oneHolderAtATime() {
    rig.step(0, "mutex_lock", M);
    assertThat(rig.waits(1, "mutex_lock", M)).isTrue();
    assertThat(rig.waits(1, "mutex_lock", 0)).isFalse();
    rig.step(0, "mutex_unlock", M);
    assertThat(rig.step(1, "mutex_lock", M)).isZero();
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void aHolderWaitsForItself() {
    rig.step(0, "mutex_lock", M);
    assertThat(rig.waits(0, "mutex_lock", M)).isTrue();
    assertThat(rig.reason(0, "mutex_lock", M)).isEqualTo(Reason.holders(2, true, 1));
  }

  @Test
  void theHolderHasItAmongItsLocks() {
    rig.step(0, "mutex_lock_nested", M, 1);
    assertThat(rig.fields().tasks().held.of(rig.view(), 0))
        .containsExactly(new Held.Entry(2, Mode.WRITE, false, 1));
    rig.step(0, "mutex_unlock", M);
    assertThat(rig.fields().tasks().held.of(rig.view(), 0)).isEmpty();
  }

  @Test
  void trylockNeverWaits() {
    assertThat(rig.step(0, "mutex_trylock", M)).isEqualTo(1);
    assertThat(rig.step(1, "mutex_trylock", M)).isZero();
    assertThat(rig.fields().tasks().held.of(rig.view(), 0))
        .containsExactly(new Held.Entry(2, Mode.WRITE, true, 0));
    assertThat(rig.fields().tasks().held.of(rig.view(), 1)).isEmpty();
  }

  @Test
  void aKillEndsAKillableWaitOnly() {
    rig.step(0, "mutex_lock", M);
    assertThat(rig.waits(1, "mutex_lock_killable", M)).isTrue();
    rig.step(0, "send_sigkill", 0);
    assertThat(rig.waits(1, "mutex_lock", M)).isTrue();
    assertThat(rig.step(1, "mutex_lock_killable", M)).isEqualTo(Errno.EINTR);
    assertThat(rig.ask("held_by", 2, 1)).isZero();
  }

  @Test
  void aFreeMutexIsTakenEvenByTheKilled() {
    rig.step(0, "send_sigkill", 0);
    assertThat(rig.step(1, "mutex_lock_killable", M)).isZero();
  }

  @Test
  void unlockOfAnothersIsAFault() {
    rig.step(0, "mutex_lock", M);
    rig.step(1, "mutex_unlock", M);
    rig.step(1, "mutex_unlock", 0);
    assertThat(rig.raised)
        .isEqualTo(
            List.of(new Raised(Fault.UNLOCK_NOT_HELD, 2), new Raised(Fault.UNLOCK_NOT_HELD, 1)));
    assertThat(rig.ask("mutex_is_locked", M)).isEqualTo(1);
  }

  @Test
  void lockdepSeesTheAttempt() {
    assertThat(rig.attempt("mutex_lock", M)).isEqualTo(Attempt.sleeping(2, Mode.WRITE, 0));
    assertThat(rig.attempt("mutex_trylock", M)).isEqualTo(Attempt.trying(2, Mode.WRITE));
    assertThat(rig.attempt("mutex_unlock", M).release())
        .isEqualTo(Optional.of(new Attempt.Release(2)));
  }
}
