package org.mmn.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.check.AssertCheck.FailureName;
import org.mmn.check.TaskFacts.OpenPair;
import org.mmn.check.Toy.ToyState;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.Action;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.PageRange;
import org.mmn.model.World.LockKind;
import org.mmn.state.Fault;

/** The checks that look at single steps: faults, failed assertions, ends of threads. */
final class StepChecksTest {
  private final Toy toy = new Toy().thread("A").lock(LockKind.RWSEM, "gpu.rw", "drv.rw");

  private List<String> verdicts(Observer<ToyState> check, Toy.Place... places) {
    ToyState state = toy.state(0, places);
    check.moved(state, 0, toy);
    check.reached(state, toy);
    return check.findings(true).stream().map(Verdicts::name).toList();
  }

  private static FaultCheck<ToyState> faults(Fault... kinds) {
    Action action = Toy.running(0).action();
    return new FaultCheck<>(
        new Faults() {
          @Override
          public List<Raised> raised() {
            return java.util.stream.Stream.of(kinds).map(k -> new Raised(k, 3, action)).toList();
          }

          @Override
          public String subject(Fault kind, int subject) {
            return "n" + subject;
          }
        });
  }

  @Test
  void faultsAreFindings() {
    assertThat(verdicts(faults(Fault.OVERFLOW, Fault.CONTRACT), Toy.running(0)))
        .containsExactly("overflow(n3)", "contract(n3)");
    assertThat(verdicts(faults(Fault.USE_AFTER_FREE), Toy.running(0)))
        .containsExactly("use_after_free");
    assertThat(verdicts(faults(), Toy.running(0))).isEmpty();
  }

  @Test
  void someFaultsEndThePath() {
    verdicts(faults(Fault.UNBALANCED, Fault.CONTRACT), Toy.running(0));
    assertThat(toy.pathEnded()).isFalse();
    verdicts(faults(Fault.DOUBLE_FREE), Toy.running(0));
    assertThat(toy.pathEnded()).isTrue();
  }

  @Test
  void aFailedAssertionEndsThePath() {
    AssertCheck<ToyState> check =
        new AssertCheck<>(
            toy.context(true, true).tasks(),
            List.of(new FailureName("assertion", "line 3"), new FailureName("overflow", "n")));

    assertThat(verdicts(check, Toy.running(0))).isEmpty();
    assertThat(toy.pathEnded()).isFalse();
    assertThat(verdicts(check, Toy.failed(0, 1))).containsExactly("overflow(n)");
    assertThat(toy.pathEnded()).isTrue();
  }

  @Test
  void aLockHeldAtTheEndIsLeakedUnlessItHasNoOwner() {
    EndCheck<ToyState> check = new EndCheck<>(toy.context(true, true));
    Hold unowned = new Hold(0, Mode.READ, false, 0, false, false);

    assertThat(verdicts(check, Toy.running(0).holding(Toy.hold(0)))).isEmpty();
    assertThat(verdicts(check, Toy.ended(0).holding(unowned))).isEmpty();
    assertThat(verdicts(check, Toy.ended(0).holding(Toy.hold(0)))).containsExactly("lock_leaked");
    assertThat(toy.pathEnded()).isFalse();
  }

  @Test
  void aPairLeftOpenIsUnbalancedUnlessItsNotifierIsGone() {
    OpenPair pair = new OpenPair(1, PageRange.of(0, 0, 2));
    assertThat(verdicts(new EndCheck<>(toy.context(true, true)), Toy.running(0).withPairs(pair)))
        .isEmpty();

    EndCheck<ToyState> check = new EndCheck<>(toy.context(true, true));
    assertThat(verdicts(check, Toy.ended(0).withPairs(pair))).containsExactly("unbalanced");
    assertThat(check.findings(true))
        .extracting(Finding::detail)
        .containsExactly(new EndCheck.LeftOpen("A", "kvm", "heap[0] .. heap[1]"));

    toy.unsubscribe(1);
    assertThat(verdicts(new EndCheck<>(toy.context(true, true)), Toy.ended(0).withPairs(pair)))
        .isEmpty();
  }
}
