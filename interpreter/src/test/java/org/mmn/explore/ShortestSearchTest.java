package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

final class ShortestSearchTest {

  private static Map<Object, Schedule> shortest(
      ToySystem system, Sights sights, Limits limits, Object... wanted) {
    return new ShortestSearch<>(system, List.of(sights), limits, List.of(wanted)).run();
  }

  private static Sights whenTwo() {
    return new Sights().inState(s -> s.get(0) == 2);
  }

  /**
   * A sets x to 2 alone by a way of {@code detour} steps more, or in two steps with one of B in
   * between: A, B, A has the fewest steps and two switches.
   */
  private static ToySystem detour(int detour) {
    Step choice = Step.of((s, way) -> s.values[1] = way).ways(2);
    Step[] a = new Step[detour + 2];
    a[0] = choice;
    java.util.Arrays.fill(a, 1, detour + 1, Step.nop());
    a[1] =
        Step.of(
                (s, way) -> {
                  if (s.values[1] == 1) {
                    s.values[0] = 2;
                  }
                })
            .when(s -> s.get(1) == 0 || s.get(0) == 1);
    a[detour + 1] = Step.set(0, 2);
    return new ToySystem(2).thread(a).thread(Step.set(0, 1));
  }

  @Test
  void fewerSwitchesGoBeforeFewerSteps() {
    ToySystem system = detour(5);
    Outcome byDepth =
        new Search<>(
                Search.Worker.plain(system, List.of(whenTwo())),
                ToySystem.UNBOUNDED,
                Progress.silent())
            .run();
    Schedule run = shortest(system, whenTwo(), ToySystem.UNBOUNDED, "state").get("state");

    // B first costs one switch; A alone none.
    assertThat(byDepth.runs().get("state").steps()).hasSize(3);
    assertThat(run.switches()).isZero();
    assertThat(run.steps()).hasSize(7);
    assertThat(system.after(run).get(0)).isEqualTo(2);
  }

  @Test
  void amongRunsWithAsManySwitchesTheFewestStepsWin() {
    // Way 0: three steps to the end; way 1: straight there.
    ToySystem system =
        new ToySystem(1)
            .thread(
                Step.of((s, way) -> s.values[0] = way == 1 ? 1 : 0).ways(2),
                Step.nop().when(s -> s.get(0) == 0),
                Step.nop(),
                Step.set(0, 1));
    Sights sights = new Sights().inState(s -> s.get(0) == 1);
    Schedule run = shortest(system, sights, ToySystem.UNBOUNDED, "state").get("state");

    assertThat(run.steps()).containsExactly(new Schedule.Step(0, 1));
  }

  @Test
  void aLaterFoundCheaperWayToAKnownStateIsTaken() {
    // B's long way around comes first by number of switches, but takes one switch more to A's end.
    ToySystem system =
        new ToySystem(2)
            .thread(Step.nop().when(s -> s.get(0) == 1), Step.set(1, 1))
            .thread(Step.set(0, 1), Step.nop());
    Sights sights = new Sights().inState(s -> s.get(1) == 1);
    Schedule run = shortest(system, sights, ToySystem.UNBOUNDED, "state").get("state");

    assertThat(run.steps())
        .containsExactly(new Schedule.Step(1, 0), new Schedule.Step(0, 0), new Schedule.Step(0, 0));
  }

  @Test
  void whatASightingInsideAFusedMoveCostsIsExact() {
    ToySystem system =
        new ToySystem(0)
            .thread(Step.nop(), Step.nop().fused(), Step.nop().fused(), Step.nop().fused());
    Sights sights = new Sights().endingAfter(s -> s.get(0) == 2);
    Schedule run = shortest(system, sights, ToySystem.UNBOUNDED, "move").get("move");

    assertThat(run.steps()).hasSize(2);
  }

  @Test
  void severalSightingsGetARunEach() {
    Sights sights = whenTwo().endingIn(s -> s.get(0) == 1);
    Map<Object, Schedule> runs = shortest(detour(3), sights, ToySystem.UNBOUNDED, "state", "end");

    assertThat(runs.get("state").steps()).hasSize(5);
    assertThat(runs.get("end").steps()).containsExactly(new Schedule.Step(1, 0));
  }

  @Test
  void nothingIsClaimedBeyondABound() {
    Limits few = new Limits(3, 99, Long.MAX_VALUE, () -> false);

    assertThat(shortest(detour(5), whenTwo(), few, "state")).isEmpty();
    assertThat(shortest(detour(5), whenTwo(), ToySystem.UNBOUNDED, "state")).hasSize(1);
  }

  @Test
  void whatIsNowhereHasNoRun() {
    Sights never = new Sights().inState(s -> s.get(0) == 3);

    assertThat(shortest(detour(2), never, ToySystem.UNBOUNDED, "state")).isEmpty();
  }

  @Test
  void theInitialStateCostsNothing() {
    Sights sights = new Sights().inState(s -> true);
    Schedule run = shortest(detour(2), sights, ToySystem.UNBOUNDED, "state").get("state");

    assertThat(run.steps()).isEmpty();
  }

  /** Against a search of all runs: seeded random systems of two threads. */
  @Test
  void noRunIsBetterThanTheOneFound() {
    for (int seed = 0; seed < 200; seed++) {
      ToySystem system = random(new java.util.Random(seed));
      Sights sights = new Sights().inState(ShortestSearchTest::isGoal);
      Schedule run = shortest(system, sights, ToySystem.UNBOUNDED, "state").get("state");
      long best = best(system, system.initial(), -1, 0, 0);

      long found = run == null ? Long.MAX_VALUE : run.switches() * 1000L + run.steps().size();
      assertThat(found).as("seed %d", seed).isEqualTo(best);
    }
  }

  private static boolean isGoal(Numbers s) {
    return s.get(0) == 2 && s.get(1) == 2;
  }

  private static ToySystem random(java.util.Random random) {
    ToySystem system = new ToySystem(2);
    for (int t = 0; t < 2; t++) {
      Step[] steps = new Step[4];
      for (int i = 0; i < steps.length; i++) {
        int index = random.nextInt(2);
        int add = 1 + random.nextInt(2);
        int tested = random.nextInt(2);
        int below = random.nextInt(3);
        steps[i] =
            Step.of((s, way) -> s.values[index] = (s.values[index] + add + way) % 3)
                .ways(1 + random.nextInt(2));
        if (random.nextBoolean()) {
          steps[i] = steps[i].when(s -> s.get(tested) >= below);
        }
      }
      system.thread(steps);
    }
    return system;
  }

  private static long best(ToySystem system, Numbers at, int last, int switches, int steps) {
    if (isGoal(at)) {
      return switches * 1000L + steps;
    }
    long best = Long.MAX_VALUE;
    for (int t = 0; t < 2; t++) {
      for (int w = 0; w < system.ways(at, t); w++) {
        Numbers next = at.copy();
        system.move(next, t, w, (s, thread, raised) -> true);
        int more = last < 0 || last == t ? 0 : 1;
        best = Math.min(best, best(system, next, t, switches + more, steps + 1));
      }
    }
    return best;
  }
}
