package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Liveness.Counterexample;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

final class LivenessTest {
  /** Number 1 goes 0, 1, 0, 1, ... for ever, in two steps. */
  private static final Step[] TOGGLE = {Step.set(1, 1), Step.set(1, 0).then(0)};

  private static boolean isDone(Numbers state) {
    return state.get(0) == 1;
  }

  /** What the tests vary of a liveness search. */
  private record Facts(
      ToySystem system,
      Predicate<Numbers> cutOff,
      Predicate<Numbers> withinStep,
      Predicate<Numbers> lasting)
      implements Liveness.Facts<Numbers> {

    @Override
    public boolean wantsLock(Numbers state, int thread) {
      return system.wantsLock(state, thread);
    }

    @Override
    public boolean isCutOff(Numbers state, int thread, boolean raised) {
      return raised || cutOff.test(state);
    }

    @Override
    public boolean isWithinStep(Numbers state) {
      return withinStep.test(state);
    }

    @Override
    public boolean mayLast(Numbers state) {
      return lasting.test(state);
    }
  }

  private static Facts plainly(ToySystem system) {
    return new Facts(system, s -> false, s -> false, s -> true);
  }

  private static Optional<Counterexample> counterexample(Facts facts) {
    Liveness.Answer answer =
        new Liveness<>(facts.system(), LivenessTest::isDone, facts, ToySystem.UNBOUNDED).run();
    assertThat(answer.limit()).isEmpty();
    answer.counterexample().ifPresent(c -> isRun(facts.system(), c));
    return answer.counterexample();
  }

  /** It never comes to the goal, and closes, or ends where nothing can move. */
  private static void isRun(ToySystem system, Counterexample c) {
    Numbers state = system.initial();
    for (Schedule.Step step : c.prefix().steps()) {
      state = once(system, state, step);
    }
    Numbers start = state.copy();
    for (Schedule.Step step : c.loop().steps()) {
      state = once(system, state, step);
    }
    assertThat(state.values).isEqualTo(start.values);
    if (c.loop().steps().isEmpty()) {
      for (int t = 0; t < system.threads(); t++) {
        assertThat(system.ways(state, t)).isZero();
      }
    }
  }

  private static Numbers once(ToySystem system, Numbers from, Schedule.Step step) {
    assertThat(system.ways(from, step.thread())).isGreaterThan(step.way());
    Numbers next = from.copy();
    system.move(next, step.thread(), step.way(), (s, t, raised) -> false);
    assertThat(isDone(next)).isFalse();
    return next;
  }

  private static Optional<Counterexample> counterexample(ToySystem system) {
    return counterexample(plainly(system));
  }

  private static ToySystem beside(Step other) {
    return new ToySystem(2).thread(TOGGLE).thread(other);
  }

  @Test
  void aThreadThatCanAlwaysMoveMoves() {
    assertThat(counterexample(beside(Step.set(0, 1)))).isEmpty();
  }

  @Test
  void aThreadThatNeverCanDoesNot() {
    Optional<Counterexample> c = counterexample(beside(Step.set(0, 1).when(s -> false)));

    assertThat(c.orElseThrow().loop().steps())
        .containsExactly(new Schedule.Step(0, 0), new Schedule.Step(0, 0));
  }

  @Test
  void oneThatCanNowAndThenNeedNot() {
    Optional<Counterexample> c = counterexample(beside(Step.set(0, 1).when(s -> s.get(1) == 0)));

    assertThat(c.orElseThrow().loop().steps()).hasSize(2);
  }

  @Test
  void butALockThatIsFreeNowAndThenIsGot() {
    Step lock = Step.set(0, 1).when(s -> s.get(1) == 0).locking();

    assertThat(counterexample(beside(lock))).isEmpty();
  }

  /** The lock is free only in the outer loop, which need not be taken. */
  @Test
  void aLockThatIsFreeOnlyElsewhereIsNot() {
    ToySystem system =
        new ToySystem(2)
            .thread(
                Step.set(1, 1),
                Step.nop(),
                Step.of((s, way) -> s.values[1] = way).ways(2),
                Step.nop().when(s -> s.get(1) == 1).then(1))
            .thread(Step.set(0, 1).when(s -> s.get(1) == 0).locking());

    // Thread 0 may go 1, 2, 3, 1, ... with the lock (number 1) taken for ever.
    Optional<Counterexample> c = counterexample(system);
    assertThat(c.orElseThrow().loop().steps()).hasSize(3);
  }

  @Test
  void choicesAreUnfair() {
    Step chance = Step.of((s, way) -> s.values[0] = way).ways(2).then(0);

    assertThat(counterexample(new ToySystem(1).thread(chance))).isPresent();
    assertThat(counterexample(new ToySystem(1).thread(Step.set(0, 1).then(0)))).isEmpty();
  }

  @Test
  void aRunThatEndsBeforeTheGoalIsOneAgainst() {
    ToySystem ends = new ToySystem(2).thread(Step.set(1, 1));
    Optional<Counterexample> c = counterexample(ends);

    assertThat(c.orElseThrow().loop().steps()).isEmpty();
    assertThat(c.orElseThrow().prefix().steps()).hasSize(1);
  }

  @Test
  void aRunThatPassesTheGoalIsNone() {
    assertThat(counterexample(new ToySystem(1).thread(Step.set(0, 1), Step.set(0, 0)))).isEmpty();
  }

