package org.mmn.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.mmn.explore.Liveness;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Formatter;

/**
 * The {@code .mmn} files below a directory as tests: one for each scenario under each kernel
 * version, which passes when the scenario's expectation holds, and the same comes out unreduced
 * (rule 2).
 */
public final class ScenarioTree {
  private static final String SUFFIX = ".mmn";
  private static final Options UNREDUCED = Options.DEFAULT.with(Reductions.NONE);

  private final Path root;
  private final Mmn mmn = Mmn.withStdlib();

  public ScenarioTree(Path root) {
    this.root = root;
  }

  /** The files, in the order of their names. */
  public List<Path> files() {
    return everything().filter(p -> p.toString().endsWith(SUFFIX)).toList();
  }

  /** What lies below the directory and no test would run. */
  public List<Path> strays() {
    return everything()
        .filter(p -> !p.toString().endsWith(SUFFIX) && !p.endsWith("README.md"))
        .toList();
  }

  /** A container of tests for each file. */
  public Stream<DynamicContainer> tests() {
    return files().stream().map(file -> dynamicContainer(name(file), file.toUri(), tests(file)));
  }

  private Stream<Path> everything() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private Stream<DynamicNode> tests(Path file) {
    Loaded loaded = load(file);
    return Stream.concat(
        Stream.of(dynamicTest(loaded.file().name() + " is right", () -> isRight(loaded))),
        loaded.scenarios().stream().flatMap(s -> tests(loaded, s)));
  }

  private Stream<DynamicNode> tests(Loaded loaded, Loaded.ScenarioRef scenario) {
    String name = loaded.file().name() + ": " + scenario.title() + ", ";
    return scenario.versions().stream()
        .map(v -> dynamicTest(name + v, () -> isMet(loaded, scenario, v)));
  }

  private static void isRight(Loaded loaded) {
    assertThat(loaded.diagnostics().stream().map(ScenarioTree::line)).isEmpty();
    assertThat(loaded.scenarios()).isNotEmpty();
    assertThat(Formatter.format(loaded.file(), new Diagnostics()))
        .as("as mmn fmt writes it")
        .hasValue(loaded.file().text());
  }

  private void isMet(Loaded loaded, Loaded.ScenarioRef scenario, KernelVersion version) {
    Result result = mmn.check(loaded, scenario.index(), version, Options.DEFAULT);
    assertThat(result.judgement().met())
        .as(
            "expected %s; missing %s, unexpected %s; %s",
            result.expected(),
            result.judgement().missing(),
            result.judgement().unexpected(),
            result.outcome().limit().orElse("complete"))
        .isTrue();
    Result whole = mmn.check(loaded, scenario.index(), version, UNREDUCED);
    assertThat(findings(result)).as("unreduced").isEqualTo(findings(whole));
    assertThat(result.hints()).as("hints unreduced").isEqualTo(whole.hints());
    assertThat(lengths(result)).as("steps unreduced").isEqualTo(lengths(whole));
  }

  private static List<String> findings(Result result) {
    return result.outcome().findings().stream()
        .map(f -> f.verdict() + f.subjects().stream().sorted().toList())
        .sorted()
        .toList();
  }

  /** How long the run to each sighting is; that of a loop need not be the shortest. */
  private static Map<Object, Integer> lengths(Result result) {
    Map<Object, Integer> lengths = new LinkedHashMap<>();
    result.traces().forEach((sighting, trace) -> lengths.put(sighting, trace.steps().size()));
    lengths
        .keySet()
        .removeIf(s -> s instanceof Liveness.Counterexample || s instanceof Liveness.Round);
    return lengths;
  }

  private Loaded load(Path file) {
    try {
      return mmn.load(new SourceFile(name(file), Files.readString(file)), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Diagnostic d) {
    return d.span().file().name() + ":" + d.span().line() + ": " + d.message();
  }
}
