package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;
import org.mmn.state.CapacityExceeded;

final class SurvivingTest {
  /** A: x = 1; then a step more. B: x = 2, if A was not first. */
  private final ToySystem race =
      new ToySystem(1)
          .thread(Step.set(0, 1).when(s -> s.get(0) == 0), Step.nop())
          .thread(Step.set(0, 2).when(s -> s.get(0) == 0));

  private static Surviving<Numbers> where(
      ToySystem system, java.util.function.Predicate<Numbers> fulfilled, Sights sights) {
    return Surviving.of(system, fulfilled, List.of(sights), ToySystem.UNBOUNDED);
  }

  private static Outcome search(Surviving<Numbers> system, Sights sights) {
    return new Search<>(
            Search.Worker.plain(system, List.of(sights)), ToySystem.UNBOUNDED, Progress.silent())
        .run();
  }

  @Test
  void movesThatCannotLeadThereAreLeftOut() {
    Surviving<Numbers> surviving = where(race, s -> s.get(1) == 2, new Sights());
    Sights sights = new Sights();
    Outcome outcome = search(surviving, sights);

    // Of the whole, (x, A, B): 000, 110, 201, 120; without B's move 000, 110, 120.
    assertThat(surviving.states()).isEqualTo(4);
    assertThat(surviving.any()).isTrue();
    assertThat(outcome.states()).isEqualTo(3);
    assertThat(outcome.moves()).isEqualTo(2);
    assertThat(sights.moved).noneMatch(m -> m.contains("[2"));
  }

  @Test
  void everythingSurvivesWhenEveryEndWillDo() {
    Surviving<Numbers> surviving = where(race, s -> s.get(0) != 0, new Sights());

    assertThat(search(surviving, new Sights()).states()).isEqualTo(4);
  }

  @Test
  void aDiscardedMoveTakesNoStepAndChangesNothing() {
    Surviving<Numbers> surviving = where(race, s -> s.get(1) == 2, new Sights());
    Numbers state = surviving.initial();

    assertThat(surviving.move(state, 1, 0, (s, t, raised) -> true)).isZero();
    assertThat(state.values).containsExactly(0, 0, 0);
    assertThat(surviving.move(state, 0, 0, (s, t, raised) -> true)).isEqualTo(1);
    assertThat(state.values).containsExactly(1, 1, 0);
  }

  @Test
  void noRunMayBeLeft() {
    Surviving<Numbers> surviving = where(race, s -> s.get(0) == 3, new Sights());

    assertThat(surviving.any()).isFalse();
  }

  @Test
  void aFindingThatEndsThePathSurvives() {
    Sights ends = new Sights().endingIn(s -> s.get(0) == 2);
    Surviving<Numbers> surviving = where(race, s -> s.get(1) == 2, ends);

    assertThat(search(surviving, new Sights()).states()).isEqualTo(4);
  }

  /** The fault is in the middle of a fused move whose end is a state that another run discards. */
  @Test
  void aFindingInsideAFusedMoveSurvives() {
    ToySystem system =
        new ToySystem(1)
            .thread(
                Step.of((s, way) -> s.values[0] = way == 0 ? 5 : 0).ways(2).raising(),
                Step.set(0, 0).fused(),
                Step.nop().when(s -> false));
    Sights faults = new Sights().endingAfter(s -> s.get(0) == 5);
    Surviving<Numbers> surviving = where(system, s -> false, faults);
    Outcome outcome =
        new Search<>(
                Search.Worker.plain(
                    surviving, List.of(new Sights().endingAfter(s -> s.get(0) == 5))),
                ToySystem.UNBOUNDED,
                Progress.silent())
            .run();

    assertThat(outcome.findings()).extracting(Finding::verdict).containsExactly("move");
  }

  @Test
  void aSystemThatEndsWhereItBeginsSurvives() {
    Sights atOnce = new Sights().endingAfter(s -> true);

    assertThat(where(race, s -> false, atOnce).any()).isTrue();
  }

  @Test
  void aBoundLeavesItUnknown() {
    Limits states = new Limits(2, 9, Long.MAX_VALUE, () -> false);
    Limits time = new Limits(9, 9, Long.MAX_VALUE, () -> true);
    Limits memory = new Limits(9, 9, 1, () -> false);

    assertThatThrownBy(() -> bounded(states)).isInstanceOf(CapacityExceeded.class);
    assertThatThrownBy(() -> bounded(time)).isInstanceOf(CapacityExceeded.class);
    assertThatThrownBy(() -> bounded(memory)).isInstanceOf(CapacityExceeded.class);
    assertThat(bounded(new Limits(4, 9, Long.MAX_VALUE, () -> false)).any()).isTrue();
  }

  private Surviving<Numbers> bounded(Limits limits) {
    return Surviving.of(race, s -> s.get(0) == 2, List.of(new Sights()), limits);
  }
}
