package org.mmn.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.check.SleepCheck.Sleep;
import org.mmn.check.Toy.Place;
import org.mmn.check.Toy.ToyState;
import org.mmn.explore.Finding;
import org.mmn.model.Attempt;
import org.mmn.model.Reason;

final class SleepCheckTest {
  private static final Place MUTEX_LOCK = at(Attempt.sleeping(0, Attempt.Mode.WRITE, 0));
  private static final Place TRYLOCK = at(Attempt.trying(0, Attempt.Mode.WRITE));

  private static Place at(Attempt attempt) {
    return Toy.at("mutex_op", attempt, Reason.anybody(Reason.Kind.OTHER, 0), 0, 7, 8);
  }

  private static List<Finding> findings(boolean nonBlockDebug, Place place) {
    Toy toy = new Toy().thread("A");
    SleepCheck<ToyState> check = new SleepCheck<>(toy.context(nonBlockDebug, true));
    check.moved(toy.state(0, place), 0, toy);
    assertThat(toy.pathEnded()).isFalse();
    return check.findings(true);
  }

  @Test
  void aMutexUnderASpinlockMaySleepInAtomic() {
    assertThat(findings(true, MUTEX_LOCK.inAtomic()))
        .extracting(Finding::detail)
        .containsExactly(new Sleep("sleep_in_atomic", "mutex_op", 8, true));
  }

  @Test
  void aTrylockMayBeDoneAnywhere() {
    assertThat(findings(true, TRYLOCK.inAtomic().inNonBlockable(true))).isEmpty();
  }

  @Test
  void elsewhereSleepingIsFine() {
    assertThat(findings(true, MUTEX_LOCK)).isEmpty();
    assertThat(findings(true, Toy.ended(0).inAtomic())).isEmpty();
  }

  @Test
  void theKernelSeesAListCallbackFromTheVersionOnThatCounts() {
    assertThat(findings(true, MUTEX_LOCK.inNonBlockable(true)))
        .extracting(Finding::detail)
        .containsExactly(new Sleep("sleep_in_nonblockable", "mutex_op", 8, true));
    assertThat(findings(false, MUTEX_LOCK.inNonBlockable(true)))
        .extracting(Finding::detail)
        .containsExactly(new Sleep("sleep_in_nonblockable", "mutex_op", 8, false));
  }

  @Test
  void theKernelNeverSeesAnIntervalCallback() {
    assertThat(findings(true, MUTEX_LOCK.inNonBlockable(false)))
        .extracting(Finding::detail)
        .containsExactly(new Sleep("sleep_in_nonblockable", "mutex_op", 8, false));
  }
}
