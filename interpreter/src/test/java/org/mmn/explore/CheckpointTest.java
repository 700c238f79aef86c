package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.explore.ToySystem.Numbers;
import org.mmn.explore.ToySystem.Step;
import org.mmn.explore.store.Storage;
import org.mmn.state.CapacityExceeded;

/** A search that is killed and gone on with ends as one that is let be. */
@Timeout(60)
final class CheckpointTest {
  private static final Reduction<Numbers> SOME =
      (state, moving) -> state.get(1) % 10 == 9 ? Long.lowestOneBit(moving) : moving;

  private final ExecutorService executor = Executors.newFixedThreadPool(3);

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps whenever it is asked, in memory, and kills the search after so many times. */
  private static final class InMemory implements Checkpoint {
    private byte[] kept = {};
    private int times;

    InMemory(int times) {
      this.times = times;
    }

    @Override
    public boolean isDue() {
      return true;
    }

    @Override
    public void keep(Content content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        content.write(new DataOutputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      kept = bytes.toByteArray();
      if (--times == 0) {
        throw new Killed();
      }
    }

    @Override
    public Optional<DataInput> kept() {
      return kept.length == 0
          ? Optional.empty()
          : Optional.of(new DataInputStream(new ByteArrayInputStream(kept)));
    }
  }

  private static ToySystem wide(int steps) {
    Step[] walk = new Step[steps];
    Arrays.fill(walk, Step.nop());
    Step choice = Step.of((s, way) -> s.values[0] = s.values[0] + way).ways(3);
    return new ToySystem(1).thread(walk).thread(walk).thread(choice, Step.nop(), choice);
  }

  private static Sights sights() {
    return new Sights()
        .inState(s -> s.get(0) == 4 && s.get(1) == 17)
        .endingIn(s -> s.get(0) == 2 && s.get(2) == 60)
        .endingAfter(s -> s.get(1) == 95);
  }

  private Outcome search(
      int steps, int workers, Reduction<Numbers> reduction, Storage storage, Checkpoint kept) {
    return search(
        new Searched(() -> wide(steps), CheckpointTest::sights, reduction, storage),
        workers,
        ToySystem.UNBOUNDED,
        kept);
  }

  private record Searched(
      Supplier<ToySystem> systems,
      Supplier<Sights> sights,
      Reduction<Numbers> reduction,
      Storage storage) {}

  private Outcome search(Searched what, int workers, Limits limits, Checkpoint kept) {
    List<Search.Worker<Numbers>> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      ToySystem system = what.systems.get();
      all.add(
          new Search.Worker<>(
              system, List.of(what.sights.get()), what.reduction, Symmetry.none(system.threads())));
    }
    List<? extends Observer<Numbers>> judges =
        workers == 1 ? all.get(0).observers() : List.of(what.sights.get());
    return new Search<>(all, judges, what.storage, kept, limits, Progress.silent())
        .run(executor, 0);
  }

  private static Searched exactly(Supplier<ToySystem> systems, Supplier<Sights> sights) {
    return new Searched(systems, sights, Reduction.none(), Storage.EXACT);
  }

  private void killed(Searched what, int workers, InMemory kept) {
    assertThatThrownBy(() -> search(what, workers, ToySystem.UNBOUNDED, kept))
        .isInstanceOf(Killed.class);
  }

  /** A checkpoint is kept when node 4096 is about to be left. */
  @ParameterizedTest
  @ValueSource(ints = {4095, 4096, 4097, 4000, 4090})
  void whatWasSightedJustBeforeIsKept(int node) {
    Sights all = new Sights();
    search(exactly(() -> wide(100), () -> all), 1, ToySystem.UNBOUNDED, Checkpoint.none());
    String there = all.reached.get(node);
    Searched what =
        exactly(() -> wide(100), () -> new Sights().inState(s -> s.toString().equals(there)));
    Outcome whole = search(what, 1, ToySystem.UNBOUNDED, Checkpoint.none());
    assertThat(whole.findings()).hasSize(1);
    for (int workers = 1; workers <= 3; workers++) {
      InMemory kept = new InMemory(1);
      killed(what, workers, kept);
      assertThat(search(what, workers, ToySystem.UNBOUNDED, kept)).isEqualTo(whole);
    }
  }

