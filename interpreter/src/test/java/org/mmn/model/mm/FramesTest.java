package org.mmn.model.mm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Fault;

class FramesTest {
  private static final int NULL = -1;
  private final Rig rig = new Rig(Worlds.threads(2).mm("app", 4, 2).frames(6));

  @Test
  void theLowestFreeFrameIsHandedOut() {
    assertThat(rig.ask("free_frames")).isEqualTo(4);
    assertThat(rig.step(0, "alloc_frames", 1, 0)).isEqualTo(2);
    assertThat(rig.step(0, "alloc_frames", 1, 0)).isEqualTo(3);
    rig.step(0, "free_frame", 2);
    assertThat(rig.step(1, "alloc_frames", 1, 0)).isEqualTo(2);
    assertThat(rig.ask("page_count", 2)).isEqualTo(1);
  }

  @Test
  void whatIsToBeKeptIsKept() {
    assertThat(rig.step(0, "alloc_frames", 1, 4)).isEqualTo(NULL);
    assertThat(rig.step(0, "alloc_frames", 1, 3)).isEqualTo(2);
    assertThat(rig.step(0, "alloc_frames", 4, 0)).isEqualTo(NULL);
    assertThat(rig.ask("wmark_low")).isEqualTo(2);
    assertThat(rig.ask("wmark_min")).isEqualTo(1);
  }

  @Test
  void severalFramesGoAndComeBackTogether() {
    int head = rig.step(0, "alloc_frames", 3, 0);
    assertThat(rig.ask("free_frames")).isEqualTo(1);
    rig.step(0, "free_frame", head);
    assertThat(rig.ask("free_frames")).isEqualTo(4);
  }

  @Test
  void memoryThatWasNotDeclaredNeverFails() {
    Rig ample = new Rig(Worlds.threads(1).frames(2).generous());
    ample.step(0, "alloc_frames", 2, 0);
    ample.step(0, "alloc_frames", 1, 0);
    assertThatThrownBy(() -> ample.step(0, "alloc_frames", 1, 0))
        .isInstanceOf(CapacityExceeded.class);
  }

  @Test
  void theLastReferenceIsKnown() {
    int frame = rig.step(0, "alloc_frames", 1, 0);
    rig.step(0, "get_page", frame);
    assertThat(rig.step(0, "put_page_testzero", frame)).isZero();
    assertThat(rig.step(0, "put_page_testzero", frame)).isEqualTo(1);
    assertThat(rig.step(0, "put_page_testzero", frame)).isZero();
    assertThat(rig.raised).containsExactly(new Raised(Fault.REFCOUNT, frame));
    rig.step(0, "free_frame", frame);
    assertThat(rig.raised).hasSize(1);
  }

  @Test
  void wrongReleasesAreFaults() {
    int frame = rig.step(0, "alloc_frames", 1, 0);
    rig.step(0, "get_page", frame);
    rig.step(0, "free_frame", frame);
    rig.step(0, "free_frame", 0);
    rig.step(0, "free_frame", 5);
    rig.step(0, "get_page", 5);
    rig.step(0, "get_page", NULL);
    rig.step(0, "put_page_testzero", 5);
    assertThat(rig.raised)
        .containsExactly(
            new Raised(Fault.REFCOUNT, frame),
            new Raised(Fault.REFCOUNT, 0),
            new Raised(Fault.DOUBLE_FREE, 5),
            new Raised(Fault.USE_AFTER_FREE, 5),
            new Raised(Fault.USE_AFTER_FREE, NULL),
            new Raised(Fault.REFCOUNT, 5));
  }

  @Test
  void reclaimChoosesAmongMappedUnpinnedUnlockedFrames() {
    assertThat(rig.step(0, 0, 2, "isolate_lru_page")).isZero();
    assertThat(rig.step(0, 1, 2, "isolate_lru_page")).isEqualTo(1);
    rig.step(1, "get_page", 0);
    assertThat(rig.step(0, "isolate_lru_page")).isEqualTo(1);
    rig.step(1, "lock_page", 1);
    assertThat(rig.step(0, "isolate_lru_page")).isEqualTo(NULL);
  }

  @Test
  void whatIsMlockedIsNotReclaimed() {
    Rig locked = new Rig(Worlds.threads(1).mm("app", 2, 2, "locked").frames(4));
    assertThat(locked.step(0, "isolate_lru_page")).isEqualTo(NULL);
  }

  @Test
  void aPageLockIsWaitedForAndAnybodyMayDropIt() {
    rig.step(0, "lock_page", 0);
    assertThat(rig.waits(1, "lock_page", 0)).isTrue();
    assertThat(rig.reason(1, "lock_page", 0).ways()).containsExactly(1L);
    assertThat(rig.step(1, "trylock_page", 0)).isZero();
    assertThat(rig.ask("page_locked", 0)).isEqualTo(1);
    rig.step(1, "unlock_page", 0);
    assertThat(rig.step(1, "trylock_page", 0)).isEqualTo(1);
    rig.step(1, "unlock_page", 0);
    assertThat(rig.raised).isEmpty();
    rig.step(1, "unlock_page", 0);
    rig.step(1, "unlock_page", 5);
    rig.step(1, "lock_page", 5);
    assertThat(rig.raised)
        .containsExactly(
            new Raised(Fault.UNLOCK_NOT_HELD, -1),
            new Raised(Fault.USE_AFTER_FREE, 5),
            new Raised(Fault.USE_AFTER_FREE, 5));
  }
}
