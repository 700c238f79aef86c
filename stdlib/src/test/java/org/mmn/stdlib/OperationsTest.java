package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.OutcomeText;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Accounts;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/**
 * Each operation tells its notifiers what the kernel was seen to tell them: event, range, whether
 * it may block, the locks that are held, and how pairs nest.
 */
class OperationsTest {
  private static final Operations TABLE =
      Operations.read(Path.of("src/test/resources/operations/README.md"));

  /** How many operations were run on 6.1 and 6.12, and what cannot be said of them. */
  private static final int MEASURED = 71;

  private static final int UNSAID = 8;

  private final Mmn mmn = Mmn.withStdlib();

  @TestFactory
  Stream<DynamicTest> operations() {
    return TABLE.rows().stream()
        .map(
            r -> dynamicTest(r.name() + ", " + r.versions(), () -> assertThat(wrong(r)).isEmpty()));
  }

  @Test
  void everyOperationThatWasMeasuredIsThereOrSaidToBeMissing() {
    assertThat(TABLE.unsaid()).hasSize(UNSAID).noneMatch(u -> u.reason().isEmpty());
    Set<String> names = new HashSet<>(TABLE.measured());
    TABLE.unsaid().forEach(u -> names.add(u.name()));
    assertThat(names).hasSize(MEASURED);
  }

  /** A table that says anything else than what happens does not pass. */
  @Test
  void anExpectationThatIsWrongIsNotMet() {
    Operations.Row row =
        TABLE.rows().stream()
            .filter(r -> r.name().equals("thp-part-dontneed"))
            .findFirst()
            .orElseThrow();
    Emission first = row.emitted().get(0);
    Emission second = row.emitted().get(1);
    assertThat(wrong(row)).isEmpty();
    assertThat(wrong(row.emitting(List.of(first)))).contains("not_so_many");
    assertThat(wrong(row.emitting(List.of(first, second, second)))).contains("all_seen");
    assertThat(wrong(row.emitting(List.of(second, first)))).contains("start_1");
    for (String[] change :
        new String[][] {
          {">CLEAR [0,4) mmap:r", "UNMAP [0,4) mmap:r", "event_2"},
          {"", ">CLEAR [0,3) mmap:r", "pages_2"},
          {"", "CLEAR [0,4) mmap:r", "nesting_2"},
          {"", ">CLEAR [0,4) mmap:w", "mmap_lock_2"},
          {"", ">CLEAR [0,4) mmap:r +anon_vma:r", "anon_vma_2"},
          {"", ">CLEAR [0,4) mmap:r +nonblock", "blockable_2"},
        }) {
      List<Emission> emitted = new ArrayList<>(List.of(first));
      emitted.addAll(Emission.parse(change[1]));
      assertThat(wrong(row.emitting(emitted))).contains(change[2]);
    }
  }

  /** What the scenario of a row reports that it should not; empty when it is as the row says. */
  private String wrong(Operations.Row row) {
    SourceFile file = new SourceFile(row.name() + ".mmn", OperationScenario.of(row));
    Loaded loaded = mmn.load(file, Map.of());
    if (!loaded.ok()) {
      return loaded.diagnostics() + "\n" + file.text();
    }
    StringBuilder wrong = new StringBuilder();
    for (KernelVersion version : loaded.scenarios().get(0).versions()) {
      Result result = mmn.check(loaded, 0, version, Options.DEFAULT);
      if (!result.judgement().met()) {
        wrong.append(OutcomeText.render(Accounts.of(result, List.of()), OutcomeText.Detail.NORMAL));
      }
    }
    return wrong.toString();
  }
}
