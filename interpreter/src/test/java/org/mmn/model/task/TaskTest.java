package org.mmn.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.World.LockKind;
import org.mmn.model.Worlds;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Fault;

class TaskTest {
  private final Rig rig = new Rig(Worlds.threads(2).locks(LockKind.MAP, 20).kthread());

  @Test
  void contextsNest() {
    rig.step(0, "preempt_disable");
    rig.step(0, "rcu_read_lock");
    assertThat(rig.own(0, rig.fields().tasks().atomicDepth)).isEqualTo(2);
    rig.step(0, "rcu_read_unlock");
    rig.step(0, "preempt_enable");
    rig.step(0, "non_block_start");
    rig.step(0, "nonblockable_enter");
    assertThat(rig.own(0, rig.fields().tasks().nonBlockDepth)).isEqualTo(1);
    assertThat(rig.own(0, rig.fields().tasks().nonblockableDepth)).isEqualTo(1);
    rig.step(0, "nonblockable_leave");
    rig.step(0, "non_block_end");
    assertThat(rig.raised).isEmpty();
    rig.step(0, "preempt_enable");
    assertThat(rig.raised).containsExactly(new Raised(Fault.UNLOCK_NOT_HELD, -1));
  }

  @Test
  void flagsThatWereSetAreNotSetAgain() {
    assertThat(rig.step(0, "task_flags_set", 3)).isEqualTo(3);
    assertThat(rig.step(0, "task_flags_set", 5)).isEqualTo(4);
    assertThat(rig.step(0, "task_flags")).isEqualTo(7);
    rig.step(0, "task_flags_clear", 4);
    assertThat(rig.step(0, "task_flags")).isEqualTo(3);
    assertThat(rig.step(1, "task_flags")).isZero();
  }

  @Test
  void aSignalIsForAllThreadsOfTheMm() {
    assertThat(rig.step(0, "fatal_signal_pending")).isZero();
    rig.step(2, "send_sigkill", 0);
    assertThat(rig.step(0, "fatal_signal_pending")).isEqualTo(1);
    assertThat(rig.ask("killed", 1)).isEqualTo(1);
    assertThat(rig.ask("killed", 2)).isZero();
  }

  @Test
  void sleepingIsSeen() {
    assertThat(rig.attempt("might_sleep")).isEqualTo(Attempt.SLEEP);
    rig.step(0, "schedule_timeout");
  }

  @Test
  void whereAThreadIsIsAsked() {
    assertThat(rig.ask("blocked", 0)).isZero();
    rig.step(0, "preempt_disable");
    rig.end(0);
    assertThat(rig.ask("done", 0)).isEqualTo(1);
    assertThat(rig.ask("done", 1)).isZero();
  }

  @Test
  void locksAreKeptInTheOrderOfTheirAcquisition() {
    rig.step(0, "lock_map_acquire", 3);
    rig.step(0, "lock_map_acquire_read", 5);
    rig.step(0, "lock_map_acquire_read", 3);
    rig.step(0, "lock_map_acquire", 1);
    rig.step(0, "lock_map_release", 3);
    assertThat(rig.fields().tasks().held.of(rig.view(), 0))
        .isEqualTo(
            List.of(
                new Held.Entry(3, Mode.WRITE, false, 0),
                new Held.Entry(5, Mode.RECURSIVE_READ, false, 0),
                new Held.Entry(1, Mode.WRITE, false, 0)));
  }

  @Test
  void tooManyLocksAreALimit() {
    for (int i = 0; i < Held.CAPACITY; i++) {
      rig.step(0, "lock_map_acquire", i);
    }
    assertThatThrownBy(() -> rig.step(0, "lock_map_acquire", Held.CAPACITY))
        .isInstanceOf(CapacityExceeded.class);
  }
}
