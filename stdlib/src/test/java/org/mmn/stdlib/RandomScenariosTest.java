package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mmn.compile.Program;
import org.mmn.compile.Variants;
import org.mmn.explore.Limits;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Oracle;
import org.mmn.workspace.ScenarioGenerator;
import org.mmn.workspace.WideGenerator;

/**
 * Random scenarios put to the oracle, of two generators by turns. {@code -Dmmn.random.from=10000
 * -Dmmn.random.count=100000} for a longer run on others.
 */
class RandomScenariosTest {
  private static final int MAX_STATES = 20_000;
  private static final int MOST_ASKED = 10_000;
  private static final int MOST_ASKED_WIDE = 5_000;
  private static final long FROM = Long.getLong("mmn.random.from", 0);
  private static final long COUNT = Long.getLong("mmn.random.count", 2_250);

  private static final Limits BOUNDED =
      new Limits(MAX_STATES, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);

  private final Mmn mmn = Mmn.withStdlib();
  private final Oracle oracle = new Oracle(mmn, MOST_ASKED);
  private final Oracle wide = new Oracle(mmn, MOST_ASKED_WIDE);

  private Loaded load(long seed) {
    return load("random-" + seed + ".mmn", ScenarioGenerator.scenario(seed));
  }

  private Loaded load(String name, String text) {
    Loaded loaded = mmn.load(new SourceFile(name, text), Map.of());
    assertThat(loaded.diagnostics()).as(text).isEmpty();
    return loaded;
  }

  private static KernelVersion version(Loaded loaded) {
    return loaded.scenarios().get(0).versions().get(0);
  }

  /** What comes of the scenario of a seed, of either generator. */
  private Oracle.Answer ask(long seed) {
    return seed % 2 == 0
        ? ask(oracle, load(seed / 2))
        : ask(
            wide,
            load("wide-" + seed / 2 + ".mmn", WideGenerator.scenario(seed / 2, seed % 4 == 1)));
  }

  private static Oracle.Answer ask(Oracle oracle, Loaded loaded) {
    Oracle.Answer answer = oracle.ask(loaded, 0, version(loaded));
    assertThat(answer.differences())
        .as("%s:%n%s", loaded.file().name(), loaded.file().text())
        .isEmpty();
    return answer;
  }

