package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/**
 * What depends on more than one declaration: versions, expectations, daemons, properties, files.
 */
class WholeScenarioTest {
  private static List<String> versions(String script) {
    return new Resolving(script).versions().stream().map(KernelVersion::toString).toList();
  }

  @Test
  void theNewestReleaseIsTheDefault() {
    assertThat(versions("scenario \"s\" { kthread K { } }")).containsExactly("v6.12");
  }

  @Test
  void aRangeIsCheckedWhereTheCodeThatIsLoadedChanges() {
    assertThat(versions("scenario \"s\" { kernel v4.18..; kthread K { } }"))
        .containsExactly("v4.18");
    assertThat(
            versions(
                "scenario \"s\" { kernel v4.17..; int n; kthread K { when kernel v4.19..v5.4 { n ="
                    + " 1; } } }"))
        .containsExactly("v4.17", "v4.19", "v5.5");
    assertThat(
            versions(
                "scenario \"s\" { kernel v4.18, v5.4..; mm app { vma heap[2]; } kthread K {"
                    + " invalidate_start(heap); } }"))
        .containsExactly("v4.18", "v5.4", "v5.5", "v5.12");
  }

  @Test
  void whatIsLoadedThroughFunctionsAndStructsCounts() {
    assertThat(
            versions(
                "scenario \"s\" { kernel v4.18..; mm app { vma heap[2]; } kthread K {"
                    + " oom_kill(app); } }"))
        .containsExactly("v4.18", "v4.19", "v5.4", "v5.5", "v5.12");
    assertThat(
            versions(
                "scenario \"s\" { kernel v5.4..; mm app { vma heap[2]; } kthread K {"
                    + " app.notifier_seq = 1; } }"))
        .containsExactly("v5.4", "v5.5");
  }

  @Test
  void expectationsGoByVersion() {
    String script =
        """
        scenario "s" {
            kernel v4.18, v4.19, v5.4, v5.5;
            mutex m;
            kthread K { mutex_lock(m); }
            expect lock_leaked;
            expect at least deadlock on v4.19;
            expect ok on v5.4..;
        }
        """;
    Resolving resolving = new Resolving(script);
    assertThat(
            resolving.versions().stream()
                .map(v -> resolving.scenario(0, v).expectations().get(0))
                .map(e -> (e.atLeast() ? "at least " : "") + e.verdicts()))
        .containsExactly("[lock_leaked]", "at least [deadlock]", "[ok]", "[ok]");
  }

  @Test
  void verdictsNameLocksByInstanceDriverTypeAndElement() {
    String script =
        """
        driver d { rwsem lock; }
        scenario "s" {
            mutex m[2];
            int(0..3) n;
            mm app { vma heap[2]; }
            notifier gpu = d(app);
            kthread K { down_read(gpu.lock); down_read(app.mmap_lock); mutex_lock(m[0]); n++; }
            never three: n == 3;
            always n < 3;
            reachable two: n == 2;
            expect lockdep_circular(gpu.lock), lockdep_recursion(d.lock), lockdep_circular(app.mmap_lock),
                lockdep_circular(mm.mmap_lock), lockdep_circular(m), lockdep_recursion(m[1]),
                overflow(n), assertion(three), assertion(9), unreachable(two),
                contract(invalidate_range_start);
        }
        """;
    Resolving resolving = new Resolving(script);
    assertThat(resolving.complaints()).isEmpty();
    assertThat(resolving.scenario().expectations().get(0).verdicts().toString())
        .isEqualTo(
            "[lockdep_circular(d.lock), lockdep_recursion(d.lock), lockdep_circular(mm.mmap_lock),"
                + " lockdep_circular(mm.mmap_lock), lockdep_circular(m), lockdep_recursion(m),"
                + " overflow(n), assertion(three), assertion(line 9), unreachable(two),"
                + " contract(invalidate_range_start)]");
  }

  @Test
  void daemonsTakePartOnlyWhereSomethingReachableWakesThem() {
    assertThat(threads("kthread K { schedule_timeout(); }")).containsExactly("K");
    assertThat(threads("kthread K { oom_kill(app); }")).containsExactly("K", "oom_reaper");
    assertThat(threads("kthread K { allocate(GFP_NOWAIT); }")).containsExactly("K", "kswapd");
    assertThat(threads("void f() { oom_kill(app); } kthread K { }")).containsExactly("K");
    assertThat(threads("kthread K { } never p: reaped(app);")).containsExactly("K");
  }

  private static List<String> threads(String members) {
    return new Resolving("scenario \"s\" { mm app { vma heap[2]; } " + members + " }")
        .scenario().threads().stream().map(ResolvedScenario.ThreadGroup::name).toList();
  }

