package org.mmn.check.lockdep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmn.check.Hold;
import org.mmn.check.Toy;
import org.mmn.check.Toy.Place;
import org.mmn.check.Toy.ToyState;
import org.mmn.check.Verdicts;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Acquire;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Attempt.Release;
import org.mmn.model.Reason;
import org.mmn.model.World.LockKind;

/**
 * Locks as a kernel module takes and releases them, told to the lockdep check step by step, with
 * the parts of the kernel around them that lockdep is told of: the notifier chain and allocation.
 */
final class LockdepScript {
  static final String MAP = "mmu_notifier_invalidate_range_start";
  static final String FS_RECLAIM = "fs_reclaim";
  static final String SRCU = "srcu";

  private final boolean srcuAnnotated;
  private final Toy toy = new Toy().thread("A").thread("B");
  private final List<String> locks = new ArrayList<>();
  private final LockdepCheck<ToyState> check;
  private final Map<Integer, List<Hold>> held = new LinkedHashMap<>();
  private final List<Integer> calls = new ArrayList<>();
  private int thread;
  private int site;

  private LockdepScript(boolean srcuAnnotated, String... drivers) {
    this.srcuAnnotated = srcuAnnotated;
    declare(LockKind.MAP, MAP, MAP);
    declare(LockKind.MAP, FS_RECLAIM, FS_RECLAIM);
    declare(LockKind.SRCU, SRCU, SRCU);
    for (String name : drivers) {
      LockKind kind = name.startsWith("rw") ? LockKind.RWSEM : LockKind.MUTEX;
      declare(kind, name, name.replaceFirst("@.*", ""));
    }
    this.check =
        new LockdepCheck<>(
            toy.context(true, srcuAnnotated), List.of(new LockdepCheck.Primed(FS_RECLAIM, MAP)));
  }

  /** Linux 6.1. A lock {@code m@2} is another instance of {@code m}'s class. */
  static LockdepScript v61(String... drivers) {
    return new LockdepScript(false, drivers);
  }

  /** Linux 6.12. */
  static LockdepScript v612(String... drivers) {
    return new LockdepScript(true, drivers);
  }

  private void declare(LockKind kind, String name, String lockClass) {
    toy.lock(kind, name, lockClass);
    locks.add(name);
  }

  /** Goes on with another thread. */
  LockdepScript thread(int next) {
    thread = next;
    return this;
  }

  private List<Hold> holds() {
    return held.computeIfAbsent(thread, t -> new ArrayList<>());
  }

  private void attempt(Attempt attempt) {
    int[] stack = IntStream.concat(calls.stream().mapToInt(c -> c), IntStream.of(++site)).toArray();
    Place place =
        Toy.at("step", attempt, Reason.anybody(Reason.Kind.OTHER, 0), thread, stack)
            .holding(holds().toArray(new Hold[0]));
    Place[] places = {place, place};
    check.moved(toy.state(0, places), thread, toy);
  }

  private LockdepScript take(String lock, Mode mode, boolean trylock, int subclass, boolean sync) {
    int number = locks.indexOf(lock);
    Acquire acquire = new Acquire(number, mode, trylock, subclass, sync);
    attempt(new Attempt(true, Optional.of(acquire), Optional.empty()));
    if (!sync) {
      holds().add(new Hold(number, mode, trylock, subclass, true, true));
    }
    return this;
  }

  LockdepScript lock(String lock) {
    return take(lock, Mode.WRITE, false, 0, false);
  }

  LockdepScript nested(String lock, int subclass) {
    return take(lock, Mode.WRITE, false, subclass, false);
  }

  LockdepScript trylock(String lock) {
    return take(lock, Mode.WRITE, true, 0, false);
  }

  LockdepScript read(String lock) {
    return take(lock, Mode.READ, false, 0, false);
  }

  LockdepScript recursiveRead(String lock) {
    return take(lock, Mode.RECURSIVE_READ, false, 0, false);
  }

  LockdepScript sync(String lock) {
    return take(lock, Mode.WRITE, false, 0, true);
  }

  /** A hold that lockdep is not told of. */
  LockdepScript nonOwner(String lock) {
    attempt(Attempt.SLEEP);
    holds().add(new Hold(locks.indexOf(lock), Mode.READ, false, 0, false, false));
    return this;
  }

  LockdepScript unlock(String lock) {
    int number = locks.indexOf(lock);
    attempt(Attempt.releasing(number));
    int last = holds().size() - 1;
    while (holds().get(last).lock() != number) {
      last--;
    }
    holds().remove(last);
    return this;
  }

  LockdepScript downgrade(String lock) {
    int number = locks.indexOf(lock);
    attempt(
        new Attempt(
            false,
            Optional.of(new Acquire(number, Mode.READ, false, 0, false)),
            Optional.of(new Release(number))));
    holds()
        .replaceAll(
            h -> h.lock() == number ? new Hold(number, Mode.READ, false, 0, true, true) : h);
    return this;
  }

  /** Everything that {@code body} does happens in one call. */
  private LockdepScript call(Runnable body) {
    calls.add(++site);
    body.run();
    calls.remove(calls.size() - 1);
    return this;
  }

  LockdepScript run(Runnable body) {
    body.run();
    return this;
  }

  /** The range start of an operation, with a list subscriber's callback. */
  LockdepScript start(Runnable callback) {
    return chain(callback);
  }

  /** Its end. */
  LockdepScript end(Runnable callback) {
    return chain(callback);
  }

  private LockdepScript chain(Runnable callback) {
    lock(MAP);
    if (srcuAnnotated) {
      recursiveRead(SRCU);
    }
    call(callback);
    if (srcuAnnotated) {
      unlock(SRCU);
    }
    return unlock(MAP);
  }

  /** The range start, with an interval subscriber's callback: not within SRCU. */
  LockdepScript startInterval(Runnable callback) {
    return lock(MAP).call(callback).unlock(MAP);
  }

  LockdepScript allocKernel() {
    return alloc(true);
  }

  LockdepScript allocNofs() {
    return alloc(false);
  }

  /** might_alloc(): fs_reclaim_acquire() and fs_reclaim_release(). */
  private LockdepScript alloc(boolean fs) {
    call(
        () -> {
          if (fs) {
            lock(FS_RECLAIM);
          }
          lock(MAP).unlock(MAP);
        });
    return fs ? call(() -> unlock(FS_RECLAIM)) : this;
  }

  /** unregister: synchronize_srcu(). */
  LockdepScript synchronizeSrcu() {
    return srcuAnnotated ? sync(SRCU) : this;
  }

  LockdepCheck<ToyState> check() {
    return check;
  }

  List<String> findings() {
    return check.findings(true).stream().map(Verdicts::name).toList();
  }
}
