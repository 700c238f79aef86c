package org.mmn.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmn.model.Errno;
import org.mmn.model.Rig;
import org.mmn.model.Worlds;
import org.mmn.state.CapacityExceeded;

class WaitingTest {
  private final Rig rig = new Rig(Worlds.threads(3));

  @Test
  void aWaiterSleepsUntilItIsWoken() {
    rig.step(0, "prepare_to_wait", 0);
    assertThat(rig.waits(0, "schedule_waiting", 0)).isTrue();
    rig.step(1, "wake_up", 1);
    assertThat(rig.waits(0, "schedule_waiting", 0)).isTrue();
    rig.step(1, "wake_up", 0);
    assertThat(rig.step(0, "schedule_waiting", 0)).isZero();
    rig.step(0, "finish_wait", 0);
  }

  @Test
  void aWakeUpBeforeTheSleepIsNotLost() {
    rig.step(0, "prepare_to_wait", 0);
    rig.step(1, "prepare_to_wait", 0);
    rig.step(2, "wake_up_all", 0);
    assertThat(rig.waits(0, "schedule_waiting", 0)).isFalse();
    assertThat(rig.waits(1, "schedule_waiting", 0)).isFalse();
    rig.step(0, "prepare_to_wait", 0);
    assertThat(rig.waits(0, "schedule_waiting", 0)).isTrue();
  }

  @Test
  void aKillEndsAKillableSleep() {
    rig.step(0, "prepare_to_wait", 0);
    assertThat(rig.waits(0, "schedule_waiting_killable", 0)).isTrue();
    rig.step(1, "send_sigkill", 0);
    assertThat(rig.waits(0, "schedule_waiting", 0)).isTrue();
    assertThat(rig.step(0, "schedule_waiting_killable", 0)).isEqualTo(Errno.EINTR);
  }

  @Test
  void aCompletionIsUsedUp() {
    assertThat(rig.waits(0, "wait_for_completion", 0)).isTrue();
    rig.step(1, "complete", 0);
    assertThat(rig.ask("completion_done", 0)).isEqualTo(1);
    rig.step(0, "wait_for_completion", 0);
    assertThat(rig.waits(0, "wait_for_completion", 0)).isTrue();
    rig.step(1, "complete_all", 0);
    rig.step(0, "wait_for_completion", 0);
    rig.step(1, "complete", 0);
    rig.step(2, "wait_for_completion", 0);
    assertThat(rig.waits(0, "wait_for_completion", 0)).isFalse();
    rig.step(1, "reinit_completion", 0);
    assertThat(rig.waits(0, "wait_for_completion_killable", 0)).isTrue();
    rig.step(1, "send_sigkill", 0);
    assertThat(rig.step(0, "wait_for_completion_killable", 0)).isEqualTo(Errno.EINTR);
  }

  @Test
  void tooManyCompletionsAreALimit() {
    for (int i = 0; i < 6; i++) {
      rig.step(1, "complete", 0);
    }
    assertThatThrownBy(() -> rig.step(1, "complete", 0)).isInstanceOf(CapacityExceeded.class);
  }

  @Test
  void aFenceIsWaitedForUntilItIsSignaled() {
    assertThat(rig.waits(0, "fence_wait", 1)).isTrue();
    rig.step(1, "fence_signal", 1);
    rig.step(0, "fence_wait", 1);
    assertThat(rig.ask("fence_is_signaled", 1)).isEqualTo(1);
    rig.step(1, "fence_reset", 1);
    assertThat(rig.waits(0, "fence_wait", 1)).isTrue();
  }

  @Test
  void aWorkItemIsPendingOnceAndFlushedWhenItHasRun() {
    assertThat(rig.waits(2, "work_begin", 0)).isTrue();
    assertThat(rig.step(0, "queue_work", 0)).isEqualTo(1);
    assertThat(rig.step(0, "queue_work", 0)).isZero();
    assertThat(rig.waits(0, "flush_work", 0)).isTrue();
    assertThat(rig.reason(0, "flush_work", 0).ways()).containsExactly(0L);
    rig.step(2, "work_begin", 0);
    assertThat(rig.ask("work_pending", 0)).isZero();
    assertThat(rig.reason(0, "flush_work", 0).ways()).containsExactly(4L);
    rig.step(2, "work_end", 0);
    rig.step(0, "flush_work", 0);
  }

  @Test
  void aCancelledWorkItemDoesNotRun() {
    rig.step(0, "queue_work", 0);
    assertThat(rig.step(0, "cancel_work", 0)).isEqualTo(1);
    assertThat(rig.step(0, "cancel_work", 0)).isZero();
    assertThat(rig.waits(2, "work_begin", 0)).isTrue();
  }

  @Test
  void atomicsCount() {
    rig.step(0, "atomic_set", 0, 5);
    rig.step(0, "atomic_inc", 0);
    rig.step(0, "atomic_add", 0, -4);
    assertThat(rig.ask("atomic_read", 0)).isEqualTo(2);
    assertThat(rig.step(0, "atomic_inc_return", 0)).isEqualTo(3);
    assertThat(rig.step(0, "atomic_dec_return", 0)).isEqualTo(2);
    assertThat(rig.step(0, "atomic_xchg", 0, 1)).isEqualTo(2);
    assertThat(rig.step(0, "atomic_cmpxchg", 0, 7, 9)).isEqualTo(1);
    assertThat(rig.step(0, "atomic_cmpxchg", 0, 1, 2)).isEqualTo(1);
    rig.step(0, "atomic_dec", 0);
    assertThat(rig.step(0, "atomic_dec_and_test", 0)).isEqualTo(1);
    assertThat(rig.step(0, "atomic_dec_and_test", 0)).isZero();
    rig.step(0, "atomic_set", 0, 127);
    assertThatThrownBy(() -> rig.step(0, "atomic_inc", 0)).isInstanceOf(CapacityExceeded.class);
  }
}
