package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;
import org.mmn.explore.store.Storage;
import org.mmn.state.CapacityExceeded;

/** What several workers find is what one finds, number for number. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ParallelSearchTest {
  private static final Reduction<Numbers> LOWEST = (state, moving) -> Long.lowestOneBit(moving);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  /** Threads of so many steps each; the last adds one of three numbers to what they share. */
  private static ToySystem wide(int steps) {
    Step[] walk = new Step[steps];
    java.util.Arrays.fill(walk, Step.nop());
    Step choice = Step.of((s, way) -> s.values[0] = s.values[0] + way).ways(3);
    return new ToySystem(1).thread(walk).thread(walk).thread(choice, Step.nop(), choice);
  }

  private static Sights sights() {
    return new Sights()
        .inState(s -> s.get(0) == 4 && s.get(1) == 7)
        .endingIn(s -> s.get(0) == 2 && s.get(2) == 9)
        .endingAfter(s -> s.get(1) == 25);
  }

  private Outcome search(
      Supplier<ToySystem> systems, int workers, Limits limits, Reduction<Numbers> reduction) {
    return search(systems, workers, limits, reduction, Storage.EXACT);
  }

  private Outcome search(
      Supplier<ToySystem> systems,
      int workers,
      Limits limits,
      Reduction<Numbers> reduction,
      Storage storage) {
    return search(systems, ParallelSearchTest::sights, workers, limits, reduction, storage);
  }

  private Outcome search(
      Supplier<ToySystem> systems,
      Supplier<Sights> sights,
      int workers,
      Limits limits,
      Reduction<Numbers> reduction,
      Storage storage) {
    List<Search.Worker<Numbers>> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      ToySystem system = systems.get();
      all.add(
          new Search.Worker<>(
              system, List.of(sights.get()), reduction, Symmetry.none(system.threads())));
    }
    List<? extends Observer<Numbers>> judges =
        workers == 1 ? all.get(0).observers() : List.of(sights.get());
    return new Search<>(all, judges, storage, Checkpoint.none(), limits, Progress.silent())
        .run(executor, 0);
  }

  private void alike(Supplier<ToySystem> systems, Limits limits, Reduction<Numbers> reduction) {
    Outcome one = search(systems, 1, limits, reduction);
    for (int i = 0; i < 10; i++) {
      assertThat(search(systems, 2 + i % 3, limits, reduction)).isEqualTo(one);
    }
  }

  @Test
  void severalWorkersFindWhatOneFinds() {
    Outcome one = search(() -> wide(30), 1, ToySystem.UNBOUNDED, Reduction.none());
    assertThat(one.findings()).extracting(Finding::verdict).containsExactly("end", "move", "state");
    assertThat(one.states()).isGreaterThan(3_000);

    alike(() -> wide(30), ToySystem.UNBOUNDED, Reduction.none());
  }

  /** More of them than there are nodes to share at first. */
  @Test
  @Timeout(60)
  void sixtyFourWorkersFindWhatOneFinds() {
    Outcome one = search(() -> wide(30), 1, ToySystem.UNBOUNDED, Reduction.none());
    assertThat(search(() -> wide(30), 64, ToySystem.UNBOUNDED, Reduction.none())).isEqualTo(one);
  }

  /** The steps of the others' systems are counted: none is made before there are so many states. */
  @Test
  void othersTakePartOnceThereAreSoManyStates() {
    Outcome one = search(() -> wide(30), 1, ToySystem.UNBOUNDED, Reduction.none());
    assertThat(stepsOfTheOther(one.states() + 1, one)).isZero();
    boolean helped = false;
    for (int i = 0; i < 100 && !helped; i++) {
      helped = stepsOfTheOther(one.states() / 2, one) > 0;
    }
    assertThat(helped).isTrue();
  }

  private int stepsOfTheOther(int from, Outcome one) {
    AtomicInteger steps = new AtomicInteger();
    Step counted = Step.of((s, way) -> steps.incrementAndGet());
    Step[] walk = new Step[30];
    java.util.Arrays.fill(walk, counted);
    Step choice =
        Step.of(
                (s, way) -> {
                  steps.incrementAndGet();
                  s.values[0] = s.values[0] + way;
                })
            .ways(3);
    ToySystem other = new ToySystem(1).thread(walk).thread(walk).thread(choice, counted, choice);
    List<Search.Worker<Numbers>> both =
        List.of(
            Search.Worker.plain(wide(30), List.of(sights())),
            Search.Worker.plain(other, List.of(sights())));
    Outcome found =
        new Search<>(
                both,
                List.of(sights()),
                Storage.EXACT,
                Checkpoint.none(),
                ToySystem.UNBOUNDED,
                Progress.silent())
            .run(executor, from);
    assertThat(found).isEqualTo(one);
    return steps.get();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 41, 1_000, 1_001, 2_345})
  void aBoundOfStatesStopsThemAtTheSamePlace(int most) {
    Limits few = ToySystem.UNBOUNDED.atMost(most);
    assertThat(search(() -> wide(30), 1, few, Reduction.none()).limit()).contains(most + " states");

    alike(() -> wide(30), few, Reduction.none());
  }

  /** Three walks; who leaves the last state of a level is slow. */
  private static ToySystem slow(int level) {
    Step step =
        Step.of(
            (s, way) -> {
              if (s.get(1) == 0 && s.get(2) == 0 && s.get(3) == level) {
                LockSupport.parkNanos(20_000_000);
              }
            });
    Step[] walk = new Step[60];
    java.util.Arrays.fill(walk, step);
    return new ToySystem(1).thread(walk).thread(walk).thread(walk);
  }

  /** There are 4,960 states of levels up to 29, and the bound comes among the last of level 28. */
  @Test
  void whatIsSeenBehindABoundIsSeenBehindItByWhoHadBeenThere() {
    Limits few = ToySystem.UNBOUNDED.atMost(4_950);
    Supplier<Sights> next = () -> new Sights().inState(s -> s.get(1) + s.get(2) + s.get(3) == 29);
    Outcome one = search(() -> slow(28), next, 1, few, Reduction.none(), Storage.EXACT);
    assertThat(one.findings()).hasSize(1);
    assertThat(one.limit()).contains("4950 states");
    for (int i = 0; i < 10; i++) {
      assertThat(search(() -> slow(28), next, 2 + i % 2, few, Reduction.none(), Storage.EXACT))
          .isEqualTo(one);
    }
  }

  @Test
  void soDoesADepth() {
    alike(() -> wide(30), new Limits(1 << 20, 12, 1L << 40, () -> false), Reduction.none());
  }

  @Test
  void movesThatAreLeftOutAreTheSame() {
    Supplier<ToySystem> circles =
        () ->
            new ToySystem(1)
                .thread(Step.nop(), Step.nop(), Step.nop().then(0))
                .thread(Step.nop(), Step.set(0, 1), Step.nop(), Step.nop().then(1))
                .thread(Step.nop(), Step.of((s, way) -> s.values[0] = way).ways(5));
    alike(circles, ToySystem.UNBOUNDED, LOWEST);
    alike(() -> wide(30), ToySystem.UNBOUNDED, LOWEST);
  }

  @Test
  void whatFindsNoRoomInMemoryGoesToAFile(@TempDir Path directory) {
    Reduction<Numbers> all = Reduction.none();
    Outcome whole = search(() -> wide(100), 1, ToySystem.UNBOUNDED, all);
    Limits few = new Limits(1 << 20, 1 << 20, 640_000, () -> false);
    assertThat(search(() -> wide(100), 2, few, all).limit()).contains("memory");

    Storage spilled = new Storage(false, Optional.of(directory));
    for (int workers = 1; workers <= 3; workers++) {
      assertThat(search(() -> wide(100), workers, few, all, spilled)).isEqualTo(whole);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void fingerprintsFindTheSameWithAChanceThatTheyDoNot() {
    Storage prints = new Storage(true, Optional.empty());
    for (Reduction<Numbers> reduction : List.of(Reduction.<Numbers>none(), LOWEST)) {
      Outcome whole = search(() -> wide(100), 1, ToySystem.UNBOUNDED, reduction);
      for (int workers = 1; workers <= 3; workers++) {
        Outcome found = search(() -> wide(100), workers, ToySystem.UNBOUNDED, reduction, prints);
        assertThat(found.omitting(0)).isEqualTo(whole);
        assertThat(found.omission()).isBetween(1e-20, 1e-9);
      }
    }
  }

  private static ToySystem outgrown(RuntimeException thrown) {
    Step step =
        Step.of(
            (s, way) -> {
              if (s.values[1] == 20 && s.values[2] == 11) {
                throw thrown;
              }
              s.values[0] = 1;
            });
    Step[] walk = new Step[30];
    java.util.Arrays.fill(walk, Step.nop());
    return new ToySystem(1).thread(walk).thread(walk).thread(step);
  }

  @Test
  void whatOutgrowsItsRangeStopsThemAtTheSamePlace() {
    Supplier<ToySystem> system = () -> outgrown(new CapacityExceeded("a number"));
    assertThat(search(system, 1, ToySystem.UNBOUNDED, Reduction.none()).limit())
        .contains("a number");

    alike(system, ToySystem.UNBOUNDED, Reduction.none());
  }

  @Test
  void whereOneFailsNobodyWaitsForIt() {
    Supplier<ToySystem> system = () -> outgrown(new IllegalStateException("a bug"));
    for (int workers = 1; workers <= 4; workers++) {
      int size = workers;
      assertThatThrownBy(() -> search(system, size, ToySystem.UNBOUNDED, Reduction.none()))
          .hasMessage("a bug");
    }
  }
}
