package org.mmn.junit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * What a request selects: classes whole, or parts of them by unique id, {@code
 * [class:a.ScenariosTest]/[file:src/test/mmn/a.mmn]/[test:title, v6.1]}.
 */
final class Selected implements SelectorResolver {
  private final Map<Class<?>, SuiteDescriptor> suites = new LinkedHashMap<>();
  private final Set<Class<?>> whole = new LinkedHashSet<>();
  private final Set<UniqueId> parts = new LinkedHashSet<>();

  static boolean isSuite(Class<?> type) {
    return AnnotationSupport.isAnnotated(type, MmnSuite.class);
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    if (!isSuite(type)) {
      return Resolution.unresolved();
    }
    whole.add(type);
    return matched(type, context);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    List<UniqueId.Segment> segments = id.getSegments();
    boolean ours = segments.size() > 1 && segments.get(1).getType().equals(SuiteDescriptor.SEGMENT);
    Optional<Class<?>> type =
        ours
            ? ReflectionSupport.tryToLoadClass(segments.get(1).getValue())
                .toOptional()
                .filter(Selected::isSuite)
            : Optional.empty();
    type.ifPresent(t -> parts.add(id));
    return type.map(t -> matched(t, context)).orElse(Resolution.unresolved());
  }

  private Resolution matched(Class<?> type, Context context) {
    return context
        .addToParent(parent -> Optional.of(new SuiteDescriptor(parent.getUniqueId(), type)))
        .map(
            suite -> {
              suites.put(type, suite);
              return Resolution.match(Match.exact(suite));
            })
        .orElse(Resolution.unresolved());
  }

  /** Adds the tests, of which only those remain that were selected. */
  void populate() {
    suites.forEach(
        (type, suite) -> {
          new SuiteTests(type, suite).add();
          if (!whole.contains(type)) {
            List.copyOf(suite.getChildren()).forEach(this::prune);
            if (suite.getChildren().isEmpty()) {
              suite.fail("no tests", "the suite has no test among " + parts);
            }
          }
        });
  }

  private void prune(TestDescriptor test) {
    UniqueId id = test.getUniqueId();
    if (parts.stream().anyMatch(id::hasPrefix)) {
      return;
    }
    List.copyOf(test.getChildren()).forEach(this::prune);
    if (parts.stream().noneMatch(p -> p.hasPrefix(id))) {
      test.removeFromHierarchy();
    }
  }
}
