package org.mmn.check.lockdep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Finding;

final class LockdepCheckTest {
  private static LockdepScript locks() {
    return LockdepScript.v612("a", "b", "c", "rw0", "rw1");
  }

  private static LockdepScript inOrder(LockdepScript script, String outer, String inner) {
    return script.lock(outer).lock(inner).unlock(inner).unlock(outer);
  }

  @Test
  void threeLocksInACircleAreOneFinding() {
    LockdepScript s = locks();
    inOrder(inOrder(inOrder(s, "a", "b"), "b", "c"), "c", "a");
    assertThat(s.findings()).containsExactly("lockdep_circular(c, a, b)");
  }

  @Test
  void anOrderIsNoCircle() {
    LockdepScript s = locks();
    inOrder(inOrder(inOrder(s, "a", "b"), "b", "c"), "a", "c");
    assertThat(s.findings()).isEmpty();
  }

  @Test
  void aLargerCircleOverASmallerOneHasLinksOfItsOwn() {
    LockdepScript s = locks();
    inOrder(inOrder(inOrder(inOrder(s, "a", "b"), "b", "c"), "c", "a"), "b", "a");
    assertThat(s.findings()).containsExactly("lockdep_circular(b, a)", "lockdep_circular(c, a, b)");
    inOrder(inOrder(s, "c", "b"), "a", "c");
    assertThat(s.findings()).hasSize(3).noneMatch(f -> f.split(",").length == 3);
  }

  @Test
  void theChainTellsWhereEachLinkWasSeen() {
    LockdepScript s = locks();
    inOrder(inOrder(s, "a", "b").thread(1), "b", "a");
    Finding finding = s.check().findings(true).get(0);
    Circular cycle = (Circular) finding.detail();

    assertThat(cycle.chain()).extracting(Edge::toString).containsExactly("b -EN-> a", "a -EN-> b");
    Acquisition last = cycle.chain().get(0).witness().orElseThrow().acquisition();
    assertThat(last.thread()).isEqualTo(1);
    assertThat(last.held()).hasSize(1);
    assertThat(finding.witnesses()).isEqualTo(List.copyOf(cycle.chain()));
  }

  @Test
  void recursiveReadsAloneNeverBlock() {
    LockdepScript s = locks();
    s.recursiveRead("rw0").recursiveRead("rw1").unlock("rw1").unlock("rw0");
    s.recursiveRead("rw1").recursiveRead("rw0").unlock("rw0").unlock("rw1");
    assertThat(s.findings()).isEmpty();
  }

  @Test
  void aWriterOnTheWayMakesARecursiveReadBlock() {
    LockdepScript s = locks();
    s.lock("a").recursiveRead("rw0").unlock("rw0").unlock("a");
    s.lock("rw0").lock("a").unlock("a").unlock("rw0");
    assertThat(s.findings()).containsExactly("lockdep_circular(rw0, a)");
  }

  @Test
  void theSameReadAsAHolderDoesNot() {
    LockdepScript s = locks();
    s.lock("a").recursiveRead("rw0").unlock("rw0").unlock("a");
    s.recursiveRead("rw0").lock("a").unlock("a").unlock("rw0");
    assertThat(s.findings()).isEmpty();
  }

  @Test
  void aRecursiveReadMayRepeatAReadButNotAWrite() {
    assertThat(locks().recursiveRead("rw0").recursiveRead("rw0").findings()).isEmpty();
    assertThat(locks().read("rw0").recursiveRead("rw0").findings()).isEmpty();
    assertThat(locks().lock("rw0").recursiveRead("rw0").findings())
        .containsExactly("lockdep_recursion(rw0)");
    assertThat(locks().recursiveRead("rw0").read("rw0").findings())
        .containsExactly("lockdep_recursion(rw0)");
  }

  @Test
  void aTrylockIsNeitherARecursionNorTheEndOfADependency() {
    assertThat(locks().lock("a").trylock("a").findings()).isEmpty();
    LockdepScript s = locks();
    s.lock("a").trylock("b").unlock("b").unlock("a");
    assertThat(inOrder(s, "b", "a").findings()).isEmpty();
  }

  @Test
  void aLockGotByTrylockIsTheStartOfOneAndDoesNotHideWhatIsBelow() {
    LockdepScript s = locks();
    s.lock("a").trylock("b").lock("c").unlock("c").unlock("b").unlock("a");
    assertThat(inOrder(s, "c", "b").findings()).containsExactly("lockdep_circular(c, b)");
    assertThat(inOrder(s, "c", "a").findings())
        .containsExactly("lockdep_circular(c, b)", "lockdep_circular(c, a)");
  }

  @Test
  void onlyTheMostRecentHoldCountsWhichIsEnoughWithoutReads() {
    LockdepScript s = locks();
    s.lock("a").lock("b").lock("c").unlock("c").unlock("b").unlock("a");
    assertThat(inOrder(s, "c", "a").findings()).containsExactly("lockdep_circular(c, a, b)");
  }

  @Test
  void anOutOfOrderReleaseConnectsWhatWasAroundIt() {
    LockdepScript inOrder = locks();
    inOrder.lock("a").recursiveRead("rw0").lock("c").unlock("c").unlock("rw0").unlock("a");
    assertThat(inOrder(inOrder, "c", "a").findings()).isEmpty();

    LockdepScript out = locks();
    out.lock("a").recursiveRead("rw0").lock("c").unlock("rw0").unlock("c").unlock("a");
    assertThat(inOrder(out, "c", "a").findings()).containsExactly("lockdep_circular(c, a)");
  }

  @Test
  void anOutOfOrderReleaseDoesNotTakeATrylockAgain() {
    LockdepScript s = locks();
    s.lock("a").recursiveRead("rw0").trylock("c").unlock("rw0").unlock("c").unlock("a");
    assertThat(inOrder(s, "c", "a").findings()).isEmpty();
  }

  @Test
  void aDowngradeTakesTheLockAgainAsARead() {
    LockdepScript s = locks();
    s.lock("rw0").lock("a").downgrade("rw0").unlock("a").unlock("rw0");
    s.lock("a").recursiveRead("rw0").unlock("rw0").unlock("a");
    assertThat(s.findings()).containsExactly("lockdep_circular(a, rw0)");
    assertThat(locks().lock("rw0").downgrade("rw0").read("rw0").findings())
        .containsExactly("lockdep_recursion(rw0)");
  }

  @Test
  void whatIsSyncedIsNotHeld() {
    LockdepScript s = locks();
    s.lock("a").sync("b").lock("c").unlock("c").unlock("a");
    assertThat(inOrder(s, "c", "b").findings()).isEmpty();
    assertThat(inOrder(s, "b", "a").findings())
        .containsExactly("lockdep_circular(b, a)", "lockdep_circular(b, a, c)");
  }

  @Test
  void aRecursionAddsNoDependency() {
    LockdepScript s = locks();
    s.lock("a").lock("b").lock("a").unlock("a").unlock("b").unlock("a");
    assertThat(s.findings()).containsExactly("lockdep_recursion(a)");
  }

  @Test
  void subclassesInBothOrdersAreACircleOfOneClass() {
    LockdepScript s = LockdepScript.v61("m@1", "m@2");
    s.nested("m@1", 0).nested("m@2", 1).unlock("m@2").unlock("m@1");
    s.nested("m@1", 1).nested("m@2", 0).unlock("m@2").unlock("m@1");
    assertThat(s.findings()).containsExactly("lockdep_circular(m)");
  }
}
