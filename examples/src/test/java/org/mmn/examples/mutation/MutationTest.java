package org.mmn.examples.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmn.examples.mutation.Score.Judged;
import org.mmn.resolve.ClassPathModules;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;

/** A driver whose mutants are known by hand: which are caught, and why the others are not. */
class MutationTest {
  private static final String MODULE = "drivers.sample";
  private static final Path HERE = Path.of("src/test/resources/org/mmn/examples/mutation");
  private static final Path USE = HERE.resolve("sample-use.txt");

  private static final String DEVICE = USE + ": the device has what is mapped, v6.12";
  private static final String EXPLAINED =
      "sample.invalidate_range_start unlock early: tlb.zap(r); <> mutex_unlock(lock);";
  private static final Ledger LEDGER =
      Ledger.parse(
          "ledger",
          EXPLAINED
              + "\n  The device does nothing meanwhile."
              + "\nsample.probe drop: mutex_lock(lock);\n  Wrong."
              + "\nsample.probe swap: frame f = frame(p); <> tlb.map(p, f, false);\n  No program."
              + "\nsample.gone drop: tlb.zap(r);\n  Renamed.");

  /** Nobody is beside whoever takes the lock of {@code probe}; nothing calls the last function. */
  @Test
  void everyMutantHasItsFate() throws IOException {
    Score score = score(text());

    assertThat(score.mutants().stream().map(MutationTest::line))
        .containsExactly(
            "11 swap: SURVIVED",
            "11 negate: CAUGHT by a refusal",
            "11 always then: CAUGHT by a refusal",
            "11 always else: SURVIVED",
            "11 drop: CAUGHT by the device",
            "12 drop: CAUGHT by a refusal",
            "12 negate: CAUGHT by a refusal",
            "12 value: CAUGHT by a refusal",
            "13 unlock early: SURVIVED",
            "13 drop: CAUGHT by the device",
            "13 zap at end: CAUGHT by a refusal",
            "14 drop: CAUGHT by a refusal",
            "15 value: CAUGHT by a refusal",
            "20 swap: SURVIVED",
            "20 drop: CAUGHT by the device",
            "21 swap: NOT_VALID",
            "21 drop value: CAUGHT by the device",
            "22 unlock early: SURVIVED",
            "22 drop: CAUGHT by the device",
            "23 drop: CAUGHT by the device",
            "27 drop: CAUGHT by the device",
            "28 swap: SURVIVED",
            "28 drop: SURVIVED",
            "29 negate: LIMIT by the device",
            "29 drop: LIMIT by the device",
            "35 swap: EQUIVALENT",
            "35 drop: SURVIVED",
            "36 swap: SURVIVED",
            "36 drop: SURVIVED",
            "37 drop: SURVIVED");
    assertThat(Score.head() + score.row())
        .isEqualTo(
            """
            driver                checks  mutants  caught   share  explained  unexplained  equivalent  invalid
            drivers.sample             2       28      15  53.6 %          1           12           1        1
            """);
  }

  /** What is left has a name to explain it by; what is caught, or no mutant, has no explanation. */
  @Test
  void theLedgerSaysWhatIsLeftAndNothingElse() throws IOException {
    Score score = score(text());

    assertThat(score.unexplained())
        .hasSize(12)
        .contains(
            "sample.probe swap: mutex_lock(lock); <> frame f = frame(p);",
            "sample.poll drop: break;\n    limit: " + DEVICE)
        .doesNotContain(EXPLAINED);
    assertThat(score.stale())
        .containsExactly(
            "sample.probe drop: mutex_lock(lock);\n    caught: " + DEVICE,
            "sample.probe swap: frame f = frame(p); <> tlb.map(p, f, false);\n    not valid",
            "sample.gone drop: tlb.zap(r);\n    no such mutant");
  }

  @Test
  void aLedgerHasOneReasonForEachOfItsMutants() {
    assertThat(Ledger.parse("l", "# head\n\na.f drop: g();\n  One\n  reason.\n").reasons())
        .containsExactly(Map.entry("a.f drop: g();", "One reason."));
    assertThat(Ledger.read(Path.of("no-such-file")).reasons()).isEmpty();
    assertThatThrownBy(() -> Ledger.parse("l", "a\nb\n  why\n")).hasMessage("l: no reason for: a");
    assertThatThrownBy(() -> Ledger.parse("l", "a\n")).hasMessage("l: no reason for: a");
    assertThatThrownBy(() -> Ledger.parse("l", "a\n  why\na\n  why\n")).hasMessage("l: twice: a");
    assertThatThrownBy(() -> Ledger.parse("l", "  why\n"))
        .hasMessage("l: a reason for nothing:   why");
  }

  /** Lines of code may shift, and a function have the same statement twice. */
  @Test
  void aMutantKeepsItsName() throws IOException {
    List<String> names = names(text());

    assertThat(names)
        .doesNotHaveDuplicates()
        .isEqualTo(names("//! One more line.\n" + text()))
        .contains(
            "sample.unused drop: tlb.zap(self.mm);", "sample.unused#2 drop: tlb.zap(self.mm);");
  }

  /** So that what follows keeps its lines, and names of assertions with them. */
  @Test
  void everyMutantHasAsManyLines() throws IOException {
    SourceFile sample = new SourceFile("sample.txt", text());
    List<Mutant> mutants = MutationOperators.mutants(Parser.parse(sample, new Diagnostics()));

    assertThat(mutants).allMatch(m -> m.source().lineCount() == sample.lineCount());
    assertThat(mutants.stream().map(m -> m.source().text()))
        .doesNotContain(sample.text())
        .doesNotHaveDuplicates()
        .anyMatch(
            t -> t.contains("return 0;\n    } on invalidate_range_end(range r) { tlb.zap(r)"));
  }

  /** Else every mutant would seem to be caught. */
  @Test
  void anExpectationThatFailsWithoutAnyMutantIsAnError() throws IOException {
    String broken = text().replace("tlb.zap(r);", "");

    assertThatThrownBy(() -> score(broken))
        .hasRootCauseMessage("an expectation fails without any mutant: " + DEVICE);
  }

  private static Score score(String text) {
    SourceFile sample = new SourceFile("stdlib/drivers/sample.mmn", text);
    ClassPathModules stdlib = new ClassPathModules(MutationTest.class.getClassLoader());
    MutatedModules modules = new MutatedModules(stdlib, MODULE, sample);
    MutationRun.Bounds bounds = new MutationRun.Bounds(1000, 60);
    return new MutationRun(modules, bounds, List.of(USE)).score(MODULE, LEDGER);
  }

  private static List<String> names(String text) {
    SourceFile sample = new SourceFile("sample.txt", text);
    return Score.named(Parser.parse(sample, new Diagnostics())).stream().map(Judged::name).toList();
  }

  private static String text() throws IOException {
    return Files.readString(HERE.resolve("sample.txt"));
  }

  private static String line(Judged judged) {
    Mutant mutant = judged.mutant();
    String by =
        judged.check().isEmpty()
            ? ""
            : judged.check().contains("a refusal") ? " by a refusal" : " by the device";
    return mutant.line() + " " + mutant.operator() + ": " + judged.fate() + by;
  }
}
