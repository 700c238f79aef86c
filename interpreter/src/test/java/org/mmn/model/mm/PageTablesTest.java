package org.mmn.model.mm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Fault;

class PageTablesTest {
  private static final int NULL = -1;
  private static final int MIGRATION = 2;
  private static final int DEVICE_PRIVATE = 3;
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

  @Test
  void anEntryTakesThePlaceOfAMapping() {
    rig.step(0, "set_pte_entry", 0, MIGRATION, 0);
    assertThat(rig.ask("pte_entry", 0)).isEqualTo(MIGRATION);
    assertThat(rig.ask("pte_entry_frame", 0)).isZero();
    assertThat(rig.ask("pte_present", 0)).isZero();
    assertThat(rig.ask("page_mapcount", 0)).isZero();
    assertThat(rig.ask("page_count", 0)).isEqualTo(1);
    rig.step(0, "set_pte", 0, 0, 0);
    assertThat(rig.ask("pte_entry", 0)).isZero();
    assertThat(rig.ask("pte_entry_frame", 0)).isEqualTo(NULL);
  }

  @Test
  void accessTakenAwayLeavesTheFrame() {
    rig.step(0, "ptep_set_protnone", 0);
    rig.step(0, "ptep_set_protnone", 3);
    assertThat(rig.ask("pte_protnone", 0)).isEqualTo(1);
    assertThat(rig.ask("pte_protnone", 3)).isZero();
    assertThat(rig.ask("pte_frame", 0)).isZero();
    assertThat(rig.ask("pte_write", 0)).isZero();
    rig.step(0, "ptep_set_access_flags", 0, 1);
    rig.step(0, "ptep_set_access_flags", 3, 1);
    assertThat(rig.ask("pte_protnone", 0)).isZero();
    assertThat(rig.ask("pte_write", 0)).isEqualTo(1);
    assertThat(rig.ask("pte_write", 3)).isZero();
  }

  @Test
  void ofADeviceIsWhatTheEntryOfItsMemoryNames() {
    PageTables tables = rig.fields().tables();
    assertThat(tables.reachable(rig.view(), 0)).isZero();
    assertThat(tables.reachable(rig.view(), 3)).isEqualTo(NULL);
    rig.step(0, "set_pte_entry", 3, DEVICE_PRIVATE, 4);
    assertThat(tables.reachable(rig.view(), 3)).isEqualTo(4);
    assertThat(tables.isWritable(rig.view(), 3)).isTrue();
    rig.step(0, "set_pte_entry", 3, MIGRATION, 4);
    assertThat(tables.reachable(rig.view(), 3)).isEqualTo(NULL);
    rig.step(0, "ptep_set_protnone", 0);
    assertThat(tables.reachable(rig.view(), 0)).isEqualTo(NULL);
  }

  @Test
  void aThirdTranslationThatNoCpuWasFlushedOfIsALimit() {
    CpuTlbs cpus = rig.fields().tables().cpus;
    rig.step(0, "ptep_get_and_clear", 0);
    rig.step(0, "set_pte", 0, 1, 0);
    rig.step(0, "ptep_get_and_clear", 0);
    assertThat(cpus.hasFrame(rig.view(), 0, 0)).isTrue();
    assertThat(cpus.hasFrame(rig.view(), 0, 1)).isTrue();
    rig.step(0, "set_pte", 0, 2, 0);
    assertThatThrownBy(() -> rig.step(0, "ptep_get_and_clear", 0))
        .isInstanceOf(CapacityExceeded.class);
  }
}
