package org.mmn.model.mm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Worlds;

class OomTest {
  private static final int NULL = -1;
  private static final int OOM_SKIP = 1;
  private final Rig rig =
      new Rig(Worlds.threads(1).mm("a", 2, 2).mm("b", 2, 2).mm("c", 1, 1).frames(8));

  @Test
  void theLargestIsWorstAndTiesAreAChoice() {
    assertThat(rig.step(0, 0, 2, "oom_worst_mm")).isZero();
    assertThat(rig.step(0, 1, 2, "oom_worst_mm")).isEqualTo(1);
    rig.step(0, "set_mm_flag", 0, OOM_SKIP);
    assertThat(rig.step(0, "oom_worst_mm")).isEqualTo(1);
    rig.step(0, "mark_mm_gone", 1);
    assertThat(rig.step(0, "oom_worst_mm")).isEqualTo(2);
    rig.step(0, "set_mm_flag", 2, OOM_SKIP);
    assertThat(rig.step(0, "oom_worst_mm")).isEqualTo(NULL);
  }

  @Test
  void aVictimIsPendingUntilItIsSkippedOrGone() {
    rig.step(0, "mark_oom_victim", 0);
    assertThat(rig.ask("oom_victim", 0)).isEqualTo(1);
    assertThat(rig.ask("oom_victim_pending")).isEqualTo(1);
    rig.step(0, "set_mm_flag", 0, OOM_SKIP);
    assertThat(rig.ask("oom_victim_pending")).isZero();
    rig.step(0, "mark_oom_victim", 1);
    rig.step(0, "mark_mm_gone", 1);
    assertThat(rig.ask("mm_gone", 1)).isEqualTo(1);
    assertThat(rig.ask("oom_victim_pending")).isZero();
  }

  @Test
  void flagsAreBits() {
    rig.step(0, "set_mm_flag", 1, 2);
    rig.step(0, "set_mm_flag", 1, 4);
    assertThat(rig.ask("mm_flag", 1, 2)).isEqualTo(1);
    assertThat(rig.ask("mm_flag", 1, 1)).isZero();
    assertThat(rig.ask("mm_flag", 0, 2)).isZero();
  }

  @Test
  void theReaperTakesTheLastGivenFirst() {
    assertThat(rig.waits(0, "oom_reaper_dequeue")).isTrue();
    rig.step(0, "oom_reaper_enqueue", 2);
    rig.step(0, "oom_reaper_enqueue", 0);
    rig.step(0, "oom_reaper_enqueue", 2);
    assertThat(rig.step(0, "oom_reaper_dequeue")).isZero();
    assertThat(rig.step(0, "oom_reaper_dequeue")).isEqualTo(2);
    assertThat(rig.waits(0, "oom_reaper_dequeue")).isTrue();
  }

  @Test
  void reapedIsMarked() {
    assertThat(rig.ask("reaped", 0)).isZero();
    rig.step(0, "mark_reaped", 0);
    assertThat(rig.ask("reaped", 0)).isEqualTo(1);
  }
}