  /** A choice among three, of which the second throws in one state. */
  private static ToySystem throwing(Supplier<Throwable> thrown) {
    Step[] walk = new Step[30];
    Arrays.fill(walk, Step.nop());
    Step choice =
        Step.of(
                (s, way) -> {
                  if (way == 1 && s.values[1] == 20 && s.values[2] == 11) {
                    sneak(thrown.get());
                  }
                  s.values[0] += way;
                })
            .ways(3);
    return new ToySystem(1).thread(walk).thread(walk).thread(choice, Step.nop());
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown instanceof RuntimeException error) {
      throw error;
    }
  }

  @Test
  void aStateThatOutgrewSomethingIsLeftAgain() {
    Searched what =
        exactly(() -> throwing(() -> new CapacityExceeded("a number")), CheckpointTest::sights);
    Outcome bounded = search(what, 1, ToySystem.UNBOUNDED, Checkpoint.none());
    assertThat(bounded.limit()).contains("a number");
    for (int workers = 1; workers <= 3; workers++) {
      InMemory kept = new InMemory(0);
      for (int times = 0; times < 3; times++) {
        assertThat(search(what, workers, ToySystem.UNBOUNDED, kept)).isEqualTo(bounded);
        assertThat(kept.kept).isNotEmpty();
      }
    }
  }

  @Test
  void soIsOneForWhichMemoryDidNotDo() {
    Searched enough = exactly(() -> throwing(() -> new Throwable()), CheckpointTest::sights);
    Outcome whole = search(enough, 1, ToySystem.UNBOUNDED, Checkpoint.none());
    Searched little = exactly(() -> throwing(() -> new OutOfMemoryError()), CheckpointTest::sights);
    for (int workers = 1; workers <= 3; workers++) {
      InMemory kept = new InMemory(0);
      assertThat(search(little, workers, ToySystem.UNBOUNDED, kept).limit()).contains("memory");
      assertThat(kept.kept).isNotEmpty();
      assertThat(search(enough, workers, ToySystem.UNBOUNDED, kept)).isEqualTo(whole);
    }
  }

  @Test
  void theSameBoundComesAtTheSamePlaceAgain() {
    Searched what = exactly(() -> wide(30), CheckpointTest::sights);
    Outcome whole = search(what, 1, ToySystem.UNBOUNDED, Checkpoint.none());
    for (Limits few :
        List.of(
            ToySystem.UNBOUNDED.atMost(1),
            ToySystem.UNBOUNDED.atMost(1_000),
            new Limits(1 << 20, 0, 1L << 40, () -> false),
            new Limits(1 << 20, 12, 1L << 40, () -> false))) {
      Outcome bounded = search(what, 1, few, Checkpoint.none());
      for (int workers = 1; workers <= 3; workers++) {
        InMemory kept = new InMemory(0);
        for (int times = 0; times < 3; times++) {
          assertThat(search(what, workers, few, kept)).isEqualTo(bounded);
          assertThat(kept.kept).isNotEmpty();
        }
        assertThat(search(what, workers, ToySystem.UNBOUNDED, kept)).isEqualTo(whole);
      }
    }
  }

  private void goesOn(Reduction<Numbers> reduction, Storage storage) {
    Outcome whole = search(100, 1, reduction, storage, Checkpoint.none());
    assertThat(whole.findings()).hasSize(3);
    for (int killed = 1; killed <= 5; killed++) {
      for (int workers = 1; workers <= 3; workers++) {
        InMemory kept = new InMemory(killed);
        int before = 1 + (killed + workers) % 3;
        assertThatThrownBy(() -> search(100, before, reduction, storage, kept))
            .isInstanceOf(Killed.class);
        assertThat(search(100, workers, reduction, storage, kept)).isEqualTo(whole);
      }
    }
  }

  @Test
  void aSearchThatWasKilledIsGoneOnWith() {
    goesOn(Reduction.none(), Storage.EXACT);
  }

  @Test
  void soIsOneThatLeavesMovesOut() {
    goesOn(SOME, Storage.EXACT);
  }

  @Test
  void soIsOneByFingerprints() {
    goesOn(SOME, new Storage(true, Optional.empty()));
    goesOn(Reduction.none(), new Storage(true, Optional.empty()));
  }

  @Test
  void killedTwiceItIsGoneOnWithTwice() {
    Outcome whole = search(100, 1, Reduction.none(), Storage.EXACT, Checkpoint.none());
    InMemory kept = new InMemory(2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> search(100, 2, Reduction.none(), Storage.EXACT, kept))
          .isInstanceOf(Killed.class);
      kept.times = 2;
    }
    kept.times = 0;
    assertThat(search(100, 2, Reduction.none(), Storage.EXACT, kept)).isEqualTo(whole);
  }

  @Test
  void aSearchOfNoUseIsEndedAndNotKept() {
    Searched what = exactly(() -> wide(100), CheckpointTest::sights);
    for (int workers = 1; workers <= 3; workers++) {
      InMemory kept = new InMemory(0);
      AtomicInteger asked = new AtomicInteger();
      BooleanSupplier useless = () -> asked.incrementAndGet() > 2;
      Limits limits = ToySystem.UNBOUNDED.orWhen(useless);
      assertThat(search(what, workers, limits, kept.until(() -> asked.get() > 2)).limit())
          .contains("time");
      byte[] before = kept.kept;
      search(what, workers, limits, kept.until(() -> true));
      assertThat(kept.kept).isEqualTo(before);
      search(what, workers, ToySystem.UNBOUNDED, kept.until(() -> false));
      assertThat(kept.kept).isNotEqualTo(before);
    }
  }

  @Test
  void whatIsKeptOfAnotherSearchIsRefused() {
    InMemory kept = new InMemory(2);
    assertThatThrownBy(() -> search(100, 1, Reduction.none(), Storage.EXACT, kept))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(() -> search(20, 1, Reduction.none(), Storage.EXACT, kept))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void whatEndsTooSoonOrIsDamagedIsRefused() {
    InMemory kept = new InMemory(2);
    assertThatThrownBy(() -> search(100, 1, Reduction.none(), Storage.EXACT, kept))
        .isInstanceOf(Killed.class);
    byte[] right = kept.kept;
    for (int length : new int[] {1, 10, 30, 50, 1_000, right.length - 1}) {
      kept.kept = Arrays.copyOf(right, length);
      assertThatThrownBy(() -> search(100, 1, Reduction.none(), Storage.EXACT, kept))
          .isInstanceOf(CheckpointException.class);
    }
    kept.kept = right.clone();
    kept.kept[right.length / 2] ^= 0x55;
    assertThatThrownBy(() -> search(100, 1, Reduction.none(), Storage.EXACT, kept))
        .isInstanceOf(CheckpointException.class);
  }
}