  @Test
  void howeverItIsSearchedARandomScenarioComesToTheSame() {
    List<Oracle.Answer> answers =
        LongStream.range(FROM, FROM + COUNT).parallel().mapToObj(this::ask).toList();
    List<Oracle.Answer> whole = answers.stream().filter(Oracle.Answer::complete).toList();
    // Else the oracle would have had nothing to say.
    assertThat(whole.size()).isGreaterThanOrEqualTo((int) (COUNT * 8 / 9));
    assertThat(whole.stream().mapToLong(Oracle.Answer::findings).sum()).isGreaterThan(COUNT / 2);
    assertThat(whole.stream().mapToLong(Oracle.Answer::saved).sum()).isGreaterThan(10 * COUNT);
    Map<Oracle.Way, Long> ways =
        whole.stream()
            .flatMap(a -> a.ways().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(ways).hasSize(32);
    assertThat(ways.values()).allMatch(times -> times > COUNT / 20);
  }

  /** The seeds of those below {@code limit} whose findings a mutant gets wrong. */
  private List<Long> caught(UnaryOperator<Program> mutant, long limit) {
    List<Long> caught = new ArrayList<>();
    LongStream.range(0, limit)
        .forEach(
            seed -> {
              Loaded loaded = load(seed);
              if (isWrong(mutant, loaded)) {
                caught.add(seed);
              }
            });
    return caught;
  }

  /** Whether a search of some of those below {@code limit} comes to what the whole one does not. */
  private boolean catches(Function<Twins, Twins.Told> reduced, long limit) {
    return LongStream.range(0, limit)
        .mapToObj(this::load)
        .map(l -> new Twins(program(l), version(l), BOUNDED))
        .anyMatch(t -> !reduced.apply(t).essence().equals(t.packed(false).essence()));
  }

  private Program program(Loaded loaded) {
    return mmn.check(loaded, 0, version(loaded), Oracle.options(true)).program();
  }

  private boolean isWrong(UnaryOperator<Program> mutant, Loaded loaded) {
    Program program = program(loaded);
    Twins.Told right = new Twins(program, version(loaded), BOUNDED).packed(false);
    Twins.Told told = new Twins(mutant.apply(program), version(loaded), BOUNDED).packed(true);
    return !told.essence().equals(right.essence());
  }

  @Test
  void theOracleCatchesFusionThatIgnoresWhatPropertiesSee() {
    assertThat(caught(Variants::blindToProperties, 200)).isNotEmpty();
  }

  @Test
  void theOracleCatchesPersistentSetsThatIgnoreWhatOthersDo() {
    assertThat(catches(Twins::persistentBlindToOthers, 40)).isTrue();
  }

  @Test
  void theOracleCatchesPersistentSetsThatIgnoreWhatPropertiesSee() {
    assertThat(catches(Twins::persistentBlindToChecks, 200)).isTrue();
  }

  @Test
  void theOracleCatchesSymmetryThatIgnoresWhoIsNamed() {
    UnaryOperator<Program> blind = Variants::blindToNames;
    assertThat(
            LongStream.range(0, 400)
                .mapToObj(this::load)
                .map(l -> new Twins(program(l), version(l), BOUNDED))
                .anyMatch(t -> !t.symmetric(blind).equals(t.packed(false).findings())))
        .isTrue();
  }

  @Test
  void theOracleCatchesWorkersWhoseStatesAreNotTheSame() {
    assertThat(catchesPairs(Twins::byTwoWhoCallThingsOtherwise)).isTrue();
  }

  @Test
  void theOracleCatchesAWorkerWhoDoesNotTellWhatItSees() {
    assertThat(catchesPairs(Twins::byTwoOfWhomOneIsBlind)).isTrue();
  }

  @Test
  void theOracleCatchesFingerprintsOfFewBits() {
    List<Twins> asked =
        LongStream.range(0, 20)
            .mapToObj(this::load)
            .map(l -> new Twins(program(l), version(l), BOUNDED))
            .filter(t -> t.program().schedule().isEmpty())
            .toList();

    assertThat(asked).allMatch(t -> t.byFingerprints(64) == t.packed(false).states());
    assertThat(asked).anyMatch(t -> t.byFingerprints(8) < t.packed(false).states());
  }

  /** Whether what two workers do comes to something else than what two do as they should. */
  private boolean catchesPairs(Function<Twins, List<Object>> pair) {
    return LongStream.range(0, 400)
        .mapToObj(this::load)
        .map(l -> new Twins(program(l), version(l), BOUNDED))
        .filter(t -> t.program().schedule().isEmpty())
        .anyMatch(t -> isWrong(pair, t));
  }

  private static boolean isWrong(Function<Twins, List<Object>> pair, Twins twins) {
    List<Object> right = twins.byTwo();
    try {
      return !pair.apply(twins).equals(right);
    } catch (RuntimeException wrong) {
      return true;
    }
  }

  /** A shows 1 to B between two steps. */
  @Test
  void theOracleCatchesFusionThatIgnoresAThread() {
    Loaded loaded =
        load(
            "thread.mmn",
            """
            scenario "a number is 1 between two steps" {
                int x = 0;
                thread A { might_sleep(); x = 1; x = 0; }
                thread B { assert x == 0; }
                expect assertion;
            }
            """);

    assertThat(oracle.ask(loaded, 0, version(loaded)).differences()).isEmpty();
    assertThat(isWrong(Variants::blindToOneThread, loaded)).isTrue();
  }

  /** A and B each show 1 to the other for one step only, in a ghost that joins a local step. */
  @Test
  void theOracleCatchesFusionThatIgnoresGhosts() {
    Loaded loaded =
        load(
            "ghosts.mmn",
            """
            scenario "a ghost is 1 between two steps that nobody sees" {
                int x = 0;
                int y = 0;
                ghost int g = 0;
                thread A { x = 1; might_sleep(); g = 1; might_sleep(); g = 0; }
                thread B { y = 1; assert g == 0; }
                expect assertion;
            }
            """);

    assertThat(oracle.ask(loaded, 0, version(loaded)).differences()).isEmpty();
    assertThat(isWrong(UnaryOperator.identity(), loaded)).isFalse();
    assertThat(isWrong(Variants::withoutJoins, loaded)).isTrue();
  }

  /** A machine that is watched says so when a thread does what nobody said it would. */
  @Test
  void aTouchThatTheAnalysisMissedIsNoticed() {
    Loaded loaded =
        load(
            "touches.mmn",
            """
            scenario "two" {
                int x = 0;
                thread A { x = 1; }
                thread B { x = 2; }
            }
            """);
    Program program = program(loaded);

    assertThat(new Twins(program, version(loaded), BOUNDED).watched().states()).isEqualTo(5);
    Twins blind = new Twins(Variants.blindToOneThread(program), version(loaded), BOUNDED);
    org.assertj.core.api.Assertions.assertThatThrownBy(blind::watched)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not among what thread 1 may touch");
  }
}
