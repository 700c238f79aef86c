package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Outcome;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Oracle;

/**
 * The numbers of states of small models, worked out by hand in the comments before they were
 * counted. A thread that has taken n steps is said to be at n, at e when it has ended.
 */
class StateCountsTest {
  private final Mmn mmn = Mmn.withStdlib();

  private Outcome search(String model, boolean fuse) {
    SourceFile file = new SourceFile("model.mmn", "scenario \"counted\" {" + model + "}");
    Loaded loaded = mmn.load(file, Map.of());
    assertThat(loaded.diagnostics()).isEmpty();
    Options options = Oracle.options(fuse);
    return mmn.check(loaded, 0, loaded.scenarios().get(0).versions().get(0), options).outcome();
  }

  private void unfused(String model, int states, int moves, int depth) {
    counts(search(model, false), states, moves, depth);
  }

  private void fused(String model, int states, int moves, int depth) {
    counts(search(model, true), states, moves, depth);
  }

  private static void counts(Outcome outcome, int states, int moves, int depth) {
    assertThat(outcome.complete()).isTrue();
    assertThat(new long[] {outcome.states(), outcome.moves(), outcome.depth()})
        .as("states, moves, depth")
        .containsExactly(states, moves, depth);
  }

  /**
   * Each at 0, 1 (has it), e; not both at 1: 3 * 3 - 1 = 8. Moves: from 00 two; where one is at 1
   * only it moves, 4; where one is at e and the other at 0, 2. To ee: 4 steps. Every action is seen
   * by the other thread.
   */
  @Test
  void twoThreadsAndAMutex() {
    String model =
        """
        mutex m;
        thread A { mutex_lock(m); mutex_unlock(m); }
        thread B { mutex_lock(m); mutex_unlock(m); }
        """;
    unfused(model, 8, 8, 4);
    fused(model, 8, 8, 4);
  }

  /**
   * Nobody has it: 2^3, each at 0 or e; one of three has it, the others at 0 or e: 3 * 2^2. Moves:
   * a thread at 0 while nobody has it, 3 * 2^2; the one that has it, 12. To the end 3 * 2 steps.
   */
  @Test
  void threeOfAKindAndAMutex() {
    String model = "mutex m; thread T[3] { mutex_lock(m); mutex_unlock(m); }";
    unfused(model, 8 + 12, 12 + 12, 6);
    fused(model, 8 + 12, 12 + 12, 6);
  }

  /**
   * Reader at 0, 1 (has it), e; writer at 0, q (queued), 1 (has it), e. A writer queues only while
   * the reader has it. 00, 10, 01, e0, 1q, 0e, eq, e1, 1e, ee. Moves: two from 00 and from 10, one
   * from all others but ee. The farthest, ee, is 4 away: eq and its queueing lie on no shortest
   * way.
   */
  @Test
  void aReaderAndAQueuedWriter() {
    String model =
        """
        rwsem l;
        thread R { down_read(l); up_read(l); }
        thread W { down_write(l); up_write(l); }
        """;
    unfused(model, 10, 2 + 2 + 7, 4);
    fused(model, 10, 2 + 2 + 7, 4);
  }

  /**
   * A at 0, at 1 with n = 0, 1, 2, at e with x = 0, 1, 2; B at 0, e: 7 * 2. Moves of A: 3 + 3, for
   * either place of B; of B: 7. Nobody else sees x, so with fusion the write of it belongs to the
   * choice: A at 0 or e with three values, 4 * 2 states, moves 3 * 2 + 4.
   */
  @Test
  void aChoice() {
    String model =
        """
        int x = 0;
        int y = 0;
        thread A { int n = choose(0..2); x = n; }
        thread B { y = 1; }
        """;
    unfused(model, 14, 12 + 7, 3);
    fused(model, 8, 6 + 4, 2);
  }

  /**
   * Neither, one, the other, both: 4. As a load and a store each: 00; 10, 01; 11 both with 0; e0
   * and 0e with x = 1; e1, 1e where the 1 has loaded 0; the same where it has loaded 1; ee with x =
   * 1 (one is lost), ee with x = 2: 12. Moves: two from each of the first four, one from each of
   * the next six.
   */
  @Test
  void incrementsThatAreOneStepAndThatAreTwo() {
    String once = "int x = 0; thread T[2] { atomically { x = x + 1; } }";
    unfused(once, 4, 4, 2);
    fused(once, 4, 4, 2);
    String twice = "int x = 0; thread T[2] { x = x + 1; }";
    unfused(twice, 12, 8 + 6, 4);
    fused(twice, 12, 8 + 6, 4);
  }

