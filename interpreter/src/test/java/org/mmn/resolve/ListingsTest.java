package org.mmn.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.kernel.KernelVersion;

/** The listings of the language's reference. */
class ListingsTest {
  private static final String NESTED_PAIRS =
      """
      /// The naive notifier: a reader from start to end.
      driver plain_reader {
          rwsem lock;

          on invalidate_range_start(range r, bool blockable) { down_read(lock); return 0; }
          on invalidate_range_end(range r)                   { up_read(lock); }
      }

      scenario "nested pairs deadlock once a writer waits" {
          kernel v4.18;
          mm app { vma heap[8] anon; }
          notifier gpu = plain_reader(app);

          thread unmapper in app {
              invalidate_start(heap[0..4]);
              invalidate_start(heap[4..8]);
              invalidate_end(heap[4..8]);
              invalidate_end(heap[0..4]);
          }
          kthread submit { down_write(gpu.lock); up_write(gpu.lock); }

          expect deadlock, lockdep_recursion(gpu.lock);
      }
      """;

  @Test
  void theFirstScenarioResolves() {
    ResolvedScenario scenario = new Resolving(NESTED_PAIRS).scenario();
    assertThat(scenario.version()).isEqualTo(new KernelVersion(4, 18));
    assertThat(scenario.threads().stream().map(ResolvedScenario.ThreadGroup::name))
        .containsExactly("unmapper", "submit");
    assertThat(ResolvedText.of(scenario.threads().get(1).body().body()))
        .isEqualTo("{down_write(&notifier#0.lock); up_write(&notifier#0.lock);}");
    assertThat(scenario.expectations().get(0).verdicts().toString())
        .isEqualTo("[deadlock, lockdep_recursion(plain_reader.lock)]");
    assertThat(scenario.variables().toString()).isEqualTo("[mmu_notifier_srcu]");
    assertThat(scenario.drivers().get(0).variables().toString()).isEqualTo("[plain_reader.lock]");
  }

  @Test
  void twoThreadsPairsResolve() {
    Resolving resolving =
        new Resolving(
            """
            use drivers.amdgpu;
            scenario "two threads' pairs end in any order" {
                kernel v4.18;
                mm app { vma heap[8] anon; }
                notifier gpu = amdgpu_mn(app);

                thread A in app { a1: invalidate_start(heap[0..4]); a2: invalidate_end(heap[0..4]); }
                thread B in app { b1: invalidate_start(heap[2..6]); b2: invalidate_end(heap[2..6]); }

                reachable both_in_flight: in_flight(app) == 2;
                never     three:          in_flight(app) > 2;
                finally   released:       gpu.recursion == 0 && !held(gpu.lock);
            }
            """);
    assertThat(resolving.complaints()).isEmpty();
    assertThat(resolving.scenario().properties().stream().map(p -> ResolvedText.of(p.condition())))
        .containsExactly(
            "(in_flight(mm#0.range) == 2)",
            "(in_flight(mm#0.range) > 2)",
            "((atomic_read(&notifier#0.recursion) == 0) ? !held(&notifier#0.lock.lock) : false)");
  }

  @Test
  void theOomReaperTakesPartAndExpectationsGoByVersion() {
    Resolving resolving =
        new Resolving(
            """
            use drivers.amdgpu;
            scenario "the oom reaper must not sleep" {
                kernel v4.18, v4.19;
                memory { frames 6; low 1; }
                mm app { vma heap[4] anon; }
                notifier gpu = amdgpu_mn(app);

                thread victim in app { mutex_lock(gpu.read_lock); allocate(GFP_KERNEL); mutex_unlock(gpu.read_lock); }
                kthread killer       { oom_kill(app); }

                eventually progress: reaped(app) || mm_flag(app, MMF_OOM_SKIP);
                expect ok                    on v4.18;
                expect sleep_in_nonblockable on v4.19;
            }
            """);
    assertThat(resolving.complaints()).isEmpty();
    assertThat(resolving.versions()).hasSize(2);
    List<String> verdicts =
        resolving.versions().stream()
            .map(v -> resolving.scenario(0, v).expectations().get(0).verdicts().toString())
            .toList();
    assertThat(verdicts).containsExactly("[ok]", "[sleep_in_nonblockable]");
    assertThat(resolving.scenario().threads().stream().map(ResolvedScenario.ThreadGroup::name))
        .containsExactly("victim", "killer", "oom_reaper", "kswapd");
    assertThat(resolving.scenario().memory()).isEqualTo(new ResolvedScenario.Memory(6, 1, -1, -1));
  }
}
