package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not depend on how a command is run, and what does. */
final class OutputTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/repl/golden");

  @TempDir private Path folder;

  @Test
  void severalJobsPrintWhatOneDoes() {
    Desk desk = Desk.in(FOLDER);
    String one = desk.run("test --jobs 1 suite verdicts.mmn nested.mmn").out();
    for (int i = 0; i < 3; i++) {
      assertThat(desk.run("test --jobs 2 suite verdicts.mmn nested.mmn").out()).isEqualTo(one);
    }
  }

  @Test
  void aDiffSaysWhatIsWrongWhereAScenarioDoesNotTypeCheck() throws IOException {
    Files.writeString(
        folder.resolve("w.mmn"),
        """
        scenario "w" {
            kernel v4.18;
            mutex m; // when kernel v5.4.. { is no block
            when kernel v5.4.. { kthread B { mutex_lok(m); } }
            kthread A { mutex_lock(m); when kernel ..v4.18 { mutex_unlock(m); } }
        }
        """);
    String out = Desk.in(folder).run("diff --kernel v4.18,v4.19,v5.4,v6.1 w.mmn").out();
    assertThat(out)
        .contains("  w                             ok     A      -      -\n")
        .contains(
            "  -   does not type-check there\n      w.mmn:4: 'mutex_lok' is not an operation\n")
        .contains("v4.18 ok -> v4.19 A   w\n      w.mmn:5  when kernel ..v4.18\n")
        .doesNotContain("w.mmn:3");
  }

  @Test
  void coloursAreForTerminals() {
    String colour = "\u001b[";
    Desk terminal = new Desk(FOLDER, Map.of("TERM", "xterm"), true);
    Desk plain = new Desk(FOLDER, Map.of("TERM", "xterm", "NO_COLOR", "1"), true);
    Desk dumb = new Desk(FOLDER, Map.of("TERM", "dumb"), true);
    assertThat(terminal.run("check locks.mmn").out()).contains(colour);
    assertThat(plain.run("check locks.mmn").out()).doesNotContain(colour);
    assertThat(dumb.run("check locks.mmn").out()).doesNotContain(colour);
    assertThat(terminal.run("check --color never locks.mmn").out()).doesNotContain(colour);
    assertThat(plain.run("check --color always locks.mmn").out()).contains(colour);
    assertThat(Desk.in(FOLDER).run("check locks.mmn").out()).doesNotContain(colour);
  }

  @Test
  void coloursAddNoWords() {
    Desk desk = Desk.in(FOLDER);
    String painted = desk.run("check --color always locks.mmn").out();
    assertThat(painted.replaceAll("\u001b\\[[\\d;]*m", ""))
        .isEqualTo(desk.run("check locks.mmn").out());
  }

  @Test
  void quietIsALineForEachResult() {
    Desk desk = Desk.in(FOLDER);
    assertThat(desk.run("check -q nested.mmn").out().lines().filter(l -> !l.startsWith(" ")))
        .hasSize(2);
  }

  /** Without fusion every step is a state; the verdict is the same. */
  @Test
  void noFuseKeepsMoreStates() {
    Desk desk = Desk.in(FOLDER);
    String fused = desk.run("check -q nested.mmn").out();
    String every = desk.run("check -q --no-fuse nested.mmn").out();
    assertThat(every).isNotEqualTo(fused);
    assertThat(every.replaceAll("\\d+ states", "")).isEqualTo(fused.replaceAll("\\d+ states", ""));
  }

  /** At a terminal a check that is not as expected ends with the way to go on by hand. */
  @Test
  void aTerminalIsToldHowToStepThroughAFailure() {
    String there = "step through it: mmn repl suite/fails.mmn";
    Desk terminal = new Desk(FOLDER, Map.of(), true);
    assertThat(terminal.run("check suite/fails.mmn").out()).contains(there, "--schedule '");
    assertThat(Desk.in(FOLDER).run("check suite/fails.mmn").out()).doesNotContain(there);
    assertThat(terminal.run("check suite/holds.mmn").out()).doesNotContain("step through it");
  }
}
