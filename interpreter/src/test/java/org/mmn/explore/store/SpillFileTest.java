package org.mmn.explore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpillFileTest {
  private static final int STATES = 50_000;

  @TempDir private Path directory;

  private static long[] state(int number) {
    return new long[] {number, 3L * number};
  }

  private static int add(StateStore store, int number) {
    long[] state = state(number);
    return store.add(state, 0, StateStore.hash(state, 0, state.length));
  }

  private static void fill(StateStore store) {
    for (int i = 0; i < STATES; i++) {
      assertThat(add(store, i)).isEqualTo(i);
    }
  }

  private void holds(StateStore store, int from) {
    Words loaded = new Words(new long[2]);
    for (int i = from; i < STATES; i++) {
      assertThat(add(store, i)).isEqualTo(~i);
      store.load(i, loaded);
      assertThat(loaded.content()).isEqualTo(state(i));
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    long[] first = LongStream.range(0, 30_000).map(i -> i * i).toArray();
    long[] second = {-1, 1L << 63};
    try (SpillFile file = SpillFile.in(directory)) {
      LongBuffer both = file.append(List.of(first, second)).orElseThrow();
      LongBuffer again = file.append(List.of(second)).orElseThrow();

      assertThat(both.limit()).isEqualTo(30_002);
      assertThat(both.get(29_999)).isEqualTo(29_999L * 29_999);
      assertThat(both.get(30_001)).isEqualTo(1L << 63);
      assertThat(again.get(0)).isEqualTo(-1);
    }
  }

  @Test
  void exactStatesAreKnownAndLoadedFromTheFile() throws IOException {
    StateStore store = StateStore.exact(2, SpillFile.in(directory));
    fill(store);
    long before = store.bytes();
    assertThat(store.spill()).isTrue();

    // Half of the twelve chunks that are full, of 64 KiB each.
    assertThat(before - store.bytes()).isBetween(5L << 16, 6L << 16);
    while (store.spill()) {
      holds(store, STATES - 100);
    }
    holds(store, 0);
    for (int i = STATES; i < 2 * STATES; i++) {
      assertThat(add(store, i)).isEqualTo(i);
    }
    assertThat(store.spill()).isTrue();
    holds(store, 0);
    store.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void statesThatAreNotLeftAreLoadedFromTheFile() throws IOException {
    StateStore store = StateStore.hashes(2, true, SpillFile.in(directory));
    fill(store);
    store.left(10_000);
    long before = store.bytes();
    while (store.spill()) {
      holds(store, STATES - 100);
    }
    // Ten chunks of 64 KiB.
    assertThat(before - store.bytes()).isBetween(9L << 16, 10L << 16);
    holds(store, 10_000);
    store.left(STATES);
    long left = store.bytes();
    assertThat(store.spill()).isFalse();
    assertThat(store.bytes()).isEqualTo(left);
    store.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void withoutAFileNothingIsMoved() {
    StateStore store = StateStore.exact(2);
    fill(store);

    assertThat(store.spill()).isFalse();
    holds(store, 0);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsMoved() {
    StateStore store = StateStore.exact(2, SpillFile.in(directory.resolve("none")));
    fill(store);

    assertThat(store.spill()).isFalse();
    holds(store, 0);
    store.close();
  }

  @Test
  void aFileIsMadeWhenItIsNeeded() throws IOException {
    try (StateStore store = StateStore.exact(2, SpillFile.in(directory))) {
      add(store, 1);

      assertThat(store.spill()).isFalse();
      assertThat(files()).isEmpty();
    }
  }
}
