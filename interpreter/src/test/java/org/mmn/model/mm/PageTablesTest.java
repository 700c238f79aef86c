package org.mmn.model.mm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.Fault;

class PageTablesTest {
  private static final int NULL = -1;
  private final Rig rig =
      new Rig(Worlds.threads(1).mm("app", 4, 2).mm("lib", 2, 1, "readonly").frames(6));

  @Test
  void whatIsPopulatedIsMappedAtTheStart() {
    assertThat(rig.ask("pte_frame", 1)).isEqualTo(1);
    assertThat(rig.ask("frame", 4)).isEqualTo(2);
    assertThat(rig.ask("mapped", 2)).isZero();
    assertThat(rig.ask("pte_present", 0)).isEqualTo(1);
    assertThat(rig.ask("pte_write", 0)).isEqualTo(1);
    assertThat(rig.ask("pte_write", 4)).isZero();
    assertThat(rig.ask("page_count", 2)).isEqualTo(1);
    assertThat(rig.ask("mm_rss", 0)).isEqualTo(2);
    assertThat(rig.ask("mm_rss", 1)).isEqualTo(1);
  }

  @Test
  void clearingHandsTheFrameBack() {
    assertThat(rig.step(0, "ptep_get_and_clear", 1)).isEqualTo(1);
    assertThat(rig.step(0, "ptep_get_and_clear", 1)).isEqualTo(NULL);
    assertThat(rig.ask("pte_write", 1)).isZero();
    assertThat(rig.ask("page_count", 1)).isEqualTo(1);
  }

  @Test
  void whoMapsAFrameIsFound() {
    rig.step(0, "get_page", 0);
    rig.step(0, "set_pte", 5, 0, 0);
    assertThat(rig.ask("mappings_first", 0)).isZero();
    assertThat(rig.ask("mappings_next", 0, 0)).isEqualTo(5);
    assertThat(rig.ask("mappings_next", 0, 5)).isEqualTo(NULL);
    assertThat(rig.ask("mappings_first", 5)).isEqualTo(NULL);
  }

  @Test
  void aFreeFrameIsNotMapped() {
    rig.step(0, "set_pte", 3, 5, 1);
    rig.step(0, "set_pte", 3, NULL, 1);
    assertThat(rig.raised)
        .containsExactly(
            new Raised(Fault.USE_AFTER_FREE, 5), new Raised(Fault.USE_AFTER_FREE, NULL));
    assertThat(rig.ask("mapped", 3)).isZero();
  }

  @Test
  void writeProtectionLeavesTheFrame() {
    rig.step(0, "ptep_set_wrprotect", 0);
    assertThat(rig.ask("pte_write", 0)).isZero();
    assertThat(rig.ask("pte_frame", 0)).isZero();
  }
}
