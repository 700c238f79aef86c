package org.mmn.explore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.explore.SplitMix;

final class StateStoreTest {

  @Test
  void aStateIsNewOnceAndKnownThen() {
    StateStore store = StateStore.exact(2);

    assertThat(store.add(new Words(1, 2))).isZero();
    assertThat(store.add(new Words(2, 1))).isEqualTo(1);
    assertThat(store.add(new Words(1, 2))).isEqualTo(~0);
    assertThat(store.find(new Words(2, 1))).isEqualTo(1);
    assertThat(store.find(new Words(2, 2))).isEqualTo(-1);
    assertThat(store.size()).isEqualTo(2);
  }

  /**
   * 400,000 random states of one word: with 26 bits of hash a slot at most, more than a thousand
   * pairs of them are expected to look the same (birthdays: n^2 / 2^27), and the index grows often.
   */
  @Test
  void manyStatesAreToldApartThoughHashesAreNot() {
    Random random = new Random(6);
    StateStore store = StateStore.exact(1);
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
          assertThat(loaded.content()[0]).isEqualTo(word);
        });
  }

  @Test
  void statesWithTheSameHashAreToldApart() {
    StateStore store = StateStore.exact(2);
    for (long hash : List.of(0L, -1L, 1L << 58, 0x123456789ABCDEFL)) {
      int before = store.size();
      for (int i = 0; i < 500; i++) {
        long[] state = Hashes.stateOf(i, hash);
        assertThat(StateStore.hash(state, 0, 2)).isEqualTo(hash);
        assertThat(store.find(state, 0, hash, Integer.MAX_VALUE)).isEqualTo(-1);
        assertThat(store.add(state, 0, hash)).isEqualTo(before + i);
        assertThat(store.add(state, 0, hash)).isEqualTo(~(before + i));
      }
    }
    assertThat(store.find(Hashes.stateOf(7, -1L), 0, -1L, 508)).isEqualTo(507);
    assertThat(store.find(Hashes.stateOf(7, -1L), 0, -1L, 507)).isEqualTo(-1);
  }

  /**
   * An index that grows from 3,000 slots to 700,000: from slots that tell twelve bits of a hash,
   * which are used up on the way, to such that have no room for any. Every 16th state begins its
   * search where many others do, so that it ends up far from there.
   */
  @ParameterizedTest
  @ValueSource(ints = {16, 20, 23, 24, 26, 27, 28, 29, 31})
  void whatSlotsSayIsEnoughToGrow(int leastBits) {
    StateStore store = new ExactStore(1, SpillFile.none(), leastBits);
    long[] hashes = new long[400_000];
    for (int i = 0; i < hashes.length; i++) {
      long random = SplitMix.mixed(i);
      hashes[i] = i % 16 == 0 ? (random & 31L << 58) + (random & 0x7FFF) : random;
      store.add(Hashes.stateOf(hashes[i]), 0, hashes[i]);
    }

    assertThat(store.size()).isEqualTo((int) Arrays.stream(hashes).distinct().count());
    Words loaded = new Words(0);
    for (long hash : hashes) {
      int number = store.find(Hashes.stateOf(hash), 0, hash, Integer.MAX_VALUE);
      assertThat(number).isNotNegative();
      store.load(number, loaded);
      assertThat(loaded.content()).containsExactly(Hashes.stateOf(hash));
    }
  }

  /** All states at one end of one part of the index. */
  @Test
  void hashesMayBeCrowded() {
    StateStore store = StateStore.exact(1);
    for (int i = 0; i < 3_000; i++) {
      assertThat(store.add(Hashes.stateOf(-1L - i), 0, -1L - i)).isEqualTo(i);
    }
    for (int i = 0; i < 3_000; i++) {
      assertThat(store.add(Hashes.stateOf(-1L - i), 0, -1L - i)).isEqualTo(~i);
    }
  }

  @Test
  void noTwoStatesOfOneWordHaveTheSameHash() {
    Random random = new Random(9);
    for (int i = 0; i < 1_000; i++) {
      long word = random.nextLong() >>> random.nextInt(64);
      long hash = StateStore.hash(new long[] {word}, 0, 1);
      assertThat(Hashes.stateOf(hash)).containsExactly(word);
    }
  }

  /** States that differ in few bits, as those of a model do. */
  @Test
  void smallDifferencesCount() {
    StateStore store = StateStore.exact(3);
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
    StateStore store = StateStore.exact(1);

    assertThat(store.find(new Words(-1))).isEqualTo(-1);
    assertThat(store.add(new Words(-1))).isZero();
    assertThat(store.add(new Words(-1))).isEqualTo(~0);
  }

  @Test
  void whatItTakesGrowsWithItsStates() {
    StateStore store = StateStore.exact(4);
    long empty = store.bytes();
    for (int i = 0; i < 10_000; i++) {
      store.add(new Words(i, 0, 0, 0));
    }

    assertThat(store.bytes() - empty).isBetween(10_000L * 32, 10_000L * 32 + 1_000_000);
  }

  @Test
  void aStateOfFourWordsTakesAtMostFortyBytesAtAnySize() {
    StateStore store = StateStore.exact(4);
    for (int i = 0; i < 1_000_000; i++) {
      store.add(new Words(i, 0, 0, 0));
      if (i >= 300_000 && i % 10_000 == 0) {
        assertThat(store.bytes() / (i + 1.0)).isBetween(32.0, 40.0);
      }
    }
  }
}
