package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

final class SearchTest {

  private static Outcome search(ToySystem system, Sights sights, Limits limits) {
    return new Search<>(Search.Worker.plain(system, List.of(sights)), limits, Progress.silent())
        .run();
  }

  private static Outcome search(ToySystem system, Sights sights) {
    return search(system, sights, ToySystem.UNBOUNDED);
  }

  /** Three steps in each of two threads: places 0..3 each. */
  private static ToySystem threeByThree() {
    return new ToySystem(0)
        .thread(Step.nop(), Step.nop(), Step.nop())
        .thread(Step.nop(), Step.nop(), Step.nop());
  }

  @Test
  void everyInterleavingIsSeenOnce() {
    Sights sights = new Sights();
    Outcome outcome = search(threeByThree(), sights);

    // 4 x 4 places; each thread has 3 moves at each of 4 places of the other; 3 + 3 to the end.
    assertThat(outcome.states()).isEqualTo(16);
    assertThat(outcome.moves()).isEqualTo(24);
    assertThat(outcome.depth()).isEqualTo(6);
    assertThat(outcome.complete()).isTrue();
    assertThat(sights.reached).hasSize(16).doesNotHaveDuplicates();
    assertThat(sights.expanded).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void discoveryIsBreadthFirstInTheOrderOfThreadsAndWays() {
    Sights sights = new Sights();
    search(
        new ToySystem(1).thread(Step.of((s, way) -> s.values[0] = way).ways(2)).thread(Step.nop()),
        sights);

    assertThat(sights.reached)
        .containsExactly(
            "[0, 0, 0]", "[0, 1, 0]", "[1, 1, 0]", "[0, 0, 1]", "[0, 1, 1]", "[1, 1, 1]");
  }

  @Test
  void aBlockedThreadWaitsAndAnEndedOneDoesNeither() {
    Sights sights = new Sights();
    search(new ToySystem(1).thread(Step.set(0, 1).when(s -> false)).thread(Step.nop()), sights);

    assertThat(sights.expanded).containsExactly("[0, 0, 0] 1 2", "[0, 0, 1] 1 0");
  }

  @Test
  void aMoveThatDoesNotCountLeadsNowhere() {
    Outcome outcome =
        search(new ToySystem(0).thread(Step.nop().discarded()).thread(Step.nop()), new Sights());

    assertThat(outcome.states()).isEqualTo(2);
    assertThat(outcome.moves()).isEqualTo(1);
  }

  @Test
  void aFusedMoveIsOneMoveOfManySteps() {
    ToySystem system =
        new ToySystem(0).thread(Step.nop(), Step.nop().fused(), Step.nop().fused(), Step.nop());
    assertThat(search(system, new Sights()).states()).isEqualTo(3);
  }

  /** Others may act before it: A at 0, and at 2, before the step that ends the path. */
  @Test
  void aFusedMoveThatEndsThePathStopsBefore() {
    ToySystem system =
        new ToySystem(0).thread(Step.nop(), Step.nop().fused(), Step.nop().fused(), Step.nop());
    Sights sights = new Sights().endingAfter(s -> s.get(0) == 3);
    Outcome outcome = search(system, sights);

    assertThat(outcome.states()).isEqualTo(2);
    assertThat(outcome.runs().get("move").steps()).hasSize(3);
  }

  @Test
  void nothingIsSoughtBehindASightingThatEndsThePath() {
    Sights sights = new Sights().endingIn(s -> s.get(0) == 1).inState(s -> s.get(0) == 2);
    Outcome outcome = search(threeByThree(), sights);

    assertThat(outcome.findings()).extracting(Finding::verdict).containsExactly("end");
    // A at 0 or 1, B anywhere.
    assertThat(outcome.states()).isEqualTo(8);
  }

  @Test
  void aRunLeadsToWhatItIsSaidToShow() {
    ToySystem system = threeByThree();
    Outcome outcome = search(system, new Sights().inState(s -> s.get(0) == 2 && s.get(1) == 3));

    Numbers end = system.after(outcome.runs().get("state"));
    assertThat(end.values).containsExactly(2, 3);
    assertThat(outcome.shortest()).isFalse();
  }

  @Test
  void aBoundIsSaidAndNeverComplete() {
    assertThat(limit(new Limits(5, 99, Long.MAX_VALUE, () -> false))).hasValue("5 states");
    assertThat(limit(new Limits(99, 2, Long.MAX_VALUE, () -> false))).hasValue("depth 2");
    assertThat(limit(new Limits(99, 99, 1, () -> false))).hasValue("memory");
    assertThat(limit(new Limits(99, 99, Long.MAX_VALUE, () -> true))).hasValue("time");
  }

  @Test
  void aBoundThatIsJustEnoughIsNone() {
    assertThat(limit(new Limits(16, 6, Long.MAX_VALUE, () -> false))).isEmpty();
    assertThat(limit(new Limits(15, 6, Long.MAX_VALUE, () -> false))).hasValue("15 states");
    assertThat(limit(new Limits(16, 5, Long.MAX_VALUE, () -> false))).hasValue("depth 5");
  }

  private static Optional<String> limit(Limits limits) {
    return search(threeByThree(), new Sights(), limits).limit();
  }

  @Test
  void aFieldThatIsTooSmallIsALimitThatKeepsWhatWasFound() {
    Sights sights = new Sights().inState(s -> s.get(0) == 1);
    Outcome outcome =
        search(new ToySystem(0).thread(Step.nop(), ToySystem.outgrown("frames")), sights);

    assertThat(outcome.limit()).hasValue("frames");
    assertThat(outcome.findings()).extracting(Finding::verdict).containsExactly("state");
  }

  @Test
  void progressIsToldWhileTheSearchGoesOn() {
    AtomicInteger told = new AtomicInteger();
    Step[] steps = new Step[200];
    java.util.Arrays.fill(steps, Step.nop());
    ToySystem system = new ToySystem(0).thread(steps).thread(steps);
    Outcome outcome =
        new Search<>(
                Search.Worker.plain(system, List.of(new Sights())),
                ToySystem.UNBOUNDED,
                (states, open, depth) -> told.incrementAndGet())
            .run();

    assertThat(outcome.states()).isEqualTo(201 * 201);
    assertThat(told.get()).isEqualTo(201 * 201 / 4096 + 1);
  }
}
