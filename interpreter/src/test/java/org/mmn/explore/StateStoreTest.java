package org.mmn.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mmn.state.State;

final class StateStoreTest {

  /** Some words. */
  private static final class Words implements State {
    private final long[] words;

    Words(long... words) {
      this.words = words;
    }

    @Override
    public int words() {
      return words.length;
    }

    @Override
    public void store(long[] to, int at) {
      System.arraycopy(words, 0, to, at, words.length);
    }

    @Override
    public void load(long[] from, int at) {
      System.arraycopy(from, at, words, 0, words.length);
    }

    @Override
    public State copy() {
      return new Words(words.clone());
    }
  }

  @Test
  void aStateIsNewOnceAndKnownThen() {
    StateStore store = new StateStore(2);

    assertThat(store.add(new Words(1, 2))).isZero();
    assertThat(store.add(new Words(2, 1))).isEqualTo(1);
    assertThat(store.add(new Words(1, 2))).isEqualTo(~0);
    assertThat(store.find(new Words(2, 1))).isEqualTo(1);
    assertThat(store.find(new Words(2, 2))).isEqualTo(-1);
    assertThat(store.size()).isEqualTo(2);
  }

  /**
   * 400,000 random states of one word: with hashes of 32 bits some 18 pairs of them are expected to
   * have the same hash (birthdays: n^2 / 2^33), and the table grows ten times.
   */
  @Test
  void manyStatesAreToldApartThoughHashesAreNot() {
    Random random = new Random(6);
    StateStore store = new StateStore(1);
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 400_000; i++) {
      long word = random.nextLong();
      numbers.putIfAbsent(word, numbers.size());
      store.add(new Words(word));
    }

    assertThat(store.size()).isEqualTo(numbers.size());
    Words loaded = new Words(0);
    numbers.forEach(
        (word, number) -> {
          assertThat(store.add(new Words(word))).isEqualTo(~number);
          store.load(number, loaded);
          assertThat(loaded.words[0]).isEqualTo(word);
        });
  }

  /** States that differ in few bits, as those of a model do. */
  @Test
  void smallDifferencesCount() {
    StateStore store = new StateStore(3);
    int added = 0;
    for (long high : List.of(0L, 1L << 63, -1L, 1L << 32)) {
      for (long low = 0; low < 20_000; low++) {
        added += store.add(new Words(low, high, -1L)) >= 0 ? 1 : 0;
        added += store.add(new Words(high, low << 40, 0)) >= 0 ? 1 : 0;
      }
    }

    // (low, high, -1) and (high, low << 40, 0) never meet: the last word differs.
    assertThat(added).isEqualTo(2 * 4 * 20_000);
    assertThat(store.size()).isEqualTo(added);
  }

  @Test
  void theWordsOfTheEmptySlotAreAStateToo() {
    StateStore store = new StateStore(1);

    assertThat(store.find(new Words(-1))).isEqualTo(-1);
    assertThat(store.add(new Words(-1))).isZero();
    assertThat(store.add(new Words(-1))).isEqualTo(~0);
  }

  @Test
  void whatItTakesGrowsWithItsStates() {
    StateStore store = new StateStore(4);
    long empty = store.bytes();
    for (int i = 0; i < 10_000; i++) {
      store.add(new Words(i, 0, 0, 0));
    }

    assertThat(store.bytes() - empty).isBetween(10_000L * 32, 10_000L * 32 + 1_000_000);
  }
}
