package org.mmn.check.lockdep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmn.check.lockdep.LockdepScript.FS_RECLAIM;
import static org.mmn.check.lockdep.LockdepScript.MAP;
import static org.mmn.check.lockdep.LockdepScript.SRCU;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What lockdep of Linux 6.1.192 and 6.12.117 was seen to say of a probe module. It said one thing a
 * boot; a check that goes on says that and may say more.
 */
final class RealKernelRowsTest {
  private static final String NOTHING = "";

  private static String circular(String... classes) {
    return "lockdep_circular(" + String.join(", ", classes) + ")";
  }

  private static String recursive(String lock) {
    return "lockdep_recursion(" + lock + ")";
  }

  private static void says(LockdepScript script, String... findings) {
    if (findings.length == 1 && findings[0].equals(NOTHING)) {
      assertThat(script.findings()).isEmpty();
    } else {
      assertThat(script.findings()).containsExactlyInAnyOrder(findings);
    }
  }

  @Test
  @DisplayName("start: down_read; end: up_read; an inner pair nested in an outer pair")
  void nestedReadHeldFromStartToEnd() {
    LockdepScript s = LockdepScript.v61("rw0");
    s.start(() -> s.read("rw0"));
    s.start(() -> s.read("rw0")).end(() -> s.unlock("rw0"));
    s.end(() -> s.unlock("rw0"));
    says(s, circular("rw0", MAP), recursive("rw0"));
  }

  @Test
  @DisplayName("ioctl only: down_read; down_read of the same")
  void readUnderRead() {
    says(
        LockdepScript.v61("rw0").read("rw0").read("rw0").unlock("rw0").unlock("rw0"),
        recursive("rw0"));
  }

  @Test
  @DisplayName(
      "two subscribers, both start: down_read(rw0), both end: up_read(rw0); one plain DONTNEED")
  void twoSubscribersReadOneLock() {
    LockdepScript s = LockdepScript.v61("rw0");
    s.start(() -> s.read("rw0").read("rw0")).end(() -> s.unlock("rw0").unlock("rw0"));
    says(s, recursive("rw0"), circular("rw0", MAP));
  }

  @Test
  @DisplayName("start: down_read_non_owner; end: up_read_non_owner")
  void nonOwnerIsInvisible() {
    LockdepScript s = LockdepScript.v61("rw0");
    s.start(() -> s.nonOwner("rw0")).start(() -> s.nonOwner("rw0"));
    says(s, NOTHING);
  }

  @Test
  @DisplayName("start: kmalloc(GFP_KERNEL)")
  void allocKernelInStart() {
    LockdepScript old = LockdepScript.v61();
    old.start(old::allocKernel);
    says(old, circular(MAP, FS_RECLAIM));

    LockdepScript recent = LockdepScript.v612();
    recent.start(recent::allocKernel);
    says(recent, recursive(MAP));
  }

  @Test
  @DisplayName("start: kmalloc(GFP_NOFS)")
  void allocNofsInStart() {
    LockdepScript old = LockdepScript.v61();
    old.start(old::allocNofs);
    says(old, recursive(MAP));

    LockdepScript recent = LockdepScript.v612();
    recent.start(recent::allocNofs);
    says(recent, recursive(MAP));
  }

  @Test
  @DisplayName("start: kmalloc with a gfp that lockdep is not told of")
  void allocNowaitInStart() {
    LockdepScript s = LockdepScript.v61();
    s.start(() -> {});
    says(s, NOTHING);
  }

  @Test
  @DisplayName("ioctl: lock; kmalloc(GFP_NOFS); unlock. Then start: lock; unlock")
  void mutexOverNofs() {
    LockdepScript old = LockdepScript.v61("m0");
    old.lock("m0").allocNofs().unlock("m0").start(() -> old.lock("m0").unlock("m0"));
    says(old, circular(MAP, "m0"));

    LockdepScript recent = LockdepScript.v612("m0");
    recent.lock("m0").allocNofs().unlock("m0").start(() -> recent.lock("m0").unlock("m0"));
    says(recent, NOTHING);
  }