  /**
   * The ghost is assigned in the same step: 00, e0, 0e, and ee with the values of whoever was last:
   * 5. As steps of their own, with both threads at 0, 1 (x assigned) or e: where both have assigned
   * x either may have been last, and the same for g. 00, 10, 01, e0, 0e once each; 11, e1, 1e
   * twice; ee 4 times: 15. Moves: two where neither has ended, 2 + 2 + 2 + 4; one where one has, 1
   * + 1 + 2 + 2.
   */
  @Test
  void aGhostJoinsTheStepBeforeIt() {
    String ghost =
        """
        int x = 0;
        ghost int g = 0;
        thread A { x = 1; g = 1; }
        thread B { x = 2; g = 2; }
        """;
    unfused(ghost, 5, 4, 2);
    fused(ghost, 5, 4, 2);
    String plain = ghost.replace("ghost ", "");
    unfused(plain, 15, 10 + 6, 4);
    fused(plain, 15, 10 + 6, 4);
  }

  /**
   * Reader at 0, 1 (in its section), e. The other at 0, 1 (might_sleep() is behind it), 2 (waits),
   * e. At 0 and 1: 3 each. At 2 it waits for nobody, with the reader at 0, 1 or e, or for the
   * reader, at 1: once that has left, the two are the same. At e: 3, for a section that begins
   * after the grace period does not delay it. 3 + 3 + 4 + 3. Moves: both where the reader is at 0
   * or 1 and the other at 0 or 1, (2 + 2 + 1) * 2; at 2: 2 + 2 + 1, and 1 where it is waited for;
   * at e: 1 + 1. might_sleep() is seen by nobody, but nothing is before it to fuse it to.
   */
  @Test
  void aGracePeriod() {
    String model =
        """
        kernel v4.18;
        srcu s;
        thread R { srcu_read_lock(s); srcu_read_unlock(s); }
        thread U { synchronize_srcu(s); }
        """;
    unfused(model, 13, 10 + 6 + 2, 5);
    fused(model, 13, 10 + 6 + 2, 5);
  }

  /**
   * At 0, 1 (has it), 2, 3 (a is 1, 2), 4 (let go), e. Both outside, at 0, 4 or e: 9; one inside,
   * at 1, 2 or 3, the other outside: 2 * 3 * 3. Moves: outside, from 0 (3 states for either thread)
   * and from 4 (the same), 12; inside 18, and beside that the other from 4, 6.
   *
   * <p>With fusion, an element that is a thread's alone is written in the step before: at 0, 3 or
   * e, not both at 3, as with two threads and a mutex.
   */
  @Test
  void elementsOfTheirOwnUnderAMutex() {
    String model =
        """
        mutex m;
        int a[2];
        thread T[2] {
            mutex_lock(m);
            a[self] = 1;
            a[self] = 2;
            mutex_unlock(m);
            a[self] = 3;
        }
        """;
    unfused(model, 9 + 18, 12 + 18 + 6, 10);
    fused(model, 8, 8, 4);
  }

  /**
   * The same with a property that looks at the elements: whoever writes one is seen, and nothing is
   * fused.
   */
  @Test
  void elementsThatAPropertySeesAreNotTheirOwn() {
    String model =
        """
        mutex m;
        int a[2];
        thread T[2] {
            mutex_lock(m);
            a[self] = 1;
            a[self] = 2;
            mutex_unlock(m);
            a[self] = 3;
        }
        never big: a[0] + a[1] > 6;
        """;
    unfused(model, 27, 36, 10);
    fused(model, 27, 36, 10);
  }

  /**
   * A at 0, 1 (has a), 2 (and b), 3 (a only), e; B the other way round. Not while the other has the
   * lock: not A at 1, 2, 3 with B at 2, not A at 2 with B at 1, 2, 3. Nor A and B both at 3: each
   * would have to come there from 2. A at 0: 5 places of B; at 1: 0, 1, 3, e; at 2: 0, e; at 3: 0,
   * 1, e; at e: 5. Moves, by A's place: 2 + 2 + 1 + 2 + 1; 2 + 0 (the deadlock) + 1 + 1; 1 + 1; 2 +
   * 1 + 1; 4.
   */
  @Test
  void twoMutexesTheOtherWayRound() {
    String model =
        """
        mutex a;
        mutex b;
        thread A { mutex_lock(a); mutex_lock(b); mutex_unlock(b); mutex_unlock(a); }
        thread B { mutex_lock(b); mutex_lock(a); mutex_unlock(a); mutex_unlock(b); }
        """;
    unfused(model, 5 + 4 + 2 + 3 + 5, 8 + 4 + 2 + 4 + 4, 8);
    fused(model, 5 + 4 + 2 + 3 + 5, 8 + 4 + 2 + 4 + 4, 8);
  }
}
