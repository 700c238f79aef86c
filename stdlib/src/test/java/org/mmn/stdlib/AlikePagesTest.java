package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.compile.Variants;
import org.mmn.explore.Limits;
import org.mmn.run.Orbits;
import org.mmn.run.Twins;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Oracle;
import org.mmn.workspace.PagesGenerator;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/** Threads with pages of their own: those that may change places with these, and those that not. */
class AlikePagesTest {
  private static final Path SCENARIOS = Path.of("src/test/reductions/pages.mmn");
  private static final Reductions ALIKE = new Reductions(false, false, true).always();
  private static final int MAX_STATES = 5_000;
  private static final int MOST_ASKED = 3_000;
  private static final Limits LIMITS =
      new Limits(MOST_ASKED, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
  private static final int EVERY = Integer.getInteger("mmn.oracle.every", 1);
  private static final long FROM = Long.getLong("mmn.random.from", 0);
  private static final long COUNT = Long.getLong("mmn.random.count", 150 / EVERY);

  private final Mmn mmn = Mmn.withStdlib();
  private final Oracle oracle = Oracle.ofAllWays(mmn, MAX_STATES);
  private final Oracle small = Oracle.ofAllWays(mmn, MOST_ASKED);

  private Loaded load(String name, String text) {
    Loaded loaded = mmn.load(new SourceFile(name, text), Map.of());
    assertThat(loaded.diagnostics()).as(text).isEmpty();
    return loaded;
  }

  private Result check(Loaded loaded, Loaded.ScenarioRef scenario, Reductions reductions) {
    Options options = Options.DEFAULT.with(Map.of(), MAX_STATES).with(reductions);
    return mmn.check(loaded, scenario.index(), scenario.versions().get(0), options);
  }

  private static Oracle.Answer ask(Oracle oracle, Loaded loaded, Loaded.ScenarioRef scenario) {
    return oracle.ask(loaded, scenario.index(), scenario.versions().get(0));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsMissed() throws IOException {
    Loaded loaded = load("pages.mmn", Files.readString(SCENARIOS));
    return loaded.scenarios().stream()
        .filter(s -> s.index() % EVERY == 0)
        .map(s -> dynamicTest(s.title(), () -> isUndisputed(loaded, s)));
  }

  private void isUndisputed(Loaded loaded, Loaded.ScenarioRef scenario) {
    for (Reductions reductions :
        new Reductions[] {Reductions.NONE, ALIKE, Reductions.ALL.always()}) {
      Result result = check(loaded, scenario, reductions);
      assertThat(result.judgement().met())
          .as("%s: %s", reductions, Twins.names(result.outcome().findings()))
          .isTrue();
    }
    Oracle.Answer answer = ask(oracle, loaded, scenario);
    assertThat(answer.differences()).isEmpty();
    assertThat(answer.complete()).isTrue();
  }

  @Test
  void whateverIsDoneToPages() {
    LongStream.range(FROM, FROM + COUNT).parallel().forEach(this::isUndisputed);
  }

  private void isUndisputed(long seed) {
    String text = PagesGenerator.scenario(seed);
    Loaded loaded = load("pages-" + seed + ".mmn", text);
    assertThat(ask(small, loaded, loaded.scenarios().get(0)).differences())
        .as("seed %d:%n%s", seed, text)
        .isEmpty();
  }

  @Test
  void someThreadsChangePlacesWithTheirPages() {
    long saved = LongStream.range(FROM, FROM + COUNT).parallel().filter(this::isSaved).count();
    // Else there would have been nothing to change places.
    assertThat(saved).isGreaterThan(COUNT / 10);
  }

  private boolean isSaved(long seed) {
    Loaded loaded = load("pages-" + seed + ".mmn", PagesGenerator.scenario(seed));
    Result whole = check(loaded, loaded.scenarios().get(0), Reductions.NONE);
    Result alike = check(loaded, loaded.scenarios().get(0), ALIKE);
    return alike.outcome().states() < whole.outcome().states();
  }

  @Test
  void allThatAreAlikeAreLeftAsOne() throws IOException {
    Loaded loaded = load("pages.mmn", Files.readString(SCENARIOS));
    long compared =
        loaded.scenarios().stream()
            .filter(s -> s.index() % EVERY == 0)
            .filter(s -> isCompared(loaded, s, s.title()))
            .count();
    assertThat(compared).isGreaterThan(40 / EVERY);
  }

  @Test
  void ofRandomOnesAllThatAreAlikeAreLeftAsOne() {
    long compared =
        LongStream.range(FROM, FROM + COUNT).parallel().filter(this::isCompared).count();
    assertThat(compared).isGreaterThan(COUNT / 6);
  }

  private boolean isCompared(long seed) {
    String text = PagesGenerator.scenario(seed);
    Loaded loaded = load("pages-" + seed + ".mmn", text);
    return isCompared(loaded, loaded.scenarios().get(0), "seed " + seed + ":\n" + text);
  }

  /** Whether something has changed places. */
  private boolean isCompared(Loaded loaded, Loaded.ScenarioRef scenario, String what) {
    Optional<Orbits> orbits = twins(loaded, scenario).orbits();
    assertThat(orbits.stream()).as(what).allMatch(Orbits::agree);
    return orbits.filter(o -> o.all().size() < o.states()).isPresent();
  }

  /** A search that is not over after its first look, at 16,384 states, begins anew with less. */
  @Test
  void aLargeSearchIsLeftWithLessThanItsFirstLook() throws IOException {
    Loaded loaded = load("large.mmn", Files.readString(SCENARIOS.resolveSibling("large.mmn")));
    Loaded.ScenarioRef scenario = loaded.scenarios().get(0);
    Result result = mmn.check(loaded, 0, scenario.versions().get(0), Options.DEFAULT);

    assertThat(result.judgement().met()).isTrue();
    assertThat(result.outcome().complete()).isTrue();
    assertThat(result.outcome().states()).isLessThan(16_384);
  }

  /** What is not sound is seen: else the scenarios would show nothing. */
  @Test
  void wouldBeMissedWithoutLooking() throws IOException {
    Loaded loaded = load("pages.mmn", Files.readString(SCENARIOS));
    assertThat(misses(loaded, t -> t.symmetric(Variants::blindToNames))).isPositive();
    assertThat(misses(loaded, Twins::symmetricBlindToLaterCode)).isPositive();
  }

  private long misses(Loaded loaded, Function<Twins, Set<String>> unsound) {
    return loaded.scenarios().stream()
        .map(s -> twins(loaded, s))
        .filter(t -> !unsound.apply(t).equals(t.packed(false).findings()))
        .count();
  }

  private Twins twins(Loaded loaded, Loaded.ScenarioRef scenario) {
    Result whole = check(loaded, scenario, Reductions.ALL);
    return new Twins(whole.program(), scenario.versions().get(0), LIMITS);
  }

  /** By hand: how many states there are, and how many when threads change places with pages. */
  @TestFactory
  Stream<DynamicTest> howManyAreLeft() throws IOException {
    Loaded loaded = load("pages.mmn", Files.readString(SCENARIOS));
    return Stream.of(
            // Three threads at one of four places each: 4^3, and multisets of three.
            new Left("each clears its own, between two of its element", 64, 20),
            // Two at one of three places each: 3^2, and multisets of two.
            new Left("two pages each", 9, 6),
            new Left("ranges of one's own", 9, 6),
            new Left("a page compared with nobody's", 9, 6),
            // Two at one of four places.
            new Left("each takes its own away and puts it back", 16, 10),
            // Two at one of two places each, and the other at one of two.
            new Left("another sees nobody's page gone", 8, 6))
        .map(left -> dynamicTest(left.title, () -> isLeft(loaded, left)));
  }

  private record Left(String title, int whole, int alike) {}

  private void isLeft(Loaded loaded, Left left) {
    Loaded.ScenarioRef scenario =
        loaded.scenarios().stream()
            .filter(s -> s.title().equals(left.title))
            .findFirst()
            .orElseThrow();
    assertThat(check(loaded, scenario, Reductions.NONE).outcome().states()).isEqualTo(left.whole);
    assertThat(check(loaded, scenario, ALIKE).outcome().states()).isEqualTo(left.alike);
  }
}
