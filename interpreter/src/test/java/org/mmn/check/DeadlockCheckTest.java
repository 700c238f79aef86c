package org.mmn.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.check.Blocked.Assumption;
import org.mmn.check.Toy.Place;
import org.mmn.check.Toy.ToyState;
import org.mmn.model.Attempt;
import org.mmn.model.Reason;
import org.mmn.model.World.LockKind;

final class DeadlockCheckTest {
  private final Toy toy =
      new Toy()
          .thread("A[0]")
          .thread("A[1]")
          .thread("B")
          .daemon("kswapd")
          .lock(LockKind.MUTEX, "gpu.m", "drv.m")
          .lock(LockKind.RWSEM, "gpu.rw", "drv.rw")
          .lock(LockKind.SRCU, "srcu", "srcu");
  private final DeadlockCheck<ToyState> check = new DeadlockCheck<>(toy.context(true, false));

  private static final Place IDLE = waits(Reason.Kind.WORK, 3);

  private static Place waits(Reason.Kind kind, int thread) {
    return Toy.at("wait", Attempt.SLEEP, Reason.anybody(kind, 0), thread);
  }

  /** Threads that end or run are said to move; the rest wait. */
  private List<Deadlock> deadlocks(Place... places) {
    long waiting = 0;
    long moving = 0;
    for (int t = 0; t < places.length; t++) {
      boolean runs = places[t].action().op().name().equals("nop");
      waiting |= places[t].ended() || runs ? 0 : 1L << t;
      moving |= !places[t].ended() && runs ? 1L << t : 0;
    }
    check.expanded(toy.state(0, places), waiting, moving, toy);
    return toy.seen().stream()
        .filter(seen -> !(seen instanceof DeadlockCheck.Cut))
        .map(Deadlock.class::cast)
        .toList();
  }

  private static List<String> names(List<Blocked> blocked) {
    return blocked.stream().map(Blocked::name).toList();
  }

  @Test
  void twoThreadsThatWaitForEachOtherDeadlockWhileAnotherRuns() {
    List<Deadlock> found =
        deadlocks(
            Toy.wants(0, 0, 2).holding(Toy.hold(1)),
            Toy.running(1),
            Toy.wants(2, 1, 0).holding(Toy.hold(0)),
            IDLE);

    assertThat(found).hasSize(1);
    assertThat(names(found.get(0).core())).containsExactly("A[0]", "B");
    assertThat(found.get(0).terminal()).isFalse();
    assertThat(found.get(0).lockdepSees()).isTrue();
    assertThat(found.get(0).core().get(0).assumption()).isEqualTo(Assumption.HOLDER_WAITS);
    assertThat(toy.pathEnded()).isTrue();
  }

  @Test
  void aHolderThatCanMoveIsNoDeadlock() {
    assertThat(deadlocks(Toy.wants(0, 0, 2), Toy.wants(1, 1, 0), Toy.running(2), IDLE)).isEmpty();
  }

  @Test
  void aThreadThatWaitsForItselfDeadlocks() {
    List<Deadlock> found =
        deadlocks(Toy.wants(0, 0, 0).holding(Toy.hold(0)), Toy.running(1), Toy.ended(2), IDLE);

    assertThat(names(found.get(0).core())).containsExactly("A[0]");
    assertThat(found.get(0).core().get(0).assumption()).isEqualTo(Assumption.NOT_RECURSIVE);
  }

  @Test
  void aReaderQueuedBehindAWriterThatWaitsForItDeadlocks() {
    Reason queued =
        new Reason(Reason.Kind.LOCK, 1, false, List.of(Toy.bits(0), Toy.bits(2)), Toy.bits(2));
    Place reader =
        Toy.at("down_read", Attempt.sleeping(1, Attempt.Mode.READ, 0), queued, 0)
            .holding(new Hold(1, Attempt.Mode.READ, false, 0, true, true));

    List<Deadlock> found = deadlocks(reader, Toy.running(1), Toy.wants(2, 1, 0), IDLE);

    Blocked first = found.get(0).core().get(0);
    assertThat(first.assumption()).isEqualTo(Assumption.QUEUED_WRITER);
    assertThat(first.queuedBehind()).containsExactly("B");
    assertThat(first.holders()).containsExactly("A[0]");
    assertThat(first.target()).isEqualTo("gpu.rw");
    assertThat(first.targetClass()).isEqualTo("drv.rw");
  }

  @Test
  void aReaderThatAnotherHolderCouldLetInIsNotStuck() {
    Reason either =
        new Reason(Reason.Kind.LOCK, 1, false, List.of(Toy.bits(1), Toy.bits(2)), Toy.bits(2));
    Place reader = Toy.at("down_read", Attempt.sleeping(1, Attempt.Mode.READ, 0), either, 0);

    assertThat(deadlocks(reader, Toy.running(1), Toy.wants(2, 1, 0, 2), IDLE))
        .allSatisfy(d -> assertThat(names(d.core())).containsExactly("B"));
  }

  @Test
  void allOfAWayHaveToAct() {
    List<Deadlock> found =
        deadlocks(Toy.wants(0, 0, 1, 2), Toy.running(1), Toy.wants(2, 1, 0), IDLE);

    assertThat(names(found.get(0).core())).containsExactly("A[0]", "B");
  }

