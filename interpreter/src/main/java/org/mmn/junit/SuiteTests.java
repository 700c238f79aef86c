package org.mmn.junit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.mmn.kernel.VersionRange;
import org.mmn.report.DiagnosticText;
import org.mmn.workspace.Glob;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;

/** Makes the tests of a suite, as its {@link MmnSuite} says. */
final class SuiteTests {
  private final Class<?> type;
  private final SuiteDescriptor suite;
  private final MmnSuite wanted;
  private final Glob match;
  private final VersionRange kernel;
  private final Options options;
  private final Set<TestTag> tags = new LinkedHashSet<>();

  SuiteTests(Class<?> type, SuiteDescriptor suite) {
    this.type = type;
    this.suite = suite;
    this.wanted = AnnotationSupport.findAnnotation(type, MmnSuite.class).orElseThrow();
    this.match = new Glob(wanted.match());
    this.kernel = kernel(wanted.kernel());
    this.options = Options.DEFAULT.with(constants(wanted.constants()), wanted.maxStates());
    List.of(wanted.tags()).forEach(tag -> tags.add(TestTag.create(tag)));
  }

  private static VersionRange kernel(String text) {
    if (text.isEmpty()) {
      return new VersionRange(Optional.empty(), Optional.empty());
    }
    return VersionRange.parse(text)
        .orElseThrow(
            () -> new JUnitException("kernel wants v4.18, v5.4.. or v5.4..v6.1: '" + text + "'"));
  }

  private static Map<String, Integer> constants(String[] pairs) {
    Map<String, Integer> constants = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      try {
        constants.put(
            pair.substring(0, Math.max(0, equals)), Integer.valueOf(pair.substring(equals + 1)));
      } catch (NumberFormatException wrong) {
        throw new JUnitException("constants wants NAME=N, not '" + pair + "'", wrong);
      }
    }
    return constants;
  }

  /** Adds them to the suite; one that fails, when there are none. */
  void add() {
    Mmn mmn = Mmn.withStdlib();
    SuiteLoader loader = new SuiteLoader(requireNonNull(type.getClassLoader()));
    for (String place : wanted.value()) {
      try {
        loader.load(place).forEach(script -> add(mmn, script));
      } catch (IOException wrong) {
        suite.fail(place, requireNonNull(wrong.getMessage()));
      }
    }
    if (suite.getChildren().isEmpty()) {
      String places = String.join(", ", wanted.value());
      suite.fail("no tests", "no scenario to test in " + places);
    }
  }

  private void add(Mmn mmn, SuiteLoader.Script script) {
    FileDescriptor file = new FileDescriptor(suite.getUniqueId(), script);
    Loaded loaded = mmn.load(script.file(), options.constants());
    boolean all = match.matches(script.id());
    if (!loaded.ok() && all) {
      String errors = DiagnosticText.render(loaded.diagnostics());
      file.addChild(new FailedDescriptor(file.getUniqueId(), "script", script.source(), errors));
    }
    loaded.scenarios().stream()
        .filter(s -> all || match.matches(s.title()))
        .flatMap(s -> subjects(mmn, loaded, s))
        .map(subject -> new ScenarioDescriptor(file.getUniqueId(), subject, script, tags))
        .forEach(file::addChild);
    if (!file.getChildren().isEmpty()) {
      suite.addChild(file);
    }
  }

  private Stream<ScenarioDescriptor.Subject> subjects(
      Mmn mmn, Loaded file, Loaded.ScenarioRef scenario) {
    return scenario.versions().stream()
        .filter(kernel::contains)
        .map(v -> new ScenarioDescriptor.Subject(mmn, file, scenario, v, options));
  }
}
