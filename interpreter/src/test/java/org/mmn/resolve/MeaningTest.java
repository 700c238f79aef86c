package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mmn.resolve.Resolving.code;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What statements and expressions become. In the text, {@code $x} is a read of shared state. */
class MeaningTest {
  @Test
  void conversionsToBoolAreExplicit() {
    assertThat(code("int n;", "if (n) n = 1;")).isEqualTo("{if ($n != 0) n := 1;}");
    assertThat(code("frame f;", "while (!f) f = NULL;"))
        .isEqualTo("{while !($f != NULL) f := NULL;}");
    assertThat(code("bool b;", "int n = b; b = n;")).isEqualTo("{n = $b; b := (n != 0);}");
  }

  @Test
  void pagesVmasAndMmsAreRanges() {
    assertThat(code("", "invalidate_end(heap[3]); invalidate_end(heap); invalidate_end(app);"))
        .isEqualTo(
            "{invalidate_end(vma#0[3].range); invalidate_end(vma#0.range);"
                + " invalidate_end(mm#0.range);}");
  }

  @Test
  void anyLockIsALock() {
    assertThat(code("rwsem s; mutex m[2];", "bool b = held(s) || held(m[1]);"))
        .isEqualTo("{b = (held(&s.lock) ? true : held(&m[1].lock));}");
  }

  @Test
  void conditionsReadFromLeftToRight() {
    assertThat(code("int a; int b;", "if (a == 1 && b == 2 || !a) a = 3;"))
        .isEqualTo("{if ((($a == 1) ? ($b == 2) : false) ? true : !($a != 0)) a := 3;}");
  }

  @Test
  void changingSharedStateReadsItFirst() {
    assertThat(code("int n;", "n += 2; n++; n |= 4;"))
        .isEqualTo("{n := ($n + 2); n := ($n + 1); n := ($n | 4);}");
  }

  @Test
  void anIndexThatTakesStepsIsEvaluatedOnce() {
    assertThat(code("int a[4]; int i;", "a[i]++; a[1]--;"))
        .isEqualTo("{{temporary = $i; a[temporary] := ($a[temporary] + 1);} a[1] := ($a[1] - 1);}");
  }

  @Test
  void localsShadowAndMayBeReferences() {
    assertThat(code("int n;", "{ int n = 1; n = 2; } n = 3; frame f; mm m = app;"))
        .isEqualTo("{{n = 1; n = 2;} n := 3; f = NULL; m = mm#0;}");
  }

  @Test
  void constantsAreFolded() {
    assertThat(code("const N = 2; const M = N * 3 - 1;", "int n = M << 1; int m = N > 1 ? -M : 0;"))
        .isEqualTo("{n = 10; m = -5;}");
  }

  @Test
  void argumentsComeInTheOrderOfTheParameters() {
    assertThat(code("", "invalidate_start(event = MMU_NOTIFY_CLEAR, r = heap, blockable = false);"))
        .isEqualTo("{invalidate_start(vma#0.range, false, 1);}");
  }

  @Test
  void slicesMayLeaveOutTheirEnds() {
    assertThat(code("", "invalidate_end(heap[..2]); invalidate_end(heap[2..]);"))
        .isEqualTo("{invalidate_end(vma#0[0..2]); invalidate_end(vma#0[2..8]);}");
  }

  @Test
  void loopsGoThroughPagesVmasMmsAndThreads() {
    assertThat(code("", "for (page p in heap[2..4]) mapped(p);"))
        .isEqualTo("{for p vma#0[2..4].first..vma#0[2..4].limit mapped(p);}");
    assertThat(code("", "for (vma v in app.vmas) if (v.locked) mapped(v[0]);"))
        .isEqualTo("{for v mm#0.first_vma..mm#0.limit_vma if v.locked mapped(v[0]);}");
    assertThat(code("", "for (mm m in mms) mm_flag(m, 1);"))
        .isEqualTo("{for m 0..1 mm_flag(m, 1);}");
    assertThat(code("kthread K { }", "for (thread t in app.threads) done(t);"))
        .isEqualTo("{for t 0..2 if (t.mm == mm#0) done(t);}");
  }

  @Test
  void aRangeThatMayChangeIsEvaluatedOnce() {
    assertThat(code("", "range r = heap; for (page p in r) r = lib;"))
        .isEqualTo(
            "{r = vma#0.range; {temporary = r; for p temporary.first..temporary.limit"
                + " r = vma#1.range;}}");
  }

  @Test
  void listsOfTheKernelAreWalkedByFirstAndNext() {
    assertThat(code("", "for (notifier n in app.subscribers) { if (subscribed(n)) continue; }"))
        .isEqualTo(
            "{{n = NULL; while true {n = ((n == NULL) ? subscribers_first(mm#0) :"
                + " subscribers_next(mm#0, n)); if (n == NULL) break;"
                + " {if subscribed(n) continue;}}}}");
  }

  @Test
  void repeatCountsAndChooseChooses() {
    assertThat(code("", "repeat (3) { int n = choose(0..3); }"))
        .isEqualTo("{for turn 0..3 {n = choose(0..3);}}");
  }

