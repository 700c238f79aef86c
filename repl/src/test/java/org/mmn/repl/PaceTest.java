package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void nothingIsSaidOfTheFirstMoment() {
    assertThat(pace.at(SECOND, 5_000, 900)).isEmpty();
  }

  @Test
  void aSearchThatFindsMoreThanItLeavesGrows() {
    pace.at(0, 1_000, 500);
    // 500 left before and 1,500 now: 1,000 in 2 s, and 2,000 new ones.
    assertThat(pace.at(2 * SECOND, 3_000, 1_500)).isEqualTo(", 500/s, growing");
  }

  @Test
  void oneThatFindsLessComesToItsEnd() {
    pace.at(0, 100_000, 20_000);
    // 40,000 left in 1 s led to 30,000 new ones; 10,000 are open: 10,000 / (1 - 3/4) to leave.
    assertThat(pace.at(SECOND, 130_000, 10_000)).isEqualTo(", 40,000/s, 1 s to go?");
  }

  @Test
  void whatTakesLongIsToldInMinutesAndHours() {
    pace.at(0, 1_000_000, 900_000);
    assertThat(pace.at(SECOND, 1_000_000, 899_000)).endsWith("15 min to go?");
    Pace slow = new Pace();
    slow.at(0, 10_000_000, 9_900_000);
    assertThat(slow.at(SECOND, 10_000_000, 9_899_000)).endsWith("3 h to go?");
  }

  @Test
  void anotherSearchBeginsAnew() {
    pace.at(0, 1_000_000, 5);
    assertThat(pace.at(SECOND, 4_096, 100)).isEmpty();
    assertThat(pace.at(2 * SECOND, 8_192, 100)).startsWith(", 4,096/s");
  }
}
