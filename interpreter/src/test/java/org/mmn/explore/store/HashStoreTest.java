package org.mmn.explore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashStoreTest {
  private static StateStore store(int words, boolean numbered) {
    return StateStore.hashes(words, numbered, SpillFile.none());
  }

  private static int add(StateStore store, long... state) {
    return store.add(state, 0, StateStore.hash(state, 0, state.length));
  }

  private static int find(StateStore store, int below, long... state) {
    return store.find(state, 0, StateStore.hash(state, 0, state.length), below);
  }

  /** A search: states are added, loaded in order and left. */
  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "3, true"})
  void isAMap(int words, boolean numbered) {
    Random random = new Random(5);
    StateStore store = store(words, numbered);
    Map<List<Long>, Integer> numbers = new HashMap<>();
    List<long[]> states = new ArrayList<>();
    int current = 0;
    for (int i = 0; i < 300_000; i++) {
      long[] state = new long[words];
      state[random.nextInt(words)] = random.nextInt(100_000);
      Integer known = numbers.putIfAbsent(boxed(state), states.size());
      if (known == null) {
        assertThat(find(store, store.size(), state)).isEqualTo(-1);
        assertThat(add(store, state)).isEqualTo(states.size());
        states.add(state);
      } else {
        assertThat(add(store, state)).isEqualTo(~(numbered ? known : 0));
        assertThat(find(store, known + 1, state)).isEqualTo(numbered ? known : 0);
        assertThat(find(store, known, state)).isEqualTo(numbered ? -1 : 0);
      }
      if (i % 2 == 0 && current < states.size()) {
        Words loaded = new Words(new long[words]);
        store.load(current, loaded);
        assertThat(loaded.content()).isEqualTo(states.get(current));
        store.left(++current);
      }
    }

    assertThat(store.size()).isEqualTo(states.size());
  }

  private static List<Long> boxed(long[] state) {
    return Arrays.stream(state).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void theHashOfAnEmptySlotIsAHashToo(boolean numbered) {
    StateStore store = store(1, numbered);
    long[] zero = Hashes.stateOf(0);
    add(store, 8);

    assertThat(find(store, 1, zero)).isEqualTo(-1);
    assertThat(add(store, zero)).isEqualTo(1);
    assertThat(add(store, zero)).isEqualTo(~(numbered ? 1 : 0));
    assertThat(find(store, 2, zero)).isEqualTo(numbered ? 1 : 0);
    assertThat(find(store, 1, zero)).isEqualTo(numbered ? -1 : 0);
  }

  @Test
  void statesOfTheSameHashAreTakenForEachOther() {
    StateStore store = store(2, true);

    assertThat(add(store, Hashes.stateOf(1, 77))).isEqualTo(0);
    assertThat(add(store, Hashes.stateOf(2, 77))).isEqualTo(~0);
    assertThat(add(store, Hashes.stateOf(2, 78))).isEqualTo(1);
  }

  /** 1 and 2 that the second and a third state meet: 3 chances in 2^64. */
  @Test
  void theProbabilityOfThatIsBounded() {
    StateStore store = store(2, false);
    assertThat(store.omissionProbability()).isZero();
    add(store, 1, 2);
    add(store, 2, 1);

    assertThat(store.omissionProbability()).isEqualTo(3 * 0x1p-64, within(0x1p-80));
  }

  @Test
  void nothingOfOneWordIsOmitted() {
    StateStore store = store(1, false);
    add(store, 1);

    assertThat(store.omissionProbability()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, false, 11", "1, true, 16", "9, false, 11", "9, true, 16"})
  void aStateThatIsLeftTakesItsHash(int words, boolean numbered, double most) {
    StateStore store = store(words, numbered);
    long[] state = new long[words];
    for (int i = 0; i < 1_000_000; i++) {
      state[0] = i;
      add(store, state);
      store.left(i);
      if (i >= 300_000 && i % 10_000 == 0) {
        assertThat((store.bytes() - 4096.0 * words * 8) / i).isLessThan(most);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void theSmallestStoreOmitsNothing(int words) {
    StateStore store = Storage.EXACT.open(words, true);
    for (int i = 0; i < 1_000; i++) {
      assertThat(add(store, Arrays.copyOf(new long[] {i, -i}, words))).isEqualTo(i);
    }

    assertThat(store.omissionProbability()).isZero();
  }
}
