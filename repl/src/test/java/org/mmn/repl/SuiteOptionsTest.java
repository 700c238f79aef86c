package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What picks the tests of a suite, and what remembers them. */
final class SuiteOptionsTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/mmn/repl/golden");

  @TempDir private Path cache;

  private static List<TestName> names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new TestName("dir/f" + i % 7 + ".mmn", "title " + i, "v6." + i % 3))
        .toList();
  }

  @Test
  void everyTestIsInExactlyOnePart() {
    for (int count : List.of(1, 2, 3, 8)) {
      List<Partition> parts =
          IntStream.rangeClosed(1, count)
              .mapToObj(i -> Partition.parse("hash:" + i + "/" + count))
              .toList();
      for (TestName name : names(400)) {
        assertThat(parts.stream().filter(p -> p.has(name))).as(name.line()).hasSize(1);
      }
      for (Partition part : parts) {
        assertThat(names(400).stream().filter(part::has)).hasSizeBetween(200 / count, 800 / count);
      }
    }
  }

  /** The part of a test is the same on every machine and with every mmn: CI may rely on it. */
  @Test
  void aTestStaysInItsPart() {
    TestName name = new TestName("a/b.mmn", "title", "v6.1");
    assertThat(Partition.parse("hash:5/5").has(name)).isTrue();
    assertThat(Partition.parse("hash:5/5").has(new TestName("a\\b.mmn", "title", "v6.1"))).isTrue();
  }

  @Test
  void thePartsOfASuiteAreTheSuite() {
    Desk desk = Desk.in(FOLDER);
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      String said = desk.run("test -q --json --partition hash:" + i + "/3 suite").out();
      said.lines().filter(l -> l.contains("\"scenario\"")).forEach(parts::add);
    }
    Stream<String> whole = desk.run("test --json suite").out().lines();
    assertThat(parts)
        .containsExactlyInAnyOrderElementsOf(
            whole.filter(l -> l.contains("\"scenario\"")).toList());
  }

  @Test
  void theSlowestAreNamedWithTheirTimes() {
    String err = Desk.in(FOLDER).run("test -v suite verdicts.mmn").err();
    assertThat(err.lines().filter(l -> l.matches("mmn: \\d+\\.\\d s   \\S+\\.mmn: .*"))).hasSize(5);
    assertThat(Desk.in(FOLDER).run("test suite").err()).doesNotContain("suite/");
  }

  @Test
  void failuresAreRememberedBelowTheCacheOfTheUser() throws IOException {
    new Desk(FOLDER, Map.of("HOME", cache.toString()), false).run("test suite");
    try (Stream<Path> files = Files.walk(cache).filter(Files::isRegularFile)) {
      assertThat(files.map(f -> cache.relativize(f).toString()))
          .singleElement()
          .asString()
          .startsWith(".cache/mmn/failed/golden-");
    }
  }

  @Test
  void withoutAPlaceForItNothingIsRemembered() {
    Desk nowhere = new Desk(FOLDER, Map.of("XDG_CACHE_HOME", "not/absolute"), false);
    assertThat(nowhere.run("test suite").code()).isEqualTo(1);
    assertThat(nowhere.run("test --failed suite").code()).isEqualTo(5);
    assertThat(FOLDER.resolve("not")).doesNotExist();
  }

  @Test
  void aScriptWithErrorsIsTestedWholeOnceItIsMended() throws IOException {
    Path script = Files.writeString(cache.resolve("a.mmn"), "scenario \"a\" { thread A { ");
    Desk desk = new Desk(cache, Map.of("XDG_CACHE_HOME", cache.resolve("c").toString()), false);
    assertThat(desk.run("test .").code()).isEqualTo(3);
    assertThat(desk.run("test --failed .").code()).isEqualTo(3);
    Files.writeString(script, "scenario \"a\" { thread A { might_sleep(); } }");
    assertThat(desk.run("test --failed .").code()).isEqualTo(0);
    assertThat(desk.run("test --failed .").code()).isEqualTo(5);
  }
}
