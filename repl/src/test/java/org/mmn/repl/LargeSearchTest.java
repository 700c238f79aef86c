package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.repl.Desk.Said;

/** Options for searches of many states: none of them changes what is said. */
final class LargeSearchTest {
  private static final String UNREDUCED = "check --no-fuse --no-por --no-symmetry s5.mmn -D N=4 ";

  @TempDir private Path folder;
  private Desk desk = Desk.in(Path.of("."));

  @BeforeEach
  void scenarios() throws IOException {
    Path bench = Path.of("../examples/src/bench");
    Files.copy(bench.resolve("s5-scale.mmn"), folder.resolve("s5.mmn"));
    Files.copy(bench.resolve("s1-inflight.mmn"), folder.resolve("s1.mmn"));
    desk = new Desk(folder, Map.of(), false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers 2", "--workers 3 --max-memory 1m", "--spill ."})
  void theAnswerIsTheSame(String options) {
    Said plain = desk.run(UNREDUCED + "--workers 1");
    assertThat(plain.code()).isZero();
    assertThat(plain.out()).contains("states, complete");

    assertThat(desk.run(UNREDUCED + options)).isEqualTo(plain);
  }

  @Test
  void fingerprintsTellTheChance() {
    Said said = desk.run(UNREDUCED + "-D N=5 --fingerprints");
    assertThat(said.code()).isZero();
    assertThat(said.out()).containsPattern("states, complete but for a chance of \\de-\\d\\d");
    assertThat(desk.run(UNREDUCED + "-D N=5 --fingerprints --json").out())
        .containsPattern("\"omission_probability\" : \\d");
  }

  @Test
  void aSearchThatWasStoppedGoesOnFromItsCheckpoint() {
    Said plain = desk.run(UNREDUCED);
    Said stopped = desk.run(UNREDUCED + "--checkpoint kept --max-states 20000");
    assertThat(stopped.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(stopped.err()).contains("the same command goes on from 'kept'");
    assertThat(folder.resolve("kept")).exists();

    Said further = desk.run(UNREDUCED + "--checkpoint kept --max-states 25000 --workers 2");
    assertThat(further.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(desk.run(UNREDUCED + "--checkpoint kept")).isEqualTo(plain);
    assertThat(folder.resolve("kept")).doesNotExist();
    assertThat(folder.resolve("kept.new")).doesNotExist();
  }

  @Test
  void whatWasFoundBeforeABoundDoesNotEndIt() {
    String wrong = "check --no-fuse --no-por --no-symmetry s1.mmn --scenario 3 -D N=4 ";
    Said stopped = desk.run(wrong + "--checkpoint kept --max-states 20000 --json");
    assertThat(stopped.out()).contains("\"limit\"", "\"verdict\" : \"assertion\"");
    assertThat(folder.resolve("kept")).exists();
    assertThat(desk.run(wrong + "--checkpoint kept --json")).isEqualTo(desk.run(wrong + "--json"));
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void aCheckpointOfAnotherSearchIsLeftAlone() throws IOException {
    desk.run(UNREDUCED + "--checkpoint kept --max-states 20000");
    byte[] before = Files.readAllBytes(folder.resolve("kept"));
    for (String other :
        new String[] {
          "check s1.mmn --scenario 1 --checkpoint kept",
          UNREDUCED + "-D K=1 --checkpoint kept",
          "check --no-fuse s5.mmn -D N=4 --checkpoint kept",
          UNREDUCED + "--fingerprints --checkpoint kept"
        }) {
      Said said = desk.run(other);
      assertThat(said.code()).as(other).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains("kept", "it is of another search", "remove it");
    }
    assertThat(Files.readAllBytes(folder.resolve("kept"))).isEqualTo(before);
  }

  @Test
  void whatIsNoCheckpointIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("notes"), "my notes");
    Said said = desk.run(UNREDUCED + "--checkpoint notes");
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("notes", "it is no checkpoint");
    assertThat(folder.resolve("notes")).hasContent("my notes");
  }

  /** A wrong bit may stand for the same all the same: then it goes on as if it were right. */
  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    Said plain = desk.run(UNREDUCED);
    desk.run(UNREDUCED + "--checkpoint kept --max-states 20000");
    byte[] right = Files.readAllBytes(folder.resolve("kept"));
    for (int at = 10; at < right.length; at += 1 + (right.length - at) / 7) {
      byte[] wrong = right.clone();
      wrong[at] ^= 0x10;
      Files.write(folder.resolve("kept"), wrong);
      Said said = desk.run(UNREDUCED + "--checkpoint kept");
      assertThat(said.code() == ExitCode.USAGE || said.equals(plain))
          .as("damaged at %d of %d", at, right.length)
          .isTrue();
    }
    for (int length : new int[] {0, right.length / 2}) {
      Files.write(folder.resolve("kept"), Arrays.copyOf(right, length));
      Said said = desk.run(UNREDUCED + "--checkpoint kept");
      assertThat(said.code()).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains("it ends too soon");
    }
  }

  /** What its condition says, with a constant of the file or in a file of its own, is no code. */
  @Test
  void aCheckpointOfAnotherPropertyIsLeftAlone() throws IOException {
    String scale = Files.readString(folder.resolve("s5.mmn"));
    int end = scale.lastIndexOf('}');
    Files.writeString(
        folder.resolve("p.mmn"),
        scale.substring(0, end).replace("const N", "use \"late.mmn\";\nconst MOST = 63;\nconst N")
            + "    never early: seq == MOST || late(seq);\n}\n");
    Files.writeString(folder.resolve("late.mmn"), "bool late(int n) { return n == 62; }\n");
    String check = UNREDUCED.replace("s5.mmn", folder.resolve("p.mmn").toString());
    assertThat(desk.run(check + "--checkpoint kept --max-states 20000").code())
        .isEqualTo(ExitCode.INCONCLUSIVE);

    assertThat(desk.run(check + "-D MOST=2 --checkpoint kept").err())
        .contains("it is of another search");
    Files.writeString(folder.resolve("late.mmn"), "bool late(int n) { return n == 2; }\n");
    assertThat(desk.run(check + "--checkpoint kept").err()).contains("it is of another search");
    assertThat(folder.resolve("kept")).exists();
  }

  @Test
  void whereNothingIsSearchedTheFileIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("notes"), "my notes");
    Files.writeString(folder.resolve("bad.mmn"), "scenario");
    assertThat(desk.run("check bad.mmn --checkpoint notes").code()).isEqualTo(ExitCode.SCRIPT);
    assertThat(desk.run("check s5.mmn --scenario nosuch --checkpoint notes").code())
        .isEqualTo(ExitCode.NOTHING);
    assertThat(folder.resolve("notes")).hasContent("my notes");
  }

  @Test
  void nothingGoesOnFromWhatIsNotThere() {
    Said small = desk.run(UNREDUCED + "--checkpoint kept --max-states 100");
    assertThat(small.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(small.err()).doesNotContain("goes on");
    Said nowhere = desk.run(UNREDUCED + "--checkpoint no/such/kept --max-states 20000");
    assertThat(nowhere.err()).contains("checkpoint not written").doesNotContain("goes on");
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void wrongUsage() {
    assertThat(desk.run("check s1.mmn --checkpoint kept").err()).contains("one scenario");
    assertThat(desk.run("check s5.mmn --workers 0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(desk.run("check s5.mmn --workers 20000").err()).contains("at most 64");
    assertThat(desk.run("check s5.mmn --spill nosuch").err()).contains("--spill wants a directory");
    assertThat(desk.run("check s5.mmn --random --checkpoint kept").code())
        .isEqualTo(ExitCode.USAGE);
  }
}