  @Test
  @DisplayName("the row above the other way round")
  void theOrderOfThreadsDoesNotMatter() {
    LockdepScript s = LockdepScript.v61("m0");
    s.start(() -> s.lock("m0").unlock("m0")).thread(1).lock("m0").allocNofs().unlock("m0");
    says(s, circular("m0", MAP));
  }

  @Test
  @DisplayName("start: lock; end: unlock")
  void lockHeldFromStartToEnd() {
    LockdepScript old = LockdepScript.v61("m0");
    old.start(() -> old.lock("m0")).end(() -> old.unlock("m0"));
    says(old, circular("m0", MAP));

    LockdepScript recent = LockdepScript.v612("m0");
    recent.start(() -> recent.lock("m0")).end(() -> recent.unlock("m0"));
    says(recent, circular("m0", MAP));
  }

  @Test
  @DisplayName("no notifier: read rw0, rw1, then read rw1, rw0; never a writer")
  void readersInBothOrders() {
    says(
        LockdepScript.v61("rw0", "rw1")
            .read("rw0")
            .read("rw1")
            .unlock("rw1")
            .unlock("rw0")
            .read("rw1")
            .read("rw0")
            .unlock("rw0")
            .unlock("rw1"),
        circular("rw1", "rw0"));
  }

  @Test
  @DisplayName("start: mutex_trylock; unlock. ioctl: lock; kmalloc(GFP_KERNEL)")
  void trylockInStart() {
    LockdepScript s = LockdepScript.v61("m0");
    s.start(() -> s.trylock("m0").unlock("m0")).lock("m0").allocKernel().unlock("m0");
    says(s, NOTHING);
  }

  @Test
  @DisplayName("two subscribers, each: start mutex_lock(own->m), end unlock; same class")
  void twoInstancesOfOneClass() {
    LockdepScript s = LockdepScript.v61("m@1", "m@2");
    s.start(() -> s.lock("m@1").lock("m@2"));
    says(s, recursive("m"));
  }

  @Test
  @DisplayName("one start: mutex_lock_nested(a->m, 0); mutex_lock_nested(b->m, 1), one class")
  void subclasses() {
    LockdepScript s = LockdepScript.v61("m@1", "m@2");
    s.start(() -> s.nested("m@1", 0).nested("m@2", 1).unlock("m@2").unlock("m@1"));
    says(s, NOTHING);
  }

  @Test
  @DisplayName("callback takes m0; then lock; mmu_interval_read_begin(); unlock")
  void readBeginUnderTheLockOfACallback() {
    LockdepScript s = LockdepScript.v61("m0");
    s.startInterval(() -> s.lock("m0").unlock("m0")).lock("m0").lock(MAP).unlock(MAP).unlock("m0");
    says(s, circular("m0", MAP));
  }

  @Test
  @DisplayName("the same lock in an interval callback, held over GFP_KERNEL elsewhere")
  void intervalCallbackAndAllocation() {
    for (LockdepScript s :
        new LockdepScript[] {LockdepScript.v61("m0"), LockdepScript.v612("m0")}) {
      s.startInterval(() -> s.lock("m0").unlock("m0")).lock("m0").allocKernel().unlock("m0");
      says(s, circular("m0", FS_RECLAIM, MAP));
    }
  }

  @Test
  @DisplayName("unregister inside a callback")
  void synchronizeInACallback() {
    LockdepScript old = LockdepScript.v61();
    old.start(old::synchronizeSrcu);
    says(old, NOTHING);

    LockdepScript recent = LockdepScript.v612();
    recent.start(recent::synchronizeSrcu);
    says(recent, recursive(SRCU));
  }

  @Test
  @DisplayName(
      "a driver that primes: fs_reclaim_acquire; lock; unlock; fs_reclaim_release, at load")
  void primedByTheDriver() {
    LockdepScript s = LockdepScript.v612("m0");
    s.lock(FS_RECLAIM).lock("m0").unlock("m0").unlock(FS_RECLAIM);
    s.lock("m0").allocKernel().unlock("m0");
    says(s, circular("m0", FS_RECLAIM));
  }
}
