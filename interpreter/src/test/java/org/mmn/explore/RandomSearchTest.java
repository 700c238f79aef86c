package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;

class RandomSearchTest {
  private static final int RUNS = 2_000;

  private static final Identity<Numbers> CONTENT =
      new Identity<>() {
        @Override
        public long state(Numbers state) {
          return Arrays.stream(state.values).asLongStream().reduce(1, (a, b) -> 32 * a + b);
        }

        @Override
        public long position(Numbers state, int thread) {
          return 100L * (thread + 1) + state.values[2 + thread];
        }
      };

  /** Threads of four steps, and the bug is that the second ends before the first. */
  private static ToySystem ofDepth1() {
    return new ToySystem(2)
        .thread(nops(3, Step.set(0, 1)))
        .thread(nops(3, when(0, 0, Step.set(1, 1))))
        .thread(nops(4));
  }

  /** The second has to come between the first's third step and its seventh. */
  private static ToySystem ofDepth2() {
    return new ToySystem(2)
        .thread(nops(2, Step.set(0, 1), Step.nop(), Step.nop(), Step.nop(), Step.set(0, 0)))
        .thread(nops(2, when(0, 1, Step.set(1, 1))));
  }

  /** The same, and then the first has to come to its end before the second does. */
  private static ToySystem ofDepth3() {
    return new ToySystem(2)
        .thread(
            nops(
                1,
                Step.set(0, 1),
                Step.nop(),
                Step.nop(),
                Step.nop(),
                when(0, 1, Step.set(0, 0)),
                when(0, 2, Step.set(1, 1))))
        .thread(
            nops(
                1, when(0, 1, Step.set(0, 2)), Step.nop(), Step.nop(), Step.nop(), Step.set(0, 3)));
  }

  private static Step when(int index, int value, Step then) {
    return Step.of(
        (state, way) -> {
          if (state.values[index] == value) {
            then.effect().on(state, way);
          }
        });
  }

