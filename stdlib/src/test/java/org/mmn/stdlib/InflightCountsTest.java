package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmn.explore.Outcome;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;

/**
 * The reference model S1, counted twice: by the search, and by successors written by hand that know
 * nothing of it.
 */
class InflightCountsTest {
  private static final String MODEL =
      """
      const N = 1;
      const K = 1;
      scenario "S1" {
          mm app { vma heap[N] anon; }
          mutex lock;
          int(0..7) count = 0;
          int(0..31) seq = 0;
          secondary_tlb gpu;

          thread I[N] in app {
              repeat (K) {
                  mutex_lock(lock);
                  atomically {
                      count++;
                      range_entered(heap[self]);
                      gpu.zap(heap[self]);
                  }
                  mutex_unlock(lock);
                  ptep_get_and_clear(heap[self]);
                  mutex_lock(lock);
                  atomically {
                      seq++;
                      count--;
                      range_left(heap[self]);
                  }
                  mutex_unlock(lock);
                  atomically { set_pte(heap[self], alloc_frames(1, 0), true); }
              }
          }
          thread fault {
              while (true) {
                  int s = seq;
                  frame f = pte_frame(heap[0]);
                  mutex_lock(lock);
                  if (count == 0 && seq == s) {
                      if (f != NULL) gpu.map(heap[0], f, true);
                      mutex_unlock(lock);
                      break;
                  }
                  mutex_unlock(lock);
              }
          }
      }
      """;

  /** Steps of an invalidator in one round: lock, count, unlock, clear, lock, count, unlock, map. */
  private static final int ROUND = 8;

  private static final int NONE = -1;

  /** What the fault does next: its places. */
  private static final int READ_SEQ = 0;

  private static final int LOOK_UP = 1;
  private static final int LOCK = 2;
  private static final int READ_COUNT = 3;
  private static final int COMPARE = 4;
  private static final int MAP = 5;
  private static final int UNLOCK = 6;
  private static final int UNLOCK_AND_RETRY = 7;
  private static final int ENDED = 8;

  /**
   * @param at the steps that each invalidator has taken
   * @param fault the place of the fault; {@code snapshot} and {@code frame} what it still needs
   */
  private record Position(
      List<Integer> at,
      int fault,
      int snapshot,
      int frame,
      int owner,
      int count,
      int seq,
      List<Integer> pte,
      int frames,
      int device) {

    Position faultAt(int place, int newSnapshot, int newFrame, int newOwner, int newDevice) {
      return new Position(
          at, place, newSnapshot, newFrame, newOwner, count, seq, pte, frames, newDevice);
    }

    Position moved(int thread, int newOwner, int newCount, int newSeq, int newDevice) {
      List<Integer> newAt = new ArrayList<>(at);
      newAt.set(thread, at.get(thread) + 1);
      return new Position(
          newAt, fault, snapshot, frame, newOwner, newCount, newSeq, pte, frames, newDevice);
    }

    Position mapped(int page, int to, int newFrames) {
      List<Integer> newPte = new ArrayList<>(pte);
      newPte.set(page, to);
      return new Position(at, fault, snapshot, frame, owner, count, seq, newPte, newFrames, device);
    }
  }

  private static List<Position> successors(Position p, int rounds) {
    List<Position> next = new ArrayList<>();
    for (int thread = 0; thread < p.at().size(); thread++) {
      if (p.at().get(thread) < rounds * ROUND) {
        invalidate(p, thread, next);
      }
    }
    fault(p, next);
    return next;
  }