  @Test
  void aGoalAtTheStartIsEnough() {
    ToySystem system = new ToySystem(2).thread(TOGGLE);
    Liveness.Answer answer =
        new Liveness<>(system, s -> true, plainly(system), ToySystem.UNBOUNDED).run();

    assertThat(answer.counterexample()).isEmpty();
    assertThat(answer.limit()).isEmpty();
  }

  @Test
  void aBlockedThreadBesideAnEndedOneIsARunThatEnds() {
    ToySystem system =
        new ToySystem(2).thread(Step.set(0, 1).when(s -> s.get(1) == 9)).thread(Step.nop());

    assertThat(counterexample(system).orElseThrow().loop().steps()).isEmpty();
  }

  @Test
  void nothingIsSaidOfAPathThatIsCutOff() {
    ToySystem raises = new ToySystem(2).thread(Step.set(1, 1).raising());
    ToySystem system = new ToySystem(2).thread(Step.set(1, 1));
    Facts cut = new Facts(system, s -> s.get(1) == 1, s -> false, s -> true);

    assertThat(counterexample(raises)).isEmpty();
    assertThat(counterexample(cut)).isEmpty();
    assertThat(counterexample(system)).isPresent();
  }

  @Test
  void waitingForTheEndOfAStepIsNotBeingUnableToMove() {
    ToySystem system = beside(Step.set(0, 1).when(s -> s.get(1) == 0));
    Facts within = new Facts(system, s -> false, s -> s.get(1) == 1, s -> true);

    assertThat(counterexample(within)).isEmpty();
    assertThat(counterexample(system)).isPresent();
  }

  @Test
  void aThreadThatIsStuckStaysSoInTheMiddleOfAStep() {
    ToySystem system = beside(Step.set(0, 1).when(s -> false).locking());
    Facts within = new Facts(system, s -> false, s -> s.get(1) == 1, s -> true);

    assertThat(counterexample(within)).isPresent();
  }

  @Test
  void aLoopInStatesThatDoNotCountIsNone() {
    ToySystem system =
        new ToySystem(2)
            .thread(Step.set(1, 1), Step.set(0, 1).when(s -> false))
            .thread(Step.nop(), Step.nop().then(0));
    Facts late = new Facts(system, s -> false, s -> false, s -> s.get(1) == 1);
    Facts early = new Facts(system, s -> false, s -> false, s -> s.get(1) == 0);

    assertThat(counterexample(late)).isPresent();
    // Where number 1 is 0, thread 0 can always move: it is not fair to stay there.
    assertThat(counterexample(early)).isEmpty();
  }

  @Test
  void aMoveThatDoesNotCountIsNoLoop() {
    ToySystem system = new ToySystem(1).thread(Step.set(0, 1)).thread(Step.nop().discarded());

    assertThat(counterexample(system)).isEmpty();
  }

  @Test
  void aStepThatChangesNothingIsALoopOfOne() {
    ToySystem system = new ToySystem(1).thread(Step.nop().then(0));

    assertThat(counterexample(system).orElseThrow().loop().steps()).hasSize(1);
  }

  @Test
  void twoThreadsThatMoveForEverBothMoveInTheLoop() {
    ToySystem system = new ToySystem(2).thread(TOGGLE).thread(Step.nop(), Step.nop().then(0));
    Counterexample c = counterexample(system).orElseThrow();

    assertThat(c.loop().steps()).extracting(Schedule.Step::thread).contains(0, 1);
  }

  @Test
  void theLoopPassesWhereAnIdleThreadCannotMove() {
    Counterexample c =
        counterexample(
                new ToySystem(2)
                    .thread(Step.nop().then(0), Step.nop())
                    .thread(TOGGLE)
                    .thread(Step.set(0, 1).when(s -> s.get(1) == 0)))
            .orElseThrow();

    // Else staying where it can move would be unfair to thread 2.
    assertThat(c.loop().steps()).extracting(Schedule.Step::thread).contains(0, 1);
  }

  @Test
  void aFusedMoveTellsAllItsSteps() {
    ToySystem system =
        new ToySystem(2).thread(Step.set(1, 1), Step.nop().fused(), Step.nop().fused().then(0));
    Liveness.Answer answer =
        new Liveness<>(system, LivenessTest::isDone, plainly(system), ToySystem.UNBOUNDED).run();

    // The loop is one move of three steps.
    assertThat(answer.counterexample().orElseThrow().loop().steps()).hasSize(3);
  }

  @Test
  void aBoundIsSaid() {
    ToySystem system = beside(Step.set(0, 1).when(s -> false));

    assertThat(limit(system, new Limits(1, 9, Long.MAX_VALUE, () -> false))).hasValue("1 states");
    assertThat(limit(system, new Limits(9, 9, Long.MAX_VALUE, () -> true))).hasValue("time");
    assertThat(limit(new ToySystem(1).thread(ToySystem.outgrown("frames")), ToySystem.UNBOUNDED))
        .hasValue("frames");
  }

  private static Optional<String> limit(ToySystem system, Limits limits) {
    Liveness.Answer answer =
        new Liveness<>(system, LivenessTest::isDone, plainly(system), limits).run();
    assertThat(answer.counterexample()).isEmpty();
    return answer.limit();
  }
}
