package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.repl.Desk.Said;

/** The exit codes, which scripts and CI rely on. */
final class ExitCodeTest {
  private final Desk desk = Desk.in(Path.of("src/test/resources/org/mmn/repl/golden"));

  @Test
  void zeroWhenEveryExpectationIsMet() {
    assertThat(desk.run("check locks.mmn nested.mmn").code()).isEqualTo(0);
    assertThat(desk.run("test suite/holds.mmn").code()).isEqualTo(0);
    assertThat(desk.run("").code()).isEqualTo(0);
    assertThat(desk.run("--version").code()).isEqualTo(0);
    assertThat(desk.run("check --help").code()).isEqualTo(0);
  }

  @Test
  void oneWhenAnExpectationIsNot() {
    assertThat(desk.run("check suite/fails.mmn").code()).isEqualTo(1);
    assertThat(desk.run("test suite").code()).isEqualTo(1);
    assertThat(desk.run("fmt --check unformatted.mmn").code()).isEqualTo(1);
  }

  @Test
  void twoForWrongUsage() {
    assertThat(desk.run("chek").code()).isEqualTo(2);
    assertThat(desk.run("check").code()).isEqualTo(2);
    assertThat(desk.run("check --nosuch locks.mmn").code()).isEqualTo(2);
    assertThat(desk.run("check nosuch.mmn").code()).isEqualTo(2);
    assertThat(desk.run("test --jobs 0").code()).isEqualTo(2);
    assertThat(desk.run("check --random=maybe locks.mmn").code()).isEqualTo(2);
    assertThat(desk.run("check --random --runs 0 locks.mmn").code()).isEqualTo(2);
    assertThat(desk.run("check --seed 7 locks.mmn").err()).contains("give --random too");
  }

  @Test
  void threeForABadScript() {
    Said said = desk.run("check wrong.mmn");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("wrong.mmn:5:9: error").doesNotContain("Exception");
    assertThat(desk.run("test wrong.mmn").code()).isEqualTo(3);
    assertThat(desk.run("fmt -", "scenario {", Interruption.none()).code()).isEqualTo(3);
  }

  @Test
  void fourWhenABoundComesFirst() {
    assertThat(desk.run("check --max-states 3 suite/holds.mmn").code()).isEqualTo(4);
    assertThat(desk.run("check --time-limit 0 suite/holds.mmn").code()).isEqualTo(4);
    assertThat(desk.run("test --max-depth 1 suite/holds.mmn").code()).isEqualTo(4);
    assertThat(desk.run("check --random --runs 50 suite/holds.mmn").code()).isEqualTo(4);
    assertThat(desk.run("check --runs 50 suite/holds.mmn --random").code()).isEqualTo(4);
    assertThat(desk.run("check --random=pct --time-limit 0 suite/holds.mmn").code()).isEqualTo(4);
  }

  @Test
  void fiveWhenNothingMatches() {
    assertThat(desk.run("check --scenario nosuch locks.mmn").code()).isEqualTo(5);
    assertThat(desk.run("check --kernel v4.14 locks.mmn").code()).isEqualTo(5);
    assertThat(desk.run("test --match nosuch suite").code()).isEqualTo(5);
    assertThat(desk.run("lib nosuch").code()).isEqualTo(5);
  }

  @Test
  void seventyForABugOfOurs() {
    Said said = desk.run("check -", broken(), Interruption.none());
    assertThat(said.code()).isEqualTo(70);
    assertThat(said.err())
        .contains("internal error", "bug in mmn", "--debug")
        .doesNotContain("\tat ");
    assertThat(desk.run("check --debug -", broken(), Interruption.none()).err()).contains("\tat ");
  }

  @Test
  void aBugOnOneFileIsItsResultAndTheOthersAreTested() {
    Said said = desk.run("test - suite/holds.mmn wrong.mmn", broken(), Interruption.none());
    assertThat(said.code()).isEqualTo(70);
    assertThat(said.out())
        .contains("ERROR   -   internal error\n", "ok      suite/holds.mmn", "1 internal error");
    assertThat(said.err()).contains("mmn: internal error", "wrong.mmn:5:9").doesNotContain("\tat ");
    Said reported =
        desk.run("test --report ktap=- - suite/holds.mmn", broken(), Interruption.none());
    assertThat(reported.code()).isEqualTo(70);
    assertThat(reported.out()).contains("internal error").contains("ok 2 suite/holds.mmn");
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() {
        throw new IllegalStateException("broken on purpose");
      }

      @Override
      public int read(byte[] to, int from, int count) {
        return read();
      }
    };
  }

  @Test
  void hundredAndThirtyWhenInterrupted() {
    Interruption interruption = Interruption.none();
    interruption.raise();
    assertThat(desk.run("check locks.mmn", "", interruption).code()).isEqualTo(130);
    assertThat(desk.run("test suite", "", interruption).code()).isEqualTo(130);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suite/fails.mmn",
        "suite/holds.mmn",
        "suite/holds.mmn --max-states 3",
        "locks.mmn",
        "nested.mmn",
        "devices.mmn",
        "wrong.mmn",
        "nosuch.mmn"
      })
  void aPipedExploreEndsAsCheckDoes(String words) {
    Said checked = desk.run("check --scenario 1 " + words);
    Said explored = desk.run("repl " + words, "explore\n", Interruption.none());
    assertThat(explored.code()).as(explored.err()).isEqualTo(checked.code());
  }

  @Test
  void aLimitBeforeTheFirstStateIsABound() {
    String endless = "scenario \"endless\" { kthread A { int i = 0; while (true) i++; } }";
    for (String line : List.of("check -", "run - --schedule A:1", "why -", "find true -")) {
      Said said = desk.run(line, endless, Interruption.none());
      assertThat(said.code()).as(line + said.err()).isEqualTo(4);
    }
  }

  @Test
  void whatIsNoTextIsNoScript() throws IOException {
    Path folder = Files.createTempDirectory("mmn");
    Files.write(folder.resolve("binary.mmn"), new byte[] {127, 'E', 'L', 'F', 0, 1});
    Said said = Desk.in(folder).run("check binary.mmn");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("mmn: 'binary.mmn' is no text, so it is no script\n");
    Said unwritable = Desk.in(folder).run("repl", "save nosuch/x\n", Interruption.none());
    assertThat(unwritable.err())
        .isEqualTo("cannot write 'nosuch/x.mmn': there is no such folder\n");
  }

  @Test
  void theWorstWins() {
    assertThat(desk.run("check suite/fails.mmn wrong.mmn").code()).isEqualTo(3);
    assertThat(desk.run("check wrong.mmn suite/fails.mmn").code()).isEqualTo(3);
    assertThat(ExitCode.worse(3, 70)).isEqualTo(70);
    assertThat(ExitCode.worse(1, 3)).isEqualTo(3);
    assertThat(ExitCode.worse(4, 1)).isEqualTo(1);
    assertThat(ExitCode.worse(5, 4)).isEqualTo(4);
    assertThat(ExitCode.worse(0, 5)).isEqualTo(5);
  }
}