  private static void invalidate(Position p, int i, List<Position> next) {
    Position plain = p.moved(i, p.owner(), p.count(), p.seq(), p.device());
    switch (p.at().get(i) % ROUND) {
      case 0, 4 -> {
        if (p.owner() == NONE) {
          next.add(p.moved(i, i, p.count(), p.seq(), p.device()));
        }
      }
      case 1 -> next.add(p.moved(i, i, p.count() + 1, p.seq(), i == 0 ? NONE : p.device()));
      case 2, 6 -> next.add(p.moved(i, NONE, p.count(), p.seq(), p.device()));
      case 3 -> next.add(plain.mapped(i, NONE, p.frames()));
      case 5 -> next.add(p.moved(i, i, p.count() - 1, p.seq() + 1, p.device()));
      default -> next.add(plain.mapped(i, p.frames(), p.frames() + 1));
    }
  }

  private static void fault(Position p, List<Position> next) {
    int self = p.at().size();
    int s = p.snapshot();
    int f = p.frame();
    int d = p.device();
    switch (p.fault()) {
      case READ_SEQ -> next.add(p.faultAt(LOOK_UP, p.seq(), NONE, p.owner(), d));
      case LOOK_UP -> next.add(p.faultAt(LOCK, s, p.pte().get(0), p.owner(), d));
      case LOCK -> {
        if (p.owner() == NONE) {
          next.add(p.faultAt(READ_COUNT, s, f, self, d));
        }
      }
      case READ_COUNT ->
          next.add(
              p.count() == 0
                  ? p.faultAt(COMPARE, s, f, self, d)
                  : p.faultAt(UNLOCK_AND_RETRY, NONE, NONE, self, d));
      case COMPARE -> {
        int place = p.seq() != s ? UNLOCK_AND_RETRY : f == NONE ? UNLOCK : MAP;
        next.add(p.faultAt(place, NONE, place == MAP ? f : NONE, self, d));
      }
      case MAP -> next.add(p.faultAt(UNLOCK, NONE, NONE, self, f));
      case UNLOCK -> next.add(p.faultAt(ENDED, NONE, NONE, NONE, d));
      case UNLOCK_AND_RETRY -> next.add(p.faultAt(READ_SEQ, NONE, NONE, NONE, d));
      default -> {}
    }
  }

  /** The numbers of states and of moves between them. */
  private static long[] counted(int invalidators, int rounds) {
    Integer[] zeros = new Integer[invalidators];
    Integer[] own = new Integer[invalidators];
    Arrays.fill(zeros, 0);
    Arrays.setAll(own, i -> i);
    Position first =
        new Position(
            List.of(zeros), READ_SEQ, NONE, NONE, NONE, 0, 0, List.of(own), invalidators, NONE);
    Set<Position> seen = new LinkedHashSet<>(List.of(first));
    Deque<Position> open = new ArrayDeque<>(seen);
    long moves = 0;
    while (!open.isEmpty()) {
      for (Position next : successors(open.remove(), rounds)) {
        moves++;
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return new long[] {seen.size(), moves};
  }

  private static Outcome searched(int invalidators, int rounds, boolean fuse) {
    Mmn mmn = Mmn.withStdlib();
    Map<String, Integer> size = Map.of("N", invalidators, "K", rounds);
    Loaded loaded = mmn.load(new SourceFile("s1.mmn", MODEL), size);
    assertThat(loaded.diagnostics()).isEmpty();
    var newest = loaded.scenarios().get(0).versions().get(0);
    Options options = Options.DEFAULT.with(size, 0).with(new Reductions(fuse, false, false));
    return mmn.check(loaded, 0, newest, options).outcome();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,1", "2,2", "3,1"})
  void theSearchCountsWhatSuccessorsByHandCount(int invalidators, int rounds) {
    Outcome outcome = searched(invalidators, rounds, false);
    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.findings()).isEmpty();
    assertThat(new long[] {outcome.states(), outcome.moves()})
        .isEqualTo(counted(invalidators, rounds));
  }

  /** Fusion leaves states out, and no verdict. */
  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "2,2"})
  void fusionStoresNoMore(int invalidators, int rounds) {
    Outcome outcome = searched(invalidators, rounds, true);
    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.findings()).isEmpty();
    assertThat((long) outcome.states()).isLessThanOrEqualTo(counted(invalidators, rounds)[0]);
  }
}
