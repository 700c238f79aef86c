package org.mmn.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.FaultSubject;
import org.mmn.model.PageRange;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.Fault;

/** Two devices, "a" and "b", and an mm of four pages of which two are mapped. */
class DevicesTest {
  private static final int NULL = -1;
  private static final int A = 0;
  private static final int B = 1;
  private static final int PAGES = 4;
  private final Rig rig = new Rig(Worlds.threads(1).mm("app", PAGES, 2).frames(6));

  private static int pages(int from, int to) {
    return PageRange.of(0, from, to);
  }

  @Test
  void aTranslationIsOneDevicesAndOnePages() {
    rig.step(0, "secondary_tlb_map", B, 1, 1, 1);
    assertThat(rig.ask("secondary_tlb_has", B, 1)).isEqualTo(1);
    assertThat(rig.ask("secondary_tlb_frame", B, 1)).isEqualTo(1);
    assertThat(rig.ask("secondary_tlb_has", A, 1)).isZero();
    assertThat(rig.ask("secondary_tlb_has", B, 0)).isZero();
    assertThat(rig.ask("secondary_tlb_frame", B, 0)).isEqualTo(NULL);
  }

  @Test
  void whatIsZappedIsTheRangeAlone() {
    rig.step(0, "secondary_tlb_map", A, 0, 0, 1);
    rig.step(0, "secondary_tlb_map", A, 1, 1, 1);
    rig.step(0, "secondary_tlb_map", B, 1, 1, 1);
    rig.step(0, "secondary_tlb_zap", A, pages(1, PAGES));
    assertThat(rig.ask("secondary_tlb_has", A, 0)).isEqualTo(1);
    assertThat(rig.ask("secondary_tlb_has", A, 1)).isZero();
    assertThat(rig.ask("secondary_tlb_has", B, 1)).isEqualTo(1);
  }

  @Test
  void anAccessNeedsATranslationThatAllowsIt() {
    assertThat(rig.step(0, "secondary_tlb_access", A, 0, 0)).isZero();
    rig.step(0, "secondary_tlb_map", A, 0, 0, 1);
    assertThat(rig.step(0, "secondary_tlb_access", A, 0, 1)).isEqualTo(1);
    rig.step(0, "secondary_tlb_wrprotect", A, pages(0, 1));
    assertThat(rig.ask("secondary_tlb_writable", A, 0)).isZero();
    assertThat(rig.step(0, "secondary_tlb_access", A, 0, 1)).isZero();
    assertThat(rig.step(0, "secondary_tlb_access", A, 0, 0)).isEqualTo(1);
  }

  @Test
  void aFreeFrameCannotBeReached() {
    rig.step(0, "secondary_tlb_map", A, 0, 5, 0);
    assertThat(rig.raised).containsExactly(new Raised(Fault.USE_AFTER_FREE, 5));
    assertThat(rig.ask("secondary_tlb_has", A, 0)).isZero();
  }

  @Test
  void aFrameThatADeviceReachesMustNotBeFreed() {
    int frame = rig.step(0, "alloc_frames", 1, 0);
    rig.step(0, "secondary_tlb_map", B, 3, frame, 0);
    rig.step(0, "free_frame", frame);
    int element = B * PAGES + 3;
    assertThat(rig.raised)
        .containsExactly(
            new Raised(
                Fault.USE_AFTER_FREE, FaultSubject.of(FaultSubject.Kind.DEVICE_MAPPING, element)));
  }

  @Test
  void aFrameThatItForgotMayBeFreed() {
    int frame = rig.step(0, "alloc_frames", 1, 0);
    rig.step(0, "secondary_tlb_map", B, 3, frame, 0);
    rig.step(0, "secondary_tlb_zap", B, pages(0, PAGES));
    rig.step(0, "free_frame", frame);
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void aFrameInACpusTlbMustNotBeFreed() {
    assertThat(rig.step(0, "ptep_get_and_clear", 1)).isEqualTo(1);
    assertThat(rig.ask("cpu_tlb_frame", 1)).isEqualTo(1);
    rig.step(0, "put_page_testzero", 1);
    rig.step(0, "free_frame", 1);
    assertThat(rig.raised)
        .containsExactly(
            new Raised(Fault.USE_AFTER_FREE, FaultSubject.of(FaultSubject.Kind.CPU_MAPPING, 1)));
  }

  @Test
  void aFlushMakesCpusForget() {
    rig.step(0, "ptep_get_and_clear", 0);
    rig.step(0, "ptep_get_and_clear", 1);
    rig.step(0, "flush_tlb_page", 0);
    assertThat(rig.ask("cpu_tlb_frame", 0)).isEqualTo(NULL);
    assertThat(rig.ask("cpu_tlb_frame", 1)).isEqualTo(1);
    rig.step(0, "flush_tlb_range", pages(0, PAGES));
    assertThat(rig.ask("cpu_tlb_frame", 1)).isEqualTo(NULL);
  }

  @Test
  void gatheredFramesComeBackOnceInTheirOrder() {
    assertThat(rig.step(0, "tlb_next_page")).isEqualTo(NULL);
    for (int frame : new int[] {1, 0, 2}) {
      rig.step(0, "tlb_remove_page", frame);
    }
    assertThat(rig.step(0, "tlb_next_page")).isEqualTo(1);
    assertThat(rig.step(0, "tlb_next_page")).isEqualTo(0);
    assertThat(rig.step(0, "tlb_next_page")).isEqualTo(2);
    assertThat(rig.step(0, "tlb_next_page")).isEqualTo(NULL);
  }
}