  private static Step[] nops(int count, Step... after) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(Step.nop());
    }
    steps.addAll(List.of(after));
    return steps.toArray(new Step[0]);
  }

  private static Sights bug() {
    return new Sights().inState(s -> s.get(1) == 1);
  }

  private static RandomSearch.Worker<Numbers> worker(ToySystem system, Sights sights) {
    return new RandomSearch.Worker<>(system, List.of(sights), CONTENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void pctFindsABugOfADepthAsOftenAsItPromises(int depth) {
    List<ToySystem> toys = List.of(ofDepth1(), ofDepth2(), ofDepth3());
    ToySystem toy = toys.get(depth - 1);
    Lottery lottery = new Lottery(depth, 1, RUNS);
    int length = List.of(12, 10, 13).get(depth - 1);

    long found = IntStream.range(0, RUNS).filter(i -> finds(toy, lottery, i, length)).count();

    assertThat((double) found / RUNS)
        .isGreaterThanOrEqualTo(lottery.promise(toy.threads(), length));
  }

  private static boolean finds(ToySystem toy, Lottery lottery, int run, int length) {
    RandomWorker<Numbers> hand =
        new RandomWorker<>(
            worker(toy, bug()),
            lottery,
            100,
            new RandomSearch<>(List.of(), lottery, LIMITS, QUIET));
    hand.run(run, lottery.depth(), length);
    assertThat(hand.longest()).isEqualTo(length);
    return !hand.sighted().isEmpty();
  }

  private static final Progress QUIET = Progress.silent();
  private static final Limits LIMITS = new Limits(1 << 20, 100, 1L << 30, () -> false);

  /** Of depth 2 it finds none that needs 3. */
  @Test
  void aDepthTooSmallFindsNothing() {
    Lottery lottery = new Lottery(2, 1, RUNS);

    assertThat(IntStream.range(0, RUNS).noneMatch(i -> finds(ofDepth3(), lottery, i, 13))).isTrue();
  }

  private static RandomSearch.Drawn drawn(
      Supplier<ToySystem> toy, Lottery lottery, int workers, BooleanSupplier stop) {
    Limits limits = new Limits(1 << 20, 100, 1L << 30, stop);
    List<RandomSearch.Worker<Numbers>> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      all.add(worker(toy.get(), bug()));
    }
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try {
      return new RandomSearch<>(all, lottery, limits, QUIET).run(executor);
    } finally {
      executor.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void theNumberOfWorkersDoesNotMatter(int depth) {
    Lottery lottery = new Lottery(depth, 7, 3_000);

    RandomSearch.Drawn one = drawn(RandomSearchTest::ofDepth3, lottery, 1, () -> false);

    assertThat(one.sightings()).isNotEmpty();
    for (int workers = 2; workers <= 4; workers++) {
      assertThat(drawn(RandomSearchTest::ofDepth3, lottery, workers, () -> false)).isEqualTo(one);
    }
  }

  @Test
  void whatTimeEndsIsTheSameAsSoManyRuns() {
    AtomicInteger asked = new AtomicInteger();
    Lottery all = new Lottery(3, 7, Integer.MAX_VALUE);

    RandomSearch.Drawn some =
        drawn(RandomSearchTest::ofDepth3, all, 2, () -> asked.incrementAndGet() > 500);

    assertThat(some.inTime()).isFalse();
    int runs = some.coverage().runs();
    RandomSearch.Drawn same =
        drawn(RandomSearchTest::ofDepth3, new Lottery(3, 7, runs), 1, () -> false);
    assertThat(some.sightings()).isEqualTo(same.sightings());
    assertThat(some.coverage().states()).isEqualTo(same.coverage().states());
    assertThat(some.coverage().steps()).isEqualTo(same.coverage().steps());
  }

  @Test
  void aSightingKeepsItsFirstRunUpToWhereItShows() {
    RandomSearch.Drawn drawn =
        drawn(RandomSearchTest::ofDepth2, new Lottery(0, 1, 500), 2, () -> false);

    Schedule run = drawn.sightings().get("state");

    assertThat(ofDepth2().after(run).get(1)).isEqualTo(1);
    assertThat(ofDepth2().after(run.first(run.steps().size() - 1)).get(1)).isZero();
    int number = drawn.numbers().get("state");
    RandomSearch.Drawn before =
        drawn(RandomSearchTest::ofDepth2, new Lottery(0, 1, number), 1, () -> false);
    assertThat(before.sightings()).isEmpty();
  }

  /** Three threads with five places each. */
  @Test
  void walksCoverASmallSystem() {
    Coverage seen =
        drawn(RandomSearchTest::ofDepth1, new Lottery(0, 1, RUNS), 2, () -> false).coverage();
    int all =
        new Search<>(Search.Worker.plain(ofDepth1(), List.of(bug())), LIMITS, QUIET).run().states();

    assertThat(seen.states()).isEqualTo(all);
    assertThat(seen.positions()).isEqualTo(15);
    assertThat(seen.ended().cardinality()).isEqualTo(3);
    assertThat(seen.over()).isEqualTo(RUNS);
    assertThat(seen.longest()).isEqualTo(12);
    assertThat(seen.moves()).isEqualTo(12L * RUNS);
  }

  /** A thread in a circle lets the others go on, and the run ends at the bound. */
  @Test
  void pctIsNotStarvedByACircle() {
    Supplier<ToySystem> circle =
        () ->
            new ToySystem(2)
                .thread(Step.nop(), Step.nop().then(0))
                .thread(Step.nop(), Step.set(1, 1));

    RandomSearch.Drawn drawn = drawn(circle, new Lottery(1, 1, 40), 1, () -> false);

    assertThat(drawn.sightings()).containsKey("state");
    assertThat(drawn.coverage().cut()).isEqualTo(40);
    assertThat(drawn.coverage().longest()).isEqualTo(100);
    assertThat(drawn.coverage().ended().get(1)).isTrue();
  }

  @Test
  void whatIsTooSmallEndsARunAndIsTold() {
    Supplier<ToySystem> small =
        () -> new ToySystem(2).thread(Step.nop(), ToySystem.outgrown("counter"));

    Coverage seen = drawn(small, new Lottery(0, 1, 30), 2, () -> false).coverage();

    assertThat(seen.stopped()).contains("counter");
    assertThat(seen.cut()).isEqualTo(30);
  }

  @Test
  void whatFailsInAWorkerFailsTheSearch() {
    Supplier<ToySystem> broken =
        () ->
            new ToySystem(2)
                .thread(
                    Step.of(
                        (state, way) -> {
                          throw new IllegalStateException("broken");
                        }));

    assertThatThrownBy(() -> drawn(broken, new Lottery(0, 1, 30), 2, () -> false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  /** By turns, and then as it needs to be: one switch, and nothing before that does not matter. */
  @Test
  void aRunIsMadeShorterAndStillShowsItsSighting() {
    List<Schedule.Step> turns = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      turns.add(new Schedule.Step(i % 2, 0));
    }

    Schedule shorter =
        new Shortening<>(ofDepth2(), () -> List.of(bug()), 500)
            .shortened(Schedule.of(turns), "state");

    assertThat(ofDepth2().after(shorter).get(1)).isEqualTo(1);
    assertThat(shorter.switches()).isEqualTo(1);
  }
}
