package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/** What never came to anything is said; what did is not. */
class HintsTest {
  private static final Mmn MMN = Mmn.withStdlib();

  private static Result check(String text, Options options) {
    Loaded loaded = MMN.load(new SourceFile("hints.mmn", text), Map.of());
    assertThat(loaded.diagnostics()).isEmpty();
    Loaded.ScenarioRef scenario = loaded.scenarios().get(0);
    return MMN.check(loaded, 0, scenario.versions().get(0), options);
  }

  private static List<String> hints(String text) {
    Result result = check(text, Options.DEFAULT);
    Options unreduced = Options.DEFAULT.with(Reductions.NONE);
    assertThat(check(text, unreduced).hints()).as("unreduced").isEqualTo(result.hints());
    return result.hints();
  }

  /** x becomes 1, then 2, while y stays 0; a[0] becomes 3 while a[1] stays 0. */
  private static List<String> property(String property) {
    return hints(
        "scenario \"s\" {\n"
            + "int x = 0; int y = 0; int(0..9) a[2]; mm app { vma heap[2] anon; } mm idle { vma z[1] anon; }\n"
            + "kthread A { x = 1; x = 2; mid: a[0] = 3; }\n"
            + "kthread B { if (y == 1) { lost: x = 2; } }\n"
            + property
            + "\n}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "-->",
      quoteCharacter = '`',
      textBlock =
          """
          always p: y == 1 => x == 7; --> y == 1
          always p: x == 1 => y == 0; -->
          always p: x == 1 => y == 1 => x == 7; --> y == 1
          always p: y == 1 => x == 1 => x == 7; --> y == 1
          always p: (y == 1 => x == 7) && x < 3; --> y == 1
          always p: !(x == 2 && y == 1); -->
          always p: y != 1 || x == 7; -->
          always p: !(y == 1) || x == 7; --> y == 1
          always p: !(x == 1) || y == 0; -->
          always p: x < 3; -->
          never p: y == 1 && x == 1; --> y == 1
          never p: x == 1 && y == 1; -->
          never p: x == 1 && y == 1 && x == 2; --> x == 1 && y == 1
          never p: y == 1; -->
          never p: y == 1 && x == 1 || y == 2 && x == 1; --> y == 1
          never p: at(B, lost) && x == 1; --> at(B, lost)
          never p: at(A, mid) && y == 1; -->
          never p: !(y == 1 => x == 1); --> y == 1
          finally p: y == 1 => x == 7; --> y == 1
          finally p: x == 1 => y == 1; --> x == 1
          finally p: x == 2 => y == 0; -->
          always p: forall q in heap: a[q.index] == 4 => y == 1; --> a[q.index] == 4
          always p: forall q in heap: a[q.index] == 3 => y == 0; -->
          never p: exists q in heap: a[q.index] == 4 && y == 1; --> a[q.index] == 4
          never p: exists q in heap: a[q.index] == 3 && y == 1; -->
          always p: x == 2 => forall q in heap: a[q.index] == 4 => y == 1; --> a[q.index] == 4
          always p: forall t in idle.threads: y == 1; --> forall t in idle.threads: y == 1
          reachable p: x == 1; -->
          """)
  void aPropertyThatSaysNothingIsNamedWithWhatNeverCame(String property, String never) {
    List<String> hints = property(property);
    if (never == null) {
      assertThat(hints).isEmpty();
    } else {
      assertThat(hints).first().asString().contains("p (line 5) says nothing: '" + never + "'");
    }
  }

  @Test
  void aPropertyWithoutANameIsNamedByItsLine() {
    assertThat(property("never y == 1 && x == 1;"))
        .containsExactly("never line 5 says nothing: 'y == 1' is never true");
    assertThat(property("never y == 1 && x == 1 || y == 2 && x == 1;")).hasSize(2);
  }

  @Test
  void aPropertyThatWasDecidedSaidSomething() {
    assertThat(property("always p: x == 0 && (y == 1 => x == 7);")).isEmpty();
  }

  @Test
  void finallyNeedsAnEnd() {
    String stuck =
        "scenario \"s\" { int x = 0; completion c; kthread A { %s } finally p: x == 0; }";
    assertThat(hints(stuck.formatted("wait_for_completion(c);")))
        .containsExactly(
            "finally p (line 1) is never looked at: no run ends with all threads done");
    assertThat(hints(stuck.formatted("might_sleep();"))).isEmpty();
  }

  @Test
  void eventuallyNeedsABeginning() {
    String text = "scenario \"s\" { int x = 0; kthread A { x = 1; } eventually p: x == %d; }";
    assertThat(hints(text.formatted(0)))
        .containsExactly("eventually p (line 1) holds from the beginning");
    assertThat(hints(text.formatted(1))).isEmpty();
  }

  @Test
  void aReachableThatNothingReachesWhereThatMayPass() {
    String text = "scenario \"s\" { int x = 0; kthread A { x = 1; } reachable p: x == %s }";
    String said = "reachable p (line 1) is never reached";
    assertThat(hints(text.formatted("2; expect at least ok;"))).containsExactly(said);
    assertThat(hints(text.formatted("1; expect at least ok;"))).isEmpty();
    assertThat(hints(text.formatted("2; expect at least unreachable(p);"))).isEmpty();
    assertThat(hints(text.formatted("2;"))).isEmpty();
  }

  private static List<String> callbacks(String thread) {
    return hints(
        "driver mine {\nint k = 0;\n"
            + "on invalidate_range_start(range r, bool blockable) { return 0; }\n"
            + "on invalidate_range_end(range r) { k = 1; }\n}\n"
            + "scenario \"s\" { kernel v4.18; mm app { vma heap[2] anon; }\n"
            + "notifier n = mine(app);\n"
            + "thread A in app {"
            + thread
            + "}\nexpect at least ok; }");
  }

  /** The first of them takes no visible step: it ran all the same. */
  @Test
  void aCallbackThatNeverRan() {
    assertThat(callbacks("munmap(heap[0..1]);")).isEmpty();
    assertThat(callbacks("invalidate_start(heap[0..1]);"))
        .containsExactly("callback invalidate_range_end of mine (line 4) never ran");
    assertThat(callbacks("might_sleep();")).containsExactly("no callback of mine ever ran");
  }

  @Test
  void ofADriverOfTheLibraryOneThatRanIsEnough() {
    String text =
        "scenario \"s\" { kernel v4.18; mm app { vma heap[2] anon; }\n"
            + "notifier n = drivers.amdgpu.amdgpu_mn(app);\nthread A in app { %s } }";
    String use = "use drivers.amdgpu;\n" + text.replace("drivers.amdgpu.", "");
    assertThat(hints(use.formatted("munmap(heap[0..1]);"))).isEmpty();
    assertThat(hints(use.formatted("might_sleep();")))
        .containsExactly("no callback of amdgpu_mn ever ran");
  }

  @Test
  void aSearchThatWasCutShortSaysNothingOfWhatNeverCame() {
    String text =
        "scenario \"s\" { int x = 0; kthread A[3] { x = 1; } never p: x == 2 && x == 1; }";
    assertThat(hints(text)).hasSize(1);
    assertThat(check(text, Options.DEFAULT.with(Map.of(), 3)).hints()).isEmpty();
  }
}
