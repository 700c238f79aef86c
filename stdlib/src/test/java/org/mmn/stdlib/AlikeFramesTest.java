package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Program;
import org.mmn.compile.Variants;
import org.mmn.explore.Limits;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.source.SourceFile;
import org.mmn.workspace.FrameGenerator;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Oracle;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/** Searches in which frames may change places, and those in which they may not. */
class AlikeFramesTest {
  private static final Path SCENARIOS = Path.of("src/test/reductions/frames.mmn");
  private static final Reductions ALIKE = new Reductions(false, false, true).always();
  private static final int MAX_STATES = 5_000;
  private static final long FROM = Long.getLong("mmn.random.from", 0);
  private static final long COUNT = Long.getLong("mmn.random.count", 150);

  private final Mmn mmn = Mmn.withStdlib();
  private final Oracle oracle = Oracle.ofAllWays(mmn, MAX_STATES);

  private Loaded scenarios() throws IOException {
    return load("frames.mmn", Files.readString(SCENARIOS));
  }

  private Loaded load(String name, String text) {
    Loaded loaded = mmn.load(new SourceFile(name, text), Map.of());
    assertThat(loaded.diagnostics()).as(text).isEmpty();
    return loaded;
  }

  private static KernelVersion version(Loaded loaded) {
    return loaded.scenarios().get(0).versions().get(0);
  }

  private Result check(Loaded loaded, int scenario, Reductions reductions) {
    Options options = Options.DEFAULT.with(Map.of(), MAX_STATES).with(reductions);
    return mmn.check(loaded, scenario, version(loaded), options);
  }

  private int states(Loaded loaded, String title, Reductions reductions) {
    return check(loaded, number(loaded, title), reductions).outcome().states();
  }

  private static int number(Loaded loaded, String title) {
    return loaded.scenarios().stream()
        .filter(s -> s.title().equals(title))
        .findFirst()
        .orElseThrow()
        .index();
  }

  @TestFactory
  Stream<DynamicTest> nothingIsMissed() throws IOException {
    Loaded loaded = scenarios();
    return loaded.scenarios().stream()
        .map(
            s ->
                dynamicTest(
                    s.title(),
                    () -> {
                      assertThat(
                              check(loaded, s.index(), Reductions.ALL.always()).judgement().met())
                          .isTrue();
                      assertThat(oracle.ask(loaded, s.index(), version(loaded)).differences())
                          .isEmpty();
                    }));
  }

  /**
   * Each of A and B has three places: before, with its frame, at its end. Both have been served in
   * 2 * 2 of the 9 pairs, and there it makes two states who was first.
   */
  @Test
  void whoIsServedFirstHasTheLowerNumber() throws IOException {
    Loaded loaded = scenarios();
    String title = "who is served first has the lower number";

    assertThat(states(loaded, title, Reductions.NONE)).isEqualTo(9 + 4);
    assertThat(states(loaded, title, ALIKE)).isEqualTo(9);
  }

  /**
   * Three places again. Both have a frame: who was first, two states; one has it and the other is
   * through: with the first frame, or with the second since the other was first, two states, and
   * the same the other way round. So 9 + 1 + 1 + 1 in all. The threads change places, which leaves
   * the 6 multisets, one of them with either frame; with frames of their own, these do not as well.
   */
  @Test
  void threadsAlikeEachWithAFrame() throws IOException {
    Loaded loaded = scenarios();
    String title = "threads alike, each with a frame";

    assertThat(states(loaded, title, Reductions.NONE)).isEqualTo(12);
    assertThat(states(loaded, title, ALIKE)).isEqualTo(6 + 1);
  }

  /** A and B as above, and two threads alike of two places each, in 3 multisets. */
  @Test
  void threadsAlikeAndFramesOfOthers() throws IOException {
    Loaded loaded = scenarios();
    String title = "threads alike, and frames of others";

    assertThat(states(loaded, title, Reductions.NONE)).isEqualTo((9 + 4) * 4);
    assertThat(states(loaded, title, ALIKE)).isEqualTo(9 * 3);
  }

  /** Where a free frame has a name when one is handed out, nothing is left out. */
  @Test
  void aFreeFrameThatIsNamedTellsFramesApart() throws IOException {
    Loaded loaded = scenarios();
    String named = "a free frame that a variable names is handed out";
    String unnamed = "nobody names what is given back and handed out";

    assertThat(states(loaded, named, ALIKE)).isEqualTo(states(loaded, named, Reductions.NONE));
    assertThat(states(loaded, unnamed, ALIKE)).isLessThan(states(loaded, unnamed, Reductions.NONE));
  }

  private Twins twins(Loaded loaded, int scenario) {
    Limits limits = new Limits(MAX_STATES, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
    Program program = check(loaded, scenario, Reductions.NONE).program();
    return new Twins(program, version(loaded), limits);
  }

  @TestFactory
  Stream<DynamicTest> whoeverNamesAFreeFrameWouldBeMissed() throws IOException {
    Loaded loaded = scenarios();
    return Stream.of(
            "a free frame that a variable names is handed out",
            "a free frame that another thread has looked up is handed out")
        .map(
            title ->
                dynamicTest(
                    title,
                    () -> {
                      Twins twins = twins(loaded, number(loaded, title));
                      assertThat(twins.framesAlikeWhoeverNamesThem())
                          .isNotEqualTo(twins.packed(false).findings());
                    }));
  }

  @Test
  void amongRandomOnesSomeWouldBeMissed() {
    assertThat(
            LongStream.range(0, 400)
                .mapToObj(seed -> load("frames.mmn", FrameGenerator.scenario(seed)))
                .map(loaded -> twins(loaded, 0))
                .anyMatch(t -> !t.framesAlikeWhoeverNamesThem().equals(t.packed(false).findings())))
        .isTrue();
  }

  @Test
  void codeThatOrdersFramesTellsThemApart() throws IOException {
    Loaded loaded = scenarios();
    int scenario = number(loaded, "a free frame that another thread has looked up is handed out");
    Program program = check(loaded, scenario, Reductions.NONE).program();

    assertThat(FrameRegisters.in(program)).isPresent();
    assertThat(FrameRegisters.in(Variants.withOrder(program))).isEmpty();
  }

  @Test
  void whateverFramesGoThrough() {
    int saved = 0;
    for (long seed = FROM; seed < FROM + COUNT; seed++) {
      String text = FrameGenerator.scenario(seed);
      Loaded loaded = load("frames-" + seed + ".mmn", text);
      assertThat(oracle.ask(loaded, 0, version(loaded)).differences())
          .as("seed %d:%n%s", seed, text)
          .isEmpty();
      Result whole = check(loaded, 0, Reductions.NONE);
      Result alike = check(loaded, 0, ALIKE);
      saved += alike.outcome().states() < whole.outcome().states() ? 1 : 0;
    }
    // Else there would have been nothing to change places.
    assertThat(saved).isGreaterThan((int) (COUNT / 10));
  }
}
