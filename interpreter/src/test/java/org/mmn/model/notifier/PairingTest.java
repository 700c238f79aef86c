package org.mmn.model.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmn.model.PageRange;
import org.mmn.model.Rig;
import org.mmn.model.Rig.Raised;
import org.mmn.model.Worlds;
import org.mmn.model.task.OpenPairs.Pair;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Fault;

class PairingTest {
  private static final int A = PageRange.of(0, 0, 4);
  private static final int B = PageRange.of(0, 4, 8);
  private static final int ALL = PageRange.of(0, 0, 8);
  private final Rig rig = new Rig(Worlds.threads(2).mm("app", 8, 8).notifier(true).notifier(true));

  @Test
  void whatIsInFlightIsCountedByOverlap() {
    rig.step(0, "range_entered", A);
    rig.step(0, "range_entered", A);
    rig.step(1, "range_entered", B);
    assertThat(rig.ask("in_flight", ALL)).isEqualTo(3);
    assertThat(rig.ask("in_flight", B)).isEqualTo(1);
    assertThat(rig.ask("nesting", 0)).isEqualTo(2);
    rig.step(0, "range_left", A);
    assertThat(rig.ask("in_flight", A)).isEqualTo(1);
  }

  @Test
  void theOrderOfEntriesIsNoState() {
    rig.step(0, "range_entered", A);
    rig.step(0, "range_entered", B);
    rig.step(1, "range_entered", B);
    rig.step(1, "range_entered", A);
    assertThat(rig.view().position(0)).isEqualTo(rig.view().position(1));
  }

  @Test
  void pairsMatchInAnyOrder() {
    rig.step(0, "subscriber_started", 0, A);
    rig.step(0, "subscriber_started", 1, A);
    rig.step(0, "subscriber_started", 0, B);
    rig.step(0, "subscriber_ended", 0, A);
    rig.step(0, "subscriber_ended", 0, B);
    assertThat(rig.fields().tasks().pairs.of(rig.view(), 0)).containsExactly(new Pair(1, A));
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void anEndWithoutAStartIsUnbalanced() {
    rig.step(1, "subscriber_started", 0, A);
    rig.step(0, "subscriber_ended", 0, A);
    assertThat(rig.raised).containsExactly(new Raised(Fault.UNBALANCED, 0));
  }

  @Test
  void aFailedRangeIsUnbalancedForEveryOpenPair() {
    rig.step(0, "subscriber_started", 0, A);
    rig.step(0, "subscriber_started", 1, A);
    rig.step(0, "subscriber_started", 1, B);
    rig.step(0, "range_failed", A);
    assertThat(rig.raised)
        .containsExactlyInAnyOrder(
            new Raised(Fault.UNBALANCED, 0), new Raised(Fault.UNBALANCED, 1));
    assertThat(rig.fields().tasks().pairs.of(rig.view(), 0)).containsExactly(new Pair(1, B));
  }

  @Test
  void aViolatedContractNamesTheCallback() {
    rig.step(0, "contract_violated", 1, 42);
    assertThat(rig.raised).containsExactly(new Raised(Fault.CONTRACT, 42));
  }

  @Test
  void tooDeepNestingIsALimit() {
    for (int i = 0; i < 16; i++) {
      rig.step(0, "range_entered", A);
    }
    assertThatThrownBy(() -> rig.step(0, "range_entered", A)).isInstanceOf(CapacityExceeded.class);
  }

  @Test
  void rangesAreComputedWith() {
    int middle = PageRange.of(0, 2, 6);
    assertThat(rig.ask("overlaps", A, B)).isZero();
    assertThat(rig.ask("overlaps", A, middle)).isEqualTo(1);
    assertThat(rig.ask("contains", A, 3)).isEqualTo(1);
    assertThat(rig.ask("contains", A, 4)).isZero();
    assertThat(rig.ask("intersection", A, middle)).isEqualTo(PageRange.of(0, 2, 4));
    assertThat(rig.ask("empty", rig.ask("intersection", A, B))).isEqualTo(1);
    assertThat(rig.ask("empty", A)).isZero();
    assertThat(rig.ask("range_from", A, 3)).isEqualTo(PageRange.of(0, 3, 4));
  }
}