  @Test
  void propertiesLookAtStateLabelsAndParts() {
    String script =
        """
        bool quiet(thread t) { return !blocked(t); }
        scenario "s" {
            int n;
            mm app { vma heap[4]; vma lib[2]; }
            thread A in app { a1: n = 1; }
            thread B[2] in app { b1: n = 2; }
            always p: forall q in heap: mapped(q) => n > 0;
            never  q: exists v in app.vmas: v.locked && at(B[1], b1);
            finally r: forall t in app.threads: quiet(t);
            schedule A.a1, B[1].b1;
        }
        """;
    Resolving resolving = new Resolving(script);
    assertThat(resolving.complaints()).isEmpty();
    ResolvedScenario scenario = resolving.scenario();
    assertThat(scenario.properties().stream().map(p -> ResolvedText.of(p.condition())))
        .containsExactly(
            "forall q vma#0.first..vma#0.limit: (mapped(q) ? ($n > 0) : true)",
            "exists v mm#0.first_vma..mm#0.limit_vma: (v.locked ? at(thread#2, b1) : false)",
            "forall t 0..3: ((t.mm == mm#0) ? !blocked(t) : true)");
    assertThat(scenario.schedule().stream().map(p -> p.thread() + "." + p.label()))
        .containsExactly("0.a1", "2.b1");
    assertThat(ResolvedText.of(scenario.threads().get(1).body().body())).startsWith("{b1!:");
  }

  @Test
  void recursionThroughMemoryIsAllowed() {
    String script =
        """
        driver d { on invalidate_range_start(range r) { allocate(GFP_KERNEL); return 0; } }
        scenario "s" {
            kernel v4.18;
            mm app { vma heap[2]; }
            notifier n = d(app);
            kthread K { invalidate_start(heap); }
        }
        """;
    assertThat(new Resolving(script).complaints()).isEmpty();
  }

  @Test
  void onlyTheFirstActionOfABlockMayWait() {
    String script =
        """
        scenario "s" {
            mutex m;
            int n;
            kthread K { atomically { int a = 1; mutex_lock(m); n = a; } }
            kthread L { atomically { if (choose(0..1)) mutex_lock(m); else n = 1; } }
        }
        """;
    assertThat(new Resolving(script).complaints()).isEmpty();
  }

  @Test
  void intervalsWatchARange() {
    String script =
        """
        driver d { on invalidate(range r, int seq, bool blockable) { return seq > 0; } }
        scenario "s" {
            mm a { vma x[3]; }
            mm b { vma heap[8]; }
            interval bo = d(heap[2..4]) unregistered;
            kthread K { }
        }
        """;
    ResolvedScenario.Instance bo = new Resolving(script).scenario().notifiers().get(0);
    assertThat(bo.interval()).isTrue();
    assertThat(bo.registered()).isFalse();
    assertThat(List.of(bo.mm(), bo.firstPage(), bo.limitPage())).containsExactly(1, 5, 7);
  }

  @Test
  void localFilesAreUsedByPath() {
    String script =
        "use \"mine.mmn\"; scenario \"s\" { mutex m; kthread K { take(m); repeat (N) give(m); } }";
    String mine =
        "const N = 2; void take(mutex m) { mutex_lock(m); } void give(mutex m) { mutex_unlock(m);"
            + " }";
    Resolving resolving = new Resolving(script, Map.of("mine.mmn", mine));
    assertThat(resolving.complaints()).isEmpty();
    assertThat(resolving.thread("K")).isEqualTo("{take(&m); for turn 0..2 give(&m);}");
  }

  @Test
  void theCommandLineSetsConstants() {
    Unit unit =
        Parser.parse(
            new SourceFile(
                "t.mmn", "const N = 2; scenario \"s\" { mm app { vma heap[N]; } kthread K { } }"),
            new Diagnostics());
    Resolver resolver = new Resolver(SmallLibrary.library(Map.of()), SmallLibrary.OPERATIONS);
    ResolvedScenario scenario =
        resolver
            .resolve(unit, 0, new KernelVersion(4, 18), Map.of("N", 5), new Diagnostics())
            .orElseThrow();
    assertThat(scenario.mms().get(0).vmas().get(0).pages()).isEqualTo(5);
  }

  @Test
  void callbacksOfOtherVersionsStandInWhenKernel() {
    String script =
        """
        driver d {
            when kernel ..v6.9 { on change_pte(page p, frame f) { } }
            when kernel v6.6.. { on arch_invalidate_secondary_tlbs(range r) { } }
        }
        scenario "s" { kernel v4.18, v6.12; mm app { vma heap[2]; } notifier n = d(app); kthread K { } }
        """;
    Resolving resolving = new Resolving(script);
    assertThat(resolving.complaints()).isEmpty();
    assertThat(resolving.scenario().drivers().get(0).callbacks().keySet())
        .containsExactly("change_pte");
  }
}