  @Test
  void macrosAreExpandedWithTheirArgumentsByName() {
    assertThat(code("waitqueue q; int n;", "wait_event(q, n == 2);"))
        .isEqualTo(
            "{inline(wait_event) {while true {prepare_to_wait(&q); if ($n == 2) break;"
                + " schedule_waiting(&q);} finish_wait(&q);};}");
  }

  @Test
  void aMacrosReturnLeavesTheMacroOnlyAndItsLocalsAreItsOwn() {
    String text = code("waitqueue q; int n;", "int ret = 5; n = wait_event_killable(q, ret == 5);");
    assertThat(text).contains("yield wait_event_killable ret;");
    assertThat(text).contains("if (ret == 5)").startsWith("{ret = 5; n := inline(");
  }

  @Test
  void driverStateBelongsToAnInstance() {
    String script =
        """
        driver d(int size = 4) {
            mutex m;
            int n;
            void take() { mutex_lock(m); n = size; give(); }
            void give() { mutex_unlock(m); }
        }
        scenario "s" {
            mm app { vma heap[2]; }
            notifier a = d(app);
            notifier b = d(app, size = 6);
            kthread K { a.take(); b.n = a.size; mutex_lock(b.m); }
        }
        """;
    ResolvedScenario scenario = new Resolving(script).scenario();
    assertThat(ResolvedText.of(scenario.threads().get(0).body().body()))
        .isEqualTo(
            "{notifier#0.take(); notifier#1.n := notifier#0.size; mutex_lock(&notifier#1.m);}");
    assertThat(ResolvedText.of(scenario.drivers().get(0).functions().get("take").body()))
        .isEqualTo("{mutex_lock(&this.m); this.n := this.size; this.give();}");
    List<Integer> sizes =
        scenario.notifiers().stream()
            .map(n -> ((Value.Constant) n.arguments().get(0)).value())
            .toList();
    assertThat(sizes).containsExactly(4, 6);
  }

  @Test
  void callbacksAreCalledThroughNotifiersWithAllArguments() {
    String script =
        """
        driver d { on invalidate_range_start(range r) { return 0; } on release() { } }
        scenario "s" {
            mm app { vma heap[2]; }
            notifier n = d(app);
            kthread K {
                int err = n.invalidate_range_start(heap);
                if (n.has_invalidate_range_end && n.MMU_INVALIDATE_DOES_NOT_BLOCK) n.release();
            }
        }
        """;
    ResolvedScenario scenario = new Resolving(script).scenario();
    assertThat(ResolvedText.of(scenario.threads().get(0).body().body()))
        .isEqualTo(
            "{err = notifier#0->invalidate_range_start(vma#0.range, true, 0, 0);"
                + " if (notifier#0.has(invalidate_range_end) ?"
                + " notifier#0.MMU_INVALIDATE_DOES_NOT_BLOCK : false) notifier#0->release();}");
    Function start = scenario.drivers().get(0).callback("invalidate_range_start").orElseThrow();
    assertThat(start.parameters().toString()).isEqualTo("[r, blockable, event, owner]");
  }

  @Test
  void structsGiveStateToObjects() {
    assertThat(code("", "down_read(app.mmap_lock); down_read(current.mm.mmap_lock);"))
        .isEqualTo("{down_read(&mm#0.mmap_lock); down_read(&current.mm.mmap_lock);}");
  }

  @Test
  void anAtomicIsReadWhereANumberIsWanted() {
    assertThat(code("atomic a;", "int n = a; if (a > 1 || a) n = 2;"))
        .isEqualTo(
            "{n = atomic_read(&a); if ((atomic_read(&a) > 1) ? true : (atomic_read(&a) != 0))"
                + " n = 2;}");
  }

  @Test
  void theCodeOfOneVersionIsLeftAndItsLocalsStay() {
    assertThat(code("int n;", "when kernel v5.4.. { int a = 1; } else { int a = 2; } n = a;"))
        .isEqualTo("{{a = 1;} n := a;}");
  }

  @Test
  void assertsAreNamedByTheirLabelOrLine() {
    assertThat(code("int n;", "here: assert n == 0; assert n == 1;"))
        .isEqualTo("{here: assert(here) ($n == 0); assert(line 1) ($n == 1);}");
  }

  @Test
  void oneOfSeveralThreadsIsNamedByItsIndex() {
    assertThat(code("thread T[3] { }", "done(T[2]); int i = 1; done(T[i]);"))
        .isEqualTo("{done(thread#2); i = 1; done((0 + i));}");
    assertThat(code("kthread K { } thread T[3] { }", "int i = 1; done(T[i]);"))
        .isEqualTo("{i = 1; done((1 + i));}");
  }

  @Test
  void ghostStateMayBeSetAnywhere() {
    assertThat(code("ghost int g; int n;", "g = n; g++; assert g == 1;"))
        .isEqualTo("{g := $n; g := ($g + 1); assert(line 1) ($g == 1);}");
  }
}
