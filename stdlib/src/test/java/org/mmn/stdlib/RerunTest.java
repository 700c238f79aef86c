package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.report.RunText;
import org.mmn.run.Rerun;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;

/** Tokens of one script taken on another: where they do not fit, and what is done then (rule 3). */
class RerunTest {
  private static final String SCRIPT =
      """
      scenario "s" {
          int x = 0;
          mutex m;
          thread first {
              one: mutex_lock(m);
              two: x = choose(0..1);
              three: mutex_unlock(m);
          }
          thread second {
              mutex_lock(m);
              last: assert x == 0;
              mutex_unlock(m);
          }
      }
      """;

  private Trace trace;

  @Test
  void aTokenOfThisScriptFits() {
    assertThat(take("first:3[1] first! second!")).isEmpty();
    assertThat(trace.steps()).hasSize(6);
  }

  @Test
  void aThreadRunsUpToAnyLabelOfItsBody() {
    assertThat(take("first@two")).isEmpty();
    assertThat(trace.steps()).hasSize(1);
    assertThat(take("first@three[0] first! second@last")).isEmpty();
    assertThat(trace.steps()).hasSize(5);
    assertThat(take("first@one")).isEmpty();
    assertThat(trace.steps()).isEmpty();
  }

  @Test
  void aLabelThatIsNotThereIsToldWithThoseThatAre() {
    assertThat(take("first@twoo"))
        .containsExactly(
            "'first@twoo': first has no label 'twoo'; taken to be 'two',"
                + " next: mutex_lock(m) (line 5)");
    assertThat(trace.steps()).hasSize(1);
    assertThat(take("first@zzzzzz second:1"))
        .containsExactly(
            "'first@zzzzzz': first has no label 'zzzzzz'; there is one, two, three,"
                + " next: mutex_lock(m) (line 5)");
    assertThat(trace.steps()).hasSize(1);
  }

  @Test
  void aThreadThatIsNotThereIsToldWithThoseThatAre() {
    assertThat(take("frist:1"))
        .containsExactly("'frist:1': no thread is called 'frist'; taken to be 'first'");
    assertThat(trace.steps()).hasSize(1);
    assertThat(take("gone:1"))
        .containsExactly("'gone:1': no thread is called 'gone'; there is first, second");
    assertThat(trace.steps()).isEmpty();
  }

  @Test
  void whereAThreadStopsBeforeItShouldIsToldByItsPlace() {
    assertThat(take("first:1 second:2"))
        .containsExactly(
            "'second:2': blocks after 0 steps, at mutex_lock(m) (line 10), waits: held by first");
    assertThat(take("first:9")).containsExactly("'first:9': ends after 4 steps");
  }

  @Test
  void aChoiceThatIsNotThereIsTheNearestOne() {
    assertThat(take("first:2[7]"))
        .containsExactly(
            "'first:2[7]': there is no choice 7 among 2; taken to be 1,"
                + " next: choose(0, 1) (line 6), holds m");
    assertThat(take("first:1[1]"))
        .containsExactly(
            "'first:1[1]': choices left over: [1], next: choose(0, 1) (line 6), holds m");
  }

  @Test
  void nothingIsTakenAfterWhatEndsARun() {
    assertThat(take("first:2[1] first! second:5 first:1"))
        .containsExactly(
            "'second:5': ends after 2 steps", "'first:1': the run has ended before it");
    assertThat(trace.steps()).hasSize(6);
  }

  private List<String> take(String token) {
    Mmn mmn = Mmn.withStdlib();
    Loaded file = mmn.load(new SourceFile("s.mmn", SCRIPT), Map.of());
    assertThat(file.diagnostics()).isEmpty();
    Rerun rerun =
        new Rerun(mmn.stepper(file, 0, file.scenarios().get(0).versions().get(0), Options.DEFAULT));
    trace = rerun.follow(ScheduleToken.parse(token).orElseThrow());
    return rerun.divergences().stream().map(d -> RunText.divergence(d, trace, "s.mmn")).toList();
  }
}
