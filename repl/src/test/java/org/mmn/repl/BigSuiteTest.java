package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite of many files says the same however many are tested at once. */
final class BigSuiteTest {
  private static final int FILES = 60;
  private static final String BOUND = "--max-states 3000 ";

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    BigSuite.write(folder, FILES);
  }

  private Desk.Said test(String options) {
    return Desk.in(folder).run("test " + BOUND + options);
  }

  @Test
  void textAndReportsDoNotDependOnJobs() {
    for (String options : List.of("", "--report ktap=- ", "--json ", "-q -x ")) {
      Desk.Said one = test(options + "--jobs 1");
      for (int jobs : List.of(2, 5)) {
        Desk.Said more = test(options + "--jobs " + jobs);
        assertThat(more.out()).as(options).isEqualTo(one.out());
        assertThat(more.code()).isEqualTo(one.code());
      }
    }
  }

  @Test
  void everyFileIsTold() {
    Desk.Said said = test("-q");
    assertThat(said.out().lines().filter(l -> l.contains(".mmn   "))).hasSize(FILES);
    assertThat(said.out())
        .contains("\n" + FILES + " files, " + FILES + " scenarios, " + FILES + " checks: ");
    KtapParser parser = new KtapParser(test("--report ktap=-").out());
    assertThat(parser.parse()).hasSize(FILES).anyMatch(KtapParser.Test::ok).anyMatch(t -> !t.ok());
    assertThat(parser.errors()).isEmpty();
  }
}
