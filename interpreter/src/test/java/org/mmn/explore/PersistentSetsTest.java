package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

final class PersistentSetsTest {
  private static final Numbers ANYWHERE = new Numbers(new int[0]);

  /**
   * Whose code meets whose next action, whatever the state.
   *
   * @param by for each thread the others that meet it, as bits
   */
  private record Meeting(long seen, long... by) implements Dependence<Numbers> {
    @Override
    public boolean isSeen(Numbers state, int thread) {
      return (seen & 1L << thread) != 0;
    }

    @Override
    public long meeting(Numbers state, int thread, long still) {
      return by[thread];
    }
  }

  private static long enough(Dependence<Numbers> dependence, long moving) {
    return new PersistentSets<>(dependence).enough(ANYWHERE, moving);
  }

  @Test
  void oneThreadThatNobodyMeetsIsEnough() {
    assertThat(enough(new Meeting(0, 0b010, 0b001, 0), 0b111)).isEqualTo(0b100);
  }

  @Test
  void theFirstOfSeveralIsTaken() {
    assertThat(enough(new Meeting(0, 0, 0, 0), 0b110)).isEqualTo(0b010);
  }

  @Test
  void aStepThatACheckSeesIsNotMovedAlone() {
    assertThat(enough(new Meeting(0b100, 0b010, 0b001, 0), 0b111)).isEqualTo(0b011);
    assertThat(enough(new Meeting(0b111, 0b010, 0b001, 0), 0b111)).isEqualTo(0b111);
  }

  @Test
  void whoMeetsAThreadMovesWithItAndWhoMeetsThatOneToo() {
    assertThat(enough(new Meeting(0, 0b0010, 0b1000, 0b0111, 0b0001), 0b1111)).isEqualTo(0b1011);
  }

  /** The second thread waits: what may end its wait has to move. */
  @Test
  void aThreadThatWaitsBringsInWhoMayMeetIt() {
    assertThat(enough(new Meeting(0, 0b010, 0b100, 0, 0b001), 0b1101)).isEqualTo(0b0100);
    assertThat(enough(new Meeting(0b100, 0b010, 0b100, 0, 0b001), 0b1101)).isEqualTo(0b1101);
  }

  private static Outcome searched(ToySystem system, Sights sights) {
    Reduction<Numbers> first = (state, moving) -> Long.lowestOneBit(moving);
    return new Search<>(
            new Search.Worker<>(system, List.of(sights), first, Symmetry.none(system.threads())),
            ToySystem.UNBOUNDED,
            Progress.silent())
        .run();
  }

  @Test
  void theOthersOfAStateMoveWhenItsMovesLeadNowhereNew() {
    ToySystem system =
        new ToySystem(1).thread(Step.nop(), Step.nop().then(0)).thread(Step.set(0, 1));
    Outcome outcome = searched(system, new Sights().inState(s -> s.get(0) == 1));

    assertThat(outcome.findings()).extracting(Finding::verdict).containsExactly("state");
    assertThat(outcome.complete()).isTrue();
  }

  @Test
  void theOthersOfAStateMoveWhenAMoveEndsThePath() {
    ToySystem system = new ToySystem(2).thread(Step.set(0, 1).raising()).thread(Step.set(1, 1));
    Sights sights = new Sights().endingAfter(s -> s.get(0) == 1).inState(s -> s.get(1) == 1);

    assertThat(searched(system, sights).findings())
        .extracting(Finding::verdict)
        .containsExactly("move", "state");
  }

  @Test
  void whatIsPutOffIsNotSearched() {
    ToySystem system = new ToySystem(0).thread(Step.nop(), Step.nop()).thread(Step.nop());

    // The first thread to its end, then the second: a line.
    assertThat(searched(system, new Sights()).states()).isEqualTo(4);
  }
}
