package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What does not depend on how a command is run, and what does. */
final class OutputTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/repl/golden");

  @Test
  void severalJobsPrintWhatOneDoes() {
    Desk desk = Desk.in(FOLDER);
    String one = desk.run("test --jobs 1 suite verdicts.mmn nested.mmn").out();
    for (int i = 0; i < 3; i++) {
      assertThat(desk.run("test --jobs 2 suite verdicts.mmn nested.mmn").out()).isEqualTo(one);
    }
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
