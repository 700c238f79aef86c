package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.mmn.run.Orbits;
import org.mmn.run.Twins;
import org.mmn.run.Twins.Told;
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
  private static final String NAMED = "a free frame that a variable names is handed out";
  private static final String LOOKED_UP =
      "a free frame that another thread has looked up is handed out";
  private static final String UNNAMED = "nobody names what is given back and handed out";
  private static final int MAX_STATES = 5_000;
  private static final Limits LIMITS =
      new Limits(MAX_STATES, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
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

  private Twins twins(Loaded loaded, int scenario) {
    Program program = check(loaded, scenario, Reductions.ALL).program();
    return new Twins(program, version(loaded), LIMITS);
  }

  private Twins twins(String title) throws IOException {
    Loaded loaded = scenarios();
    return twins(
        loaded,
        loaded.scenarios().stream()
            .filter(s -> s.title().equals(title))
            .findFirst()
            .orElseThrow()
            .index());
  }

  private static int framesAlike(Twins twins) {
    return twins.framesAlike(false).orElseThrow().states();
  }

  @TestFactory
  Stream<DynamicTest> nothingIsMissed() throws IOException {
    Loaded loaded = scenarios();
    return loaded.scenarios().stream()
        .map(s -> dynamicTest(s.title(), () -> nothingIsMissed(loaded, s.index())));
  }

  private void nothingIsMissed(Loaded loaded, int scenario) {
    assertThat(check(loaded, scenario, Reductions.ALL.always()).judgement().met()).isTrue();
    assertThat(oracle.ask(loaded, scenario, version(loaded)).differences()).isEmpty();
    Twins twins = twins(loaded, scenario);
    Told whole = twins.packed(false);
    assertThat(whole.complete()).isTrue();
    assertThat(isTheSame(twins, whole)).isTrue();
  }

  /** Nothing but what threads and frames are called makes two states of any of these. */
  @Test
  void oneStateIsKeptOfThoseThatAreAlike() throws IOException {
    Loaded loaded = scenarios();
    List<Orbits> able =
        loaded.scenarios().stream()
            .map(s -> twins(loaded, s.index()))
            .flatMap(t -> t.orbits().stream())
            .toList();

    assertThat(able).hasSizeGreaterThan(6);
    assertThat(able).allMatch(Orbits::agree);
  }

  /** Whether frames that change places, where they may, leave what is told of {@code whole}. */
  private static boolean isTheSame(Twins twins, Told whole) {
    return twins.framesAlike(false).stream().allMatch(t -> t.findings().equals(whole.findings()))
        && twins.framesAlike(true).stream().allMatch(t -> t.safety().equals(whole.safety()));
  }

  /**
   * Each of A and B has three places: before, with its frame, at its end. Both have been served in
   * 2 * 2 of the 9 pairs, and there it makes two states who was first.
   */
  @Test
  void whoIsServedFirstHasTheLowerNumber() throws IOException {
    Twins twins = twins("who is served first has the lower number");

    assertThat(twins.packed(false).states()).isEqualTo(9 + 4);
    assertThat(framesAlike(twins)).isEqualTo(9);
  }

  /**
   * Three places again. Both have a frame: who was first, two states; one has it and the other is
   * through: with the first frame, or with the second since the other was first, two states, and
   * the same the other way round. So 9 + 1 + 1 + 1 in all. Of the threads as they change places the
   * 6 multisets are left, and of the one with a thread through who has either frame: 6 + 1. Where
   * the frames do as well, whoever has one alone has the first; who has which of two is which
   * thread is called what: 6.
   */
  @Test
  void threadsAlikeEachWithAFrame() throws IOException {
    Twins twins = twins("threads alike, each with a frame");

    assertThat(twins.packed(false).states()).isEqualTo(12);
    assertThat(twins.threadsAlike().states()).isEqualTo(6 + 1);
    assertThat(framesAlike(twins)).isEqualTo(6);
  }

  /** A and B as above, and two threads alike of two places each, in 3 multisets. */
  @Test
  void threadsAlikeAndFramesOfOthers() throws IOException {
    Twins twins = twins("threads alike, and frames of others");

    assertThat(twins.packed(false).states()).isEqualTo((9 + 4) * 4);
    assertThat(twins.threadsAlike().states()).isEqualTo((9 + 4) * 3);
    assertThat(framesAlike(twins)).isEqualTo(9 * 3);
  }

  /** Where a free frame has a name when one is handed out, nothing is left out. */
  @Test
  void aFreeFrameThatIsNamedTellsFramesApart() throws IOException {
    Twins unnamed = twins(UNNAMED);

    assertThat(twins(NAMED).framesAlike(false)).isEmpty();
    assertThat(twins(LOOKED_UP).framesAlike(false)).isEmpty();
    assertThat(framesAlike(unnamed)).isLessThan(unnamed.packed(false).states());
  }

  @Test
  void whoeverNamesAFreeFrameWouldBeMissed() throws IOException {
    for (String title : new String[] {NAMED, LOOKED_UP}) {
      Twins twins = twins(title);
      assertThat(twins.framesAlikeWhoeverNamesThem()).isNotEqualTo(twins.packed(false).findings());
    }
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
    Program program = twins(LOOKED_UP).program();

    assertThat(FrameRegisters.in(program)).isPresent();
    assertThat(FrameRegisters.in(Variants.withOrder(program))).isEmpty();
  }

  @Test
  void whateverFramesGoThrough() {
    int saved = 0;
    int compared = 0;
    for (long seed = FROM; seed < FROM + COUNT; seed++) {
      String text = FrameGenerator.scenario(seed);
      Twins twins = twins(load("frames-" + seed + ".mmn", text), 0);
      Told whole = twins.packed(false);
      if (whole.complete()) {
        assertThat(isTheSame(twins, whole)).as("seed %d:%n%s", seed, text).isTrue();
        saved += saved(twins) > 0 ? 1 : 0;
        Optional<Orbits> orbits = twins.orbits();
        assertThat(orbits.stream()).as("seed %d:%n%s", seed, text).allMatch(Orbits::agree);
        compared += orbits.filter(o -> o.all().size() < o.states()).isPresent() ? 1 : 0;
      }
    }
    // Else there would have been nothing to change places.
    assertThat(saved).isGreaterThan((int) (COUNT / 10));
    assertThat(compared).isGreaterThan((int) (COUNT / 5));
  }

  /** How many states fewer there are than where only threads change places. */
  private static int saved(Twins twins) {
    Optional<Told> alike = twins.framesAlike(false);
    return alike.map(a -> twins.threadsAlike().states() - a.states()).orElse(0);
  }
}