  @Test
  void whoWaitsForADeadlockIsNotPartOfIt() {
    List<Deadlock> found =
        deadlocks(
            Toy.wants(0, 0, 0).holding(Toy.hold(0)), Toy.wants(1, 0, 0), Toy.wants(2, 0, 0), IDLE);

    assertThat(names(found.get(0).core())).containsExactly("A[0]");
    assertThat(names(found.get(0).behind())).containsExactly("A[1]", "B");
  }

  @Test
  void aLostWakeupIsADeadlockOnceNothingMoves() {
    Place waiter = waits(Reason.Kind.WAIT_QUEUE, 0).holding(Toy.hold(0));

    assertThat(deadlocks(waiter, Toy.wants(1, 0, 0), Toy.running(2), IDLE)).isEmpty();
    List<Deadlock> found = deadlocks(waiter, Toy.wants(1, 0, 0), Toy.ended(2), IDLE);

    assertThat(names(found.get(0).core())).containsExactly("A[0]");
    assertThat(found.get(0).core().get(0).assumption()).isEqualTo(Assumption.NOBODY_WAKES);
    assertThat(names(found.get(0).behind())).containsExactly("A[1]");
    assertThat(found.get(0).lockdepSees()).isFalse();
  }

  @Test
  void anIdleDaemonIsExemptAndABusyOneIsNot() {
    assertThat(deadlocks(Toy.ended(0), Toy.ended(1), Toy.ended(2), IDLE)).isEmpty();
    assertThat(deadlocks(Toy.ended(0), Toy.ended(1), Toy.ended(2), IDLE.inCallback())).hasSize(1);
    assertThat(deadlocks(Toy.ended(0), Toy.ended(1), Toy.ended(2), IDLE.holding(Toy.hold(0))))
        .hasSize(1);
    assertThat(deadlocks(Toy.ended(0), Toy.ended(1), Toy.ended(2), Toy.wants(3, 0, 0))).hasSize(1);
  }

  @Test
  void aHoldWithoutOwnerIsSeenByTheSearchAlone() {
    List<Deadlock> found = deadlocks(Toy.wants(0, 1), Toy.ended(1), Toy.ended(2), IDLE);

    assertThat(found.get(0).core().get(0).assumption()).isEqualTo(Assumption.NO_OWNER);
    assertThat(found.get(0).lockdepSees()).isFalse();
  }

  @Test
  void aLockWhoseHolderEndedIsNeverReleased() {
    List<Deadlock> found =
        deadlocks(Toy.wants(0, 0, 2), Toy.ended(1), Toy.ended(2).holding(Toy.hold(0)), IDLE);

    assertThat(found.get(0).core().get(0).assumption()).isEqualTo(Assumption.HOLDER_ENDED);
  }

  @Test
  void waitingForItsTurnIsNoDeadlock() {
    assertThat(deadlocks(waits(Reason.Kind.TURN, 0), Toy.wants(1, 0, 0), Toy.ended(2), IDLE))
        .isEmpty();
  }

  @Test
  void aGracePeriodWithinItsOwnSectionDeadlocks() {
    Reason section = new Reason(Reason.Kind.GRACE_PERIOD, 2, false, List.of(Toy.bits(0)), 0);
    Place waiter = Toy.at("synchronize_srcu", Attempt.SLEEP, section, 0);

    Blocked first = deadlocks(waiter, Toy.running(1), Toy.ended(2), IDLE).get(0).core().get(0);

    assertThat(first.assumption()).isEqualTo(Assumption.GRACE_PERIOD);
    assertThat(first.target()).isEqualTo("srcu");
    assertThat(first.lockdepSees()).isFalse();
  }

  @Test
  void aPageLockIsSeenByTheSearchAlone() {
    Reason locked = new Reason(Reason.Kind.OTHER, 7, true, List.of(Toy.bits(0)), 0);
    Place waiter = Toy.at("lock_page", Attempt.SLEEP, locked, 0);

    Deadlock found = deadlocks(waiter, Toy.running(1), Toy.ended(2), IDLE).get(0);

    assertThat(found.core().get(0).target()).isEqualTo("page lock of frame 7");
    assertThat(found.core().get(0).assumption()).isEqualTo(Assumption.NOT_RECURSIVE);
    assertThat(found.lockdepSees()).isFalse();
  }

  @Test
  void threadsOfOneGroupDeadlockAlike() {
    deadlocks(Toy.wants(0, 0, 0).holding(Toy.hold(0)), Toy.running(1), Toy.running(2), IDLE);
    deadlocks(Toy.running(0), Toy.wants(1, 0, 1).holding(Toy.hold(0)), Toy.running(2), IDLE);
    deadlocks(Toy.running(0), Toy.running(1), Toy.wants(2, 0, 2).holding(Toy.hold(0)), IDLE);

    assertThat(check.findings(true))
        .extracting(f -> f.detail().toString())
        .containsExactly("[A LOCK drv.m]", "[B LOCK drv.m]");
    assertThat(check.findings(true)).allMatch(f -> f.verdict().equals("deadlock"));
  }
}
