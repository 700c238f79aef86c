package org.mmn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mmn.kernel.KernelVersion;
import org.mmn.resolve.Resolver;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/** What the documents show parses, and its scenarios show what they expect. */
class DocumentationTest {
  private static final Path CONFORMANCE = Path.of("../stdlib/src/test/resources/conformance");
  private static final Pattern SCENARIO_FILE = Pattern.compile("`([a-z0-9.-]+/\\w+\\.mmn)`");
  private static final Pattern RULE = Pattern.compile("\\| (\\d+) \\| .*");
  private static final int RULES = 35;

  private final Mmn mmn = Mmn.withStdlib();

  @TestFactory
  Stream<DynamicContainer> documents() {
    return Documents.all().stream()
        .map(
            document ->
                dynamicContainer(
                    document.toString(),
                    Documents.scripts(document).stream().flatMap(this::tests)));
  }

  @Test
  void thereAreScripts() {
    assertThat(Documents.all()).contains(Documents.LANGUAGE);
    assertThat(Documents.scripts(Documents.LANGUAGE)).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void theReferenceNamesFilesThatAreThere() {
    List<String> named =
        Documents.lines(Documents.LANGUAGE).stream()
            .flatMap(line -> SCENARIO_FILE.matcher(line).results())
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(RULES);
    assertThat(named).allMatch(file -> CONFORMANCE.resolve(file).toFile().isFile(), "is there");
  }

  @Test
  void theReferenceHasAllRulesInTheirOrder() {
    List<Integer> numbers =
        Documents.lines(Documents.LANGUAGE).stream()
            .map(RULE::matcher)
            .filter(Matcher::matches)
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, RULES).boxed().toList());
  }

  private Stream<DynamicTest> tests(SourceFile script) {
    Optional<Loaded> scenarios = scenarios(script);
    return Stream.concat(
        Stream.of(dynamicTest(script.name() + " is right", () -> isRight(script))),
        scenarios.stream().flatMap(this::tests));
  }

  private Stream<DynamicTest> tests(Loaded loaded) {
    return loaded.scenarios().stream()
        .flatMap(
            scenario ->
                scenario.versions().stream()
                    .map(
                        version ->
                            dynamicTest(
                                loaded.file().name() + ": " + scenario.title() + ", " + version,
                                () -> isMet(loaded, scenario.index(), version))));
  }

  /** The script with its scenarios; empty for one without any, which may be of the library. */
  private Optional<Loaded> scenarios(SourceFile script) {
    Unit unit = Parser.parse(script, new Diagnostics());
    return Resolver.scenarios(unit).isEmpty()
        ? Optional.empty()
        : Optional.of(mmn.load(script, Map.of()));
  }

  private void isRight(SourceFile script) {
    Diagnostics found = new Diagnostics();
    Parser.parse(script, found);
    List<Diagnostic> all = scenarios(script).map(Loaded::diagnostics).orElse(found.all());
    assertThat(all.stream().map(d -> d.span().line() + ": " + d.message())).isEmpty();
  }

  private void isMet(Loaded loaded, int scenario, KernelVersion version) {
    Result result = mmn.check(loaded, scenario, version, Options.DEFAULT);
    assertThat(result.judgement().met())
        .as("expected %s: %s", result.expected(), result.judgement())
        .isTrue();
  }
}
