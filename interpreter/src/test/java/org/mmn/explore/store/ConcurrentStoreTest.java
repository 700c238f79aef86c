package org.mmn.explore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mmn.explore.SplitMix;

/** One adds, and spills now and then, while others find and load. */
@Timeout(120)
final class ConcurrentStoreTest {
  private static final int STATES = 300_000;
  private static final int FINDERS = 3;
  private static final int SPILL_EVERY = 20_000;

  /** The words of a state of a model: small numbers here and there. */
  private static long[] state(int number, int words) {
    long[] state = new long[words];
    state[0] = number & 0x3FF;
    state[words - 1] |= (long) number >> 10 << 40;
    return state;
  }

  /** Finds what was published, and what was not; returns how often. */
  private static long find(StateStore store, AtomicInteger published, int seed) {
    SplitMix random = new SplitMix(seed);
    Words loaded = new Words(new long[store.words()]);
    long found = 0;
    for (int below = published.get();
        !Thread.interrupted() && (below < STATES || found == 0);
        below = published.get()) {
      if (below > 0) {
        int number = random.below(below);
        long[] known = state(number, store.words());
        long hash = StateStore.hash(known, 0, known.length);
        assertThat(store.find(known, 0, hash, below)).isEqualTo(number);
        assertThat(store.find(known, 0, hash, number)).isEqualTo(-1);
        store.load(number, loaded);
        assertThat(loaded.content()).isEqualTo(known);
        found++;
      }
      long[] later = state(below + 1, store.words());
      assertThat(store.find(later, 0, StateStore.hash(later, 0, later.length), below))
          .isEqualTo(-1);
    }
    return found;
  }

  static void addWhileOthersFind(StateStore store) throws ExecutionException, InterruptedException {
    AtomicInteger published = new AtomicInteger();
    ExecutorService finders = Executors.newFixedThreadPool(FINDERS);
    try {
      List<Future<Long>> found = new ArrayList<>();
      for (int f = 0; f < FINDERS; f++) {
        int seed = f;
        found.add(finders.submit(() -> find(store, published, seed)));
      }
      for (int number = 0; number < STATES; number++) {
        long[] state = state(number, store.words());
        assertThat(store.add(state, 0, StateStore.hash(state, 0, state.length))).isEqualTo(number);
        published.set(number + 1);
        if (number % SPILL_EVERY == 0) {
          store.spill();
        }
      }
      for (Future<Long> each : found) {
        assertThat(each.get()).isPositive();
      }
    } finally {
      finders.shutdownNow();
    }
  }

  @Test
  void statesOfOneWord() throws Exception {
    addWhileOthersFind(StateStore.exact(1));
  }

  @Test
  void statesOfThreeWords() throws Exception {
    addWhileOthersFind(StateStore.exact(3));
  }

  @Test
  void hashesWithNumbers() throws Exception {
    addWhileOthersFind(StateStore.hashes(2, true, SpillFile.none()));
  }

  @Test
  void statesThatGoToAFile(@TempDir Path directory) throws Exception {
    try (StateStore store = StateStore.exact(2, SpillFile.in(directory))) {
      addWhileOthersFind(store);
      assertThat(store.spill()).isTrue();
    }
  }

  @Test
  void hashesOfStatesThatGoToAFile(@TempDir Path directory) throws Exception {
    try (StateStore store = StateStore.hashes(2, true, SpillFile.in(directory))) {
      addWhileOthersFind(store);
      assertThat(store.spill()).isTrue();
    }
  }
}
