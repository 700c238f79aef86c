package org.mmn.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Suites as the JUnit Platform runs them: what becomes a test, where it is, and how it fails. */
class MmnSuiteTest {
  private static final String ENGINE = "[engine:mmn]/[class:org.mmn.junit.MmnSuiteTest$";
  private static final String PLACE = "classpath:org/mmn/junit/";

  @MmnSuite(PLACE + "good")
  static class Good {}

  @MmnSuite(PLACE + "bad")
  static class Bad {}

  @MmnSuite(PLACE + "empty")
  static class Empty {}

  @MmnSuite({"no/such", PLACE + "good/sub/twins.mmn"})
  static class Missing {}

  @MmnSuite(value = PLACE + "good", match = "holds", kernel = "v5.0..", tags = "slow")
  static class Few {}

  @MmnSuite(value = PLACE + "good", match = "*nothing*")
  static class None {}

  @MmnSuite(value = PLACE + "good", match = "counts*", constants = "N=2")
  static class Two {}

  @MmnSuite(value = PLACE + "good", match = "holds", maxStates = 2)
  static class Short {}

  /** The tests that ran, by name, with how they ended. */
  private static final class Ran implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<TestIdentifier> tests = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        tests.add(test);
        results.put(test.getUniqueId().substring(ENGINE.length()), result);
      } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        broken.add(test.getUniqueId());
      }
    }

    List<String> names() {
      return tests.stream().map(TestIdentifier::getDisplayName).toList();
    }

    long failures() {
      return results.values().stream()
          .filter(r -> r.getStatus() == TestExecutionResult.Status.FAILED)
          .count();
    }

    String message(int test) {
      return failure(test).getMessage();
    }

    Throwable failure(int test) {
      return List.copyOf(results.values()).get(test).getThrowable().orElseThrow();
    }
  }

  private static Ran run(DiscoverySelector... selectors) {
    return run(List.of(selectors));
  }

  private static Ran run(
      List<DiscoverySelector> selectors, org.junit.platform.engine.Filter<?>... filters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .filters(EngineFilter.includeEngines("mmn"))
            .filters(filters)
            .build();
    Ran ran = new Ran();
    LauncherFactory.create().execute(request, ran);
    return ran;
  }

  @Test
  void eachScenarioUnderEachVersionIsATest() {
    Ran ran = run(selectClass(Good.class));
    String holds = "Good]/[file:" + escaped("classpath:org/mmn/junit/good/holds.mmn") + "]";
    String twins = "Good]/[file:" + escaped("classpath:org/mmn/junit/good/sub/twins.mmn") + "]";
    assertThat(ran.results.keySet())
        .containsExactly(
            holds + "/[test:holds, v4.18]",
            holds + "/[test:holds, v6.1]",
            holds + "/[test:counts to one, v6.1]",
            twins + "/[test:twins, v6.1]",
            twins + "/[test:two, v6.1]");
    assertThat(ran.failures()).isZero();
  }

  private static String escaped(String segment) {
    return segment.replace(":", "%3A").replace("/", "%2F");
  }

  @Test
  void aTestKnowsItsFileAndLine() {
    Ran ran = run(selectClass(Good.class));
    FileSource source = (FileSource) ran.tests.get(2).getSource().orElseThrow();
    assertThat(source.getFile()).exists().hasName("holds.mmn");
    assertThat(source.getPosition()).contains(FilePosition.from(13, 10));
  }

  @Test
  void aFailureIsTheCounterexample() {
    Ran ran = run(selectClass(Bad.class));
    assertThat(ran.names()).containsExactly("says ok and hangs, v6.1", "script");
    assertThat(ran.failures()).isEqualTo(2);
    assertThat(ran.message(0))
        .contains("*** DEADLOCK ***", "replay: mmn run ", "bad/hangs.mmn", "--schedule 'A!'");
    assertThat(trace(ran.failure(0))).contains("(hangs.mmn:1)").doesNotContain(".java");
    assertThat(ran.message(1)).contains("wrong.mmn:4:17: error[MMN102]", "did you mean");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void noTestsAreAFailure() {
    for (Class<?> suite : List.of(Empty.class, None.class)) {
      Ran ran = run(selectClass(suite));
      assertThat(ran.names()).containsExactly("no tests");
      assertThat(ran.message(0)).startsWith("no scenario to test in classpath:");
    }
    Ran ran = run(selectClass(Missing.class));
    assertThat(ran.names()).containsExactly("no/such", "twins, v6.1", "two, v6.1");
    assertThat(ran.failures()).isEqualTo(1);
    assertThat(ran.message(0)).isEqualTo("no such folder or file: 'no/such'");
  }

  @Test
  void aBoundIsAFailure() {
    Ran ran = run(selectClass(Short.class));
    assertThat(ran.failures()).isEqualTo(2);
    assertThat(ran.message(0)).contains("LIMIT  2 states", "INCONCLUSIVE");
  }

  @Test
  void theAnnotationSaysWhichAndHow() {
    Ran few = run(selectClass(Few.class));
    assertThat(few.names()).containsExactly("holds, v6.1");
    assertThat(few.tests.get(0).getTags().toString()).contains("slow", "v6.1");
    Ran two = run(selectClass(Two.class));
    assertThat(two.failures()).isEqualTo(1);
    assertThat(two.message(0)).contains("ASSERTION").contains("-D N=2");
  }

  @Test
  void whatIsSelectedByUniqueIdRunsAlone() {
    List<TestIdentifier> all = run(selectClass(Good.class)).tests;
    Ran one = run(selectUniqueId(all.get(1).getUniqueId()));
    assertThat(one.names()).containsExactly("holds, v6.1");
    Ran file = run(selectUniqueId(all.get(3).getParentId().orElseThrow()));
    assertThat(file.names()).containsExactly("twins, v6.1", "two, v6.1");
    Ran suite = run(selectUniqueId(ENGINE + "Good]"));
    assertThat(suite.tests).hasSize(5);
    Ran both = run(selectUniqueId(all.get(1).getUniqueId()), selectClass(Good.class));
    assertThat(both.tests).hasSize(5);
    assertThat(List.of(one, file, suite, both)).allMatch(r -> r.broken.isEmpty());
  }

  @Test
  void aUniqueIdOfNothingIsAFailure() {
    Ran gone = run(selectUniqueId(ENGINE + "Good]/[file:gone.mmn]"));
    assertThat(gone.names()).containsExactly("no tests");
    assertThat(gone.message(0)).contains("gone.mmn");
    assertThat(run(selectUniqueId("[engine:mmn]/[class:java.lang.String]")).broken)
        .containsExactly("[engine:mmn]");
  }

  @Test
  void tagsAndPackagesSelect() {
    List<DiscoverySelector> good = List.of(selectClass(Good.class));
    assertThat(run(good, TagFilter.includeTags("v4.18")).names()).containsExactly("holds, v4.18");
    PostDiscoveryFilter none = test -> FilterResult.excluded("all");
    assertThat(run(good, none).tests).isEmpty();
    assertThat(run(selectPackage("org.mmn.junit")).results.keySet())
        .anyMatch(id -> id.startsWith("Good]/"))
        .anyMatch(id -> id.startsWith("Empty]/"));
    assertThat(run(selectClass(MmnSuiteTest.class)).tests).isEmpty();
  }
}
