package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.model.Primitives;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Decl.FunctionKind;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** Every {@code extern} has an op, and every op an {@code extern}, with its doc and its source. */
class ExternsTest {
  private static final Path MODULES = Path.of("src/main/resources/org/mmn/stdlib");
  private static final Path SCENARIOS = Path.of("src/test/resources/conformance");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern METHOD = Pattern.compile("\\.(\\w+)\\(");
  private static final List<String> OBJECTS = List.of("secondary_tlb", "object", "workqueue");
  private static final String DAEMONS = "daemon";

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(p -> p.toString().endsWith(".mmn")).sorted().toList();
    }
  }

  private static Unit parse(Path path) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(new SourceFile(path.toString(), Files.readString(path)), diagnostics);
    assertThat(diagnostics.all()).as(path.toString()).isEmpty();
    return unit;
  }

  private static Map<String, Decl.Function> externs() throws IOException {
    Map<String, Decl.Function> found = new TreeMap<>();
    for (Path path : files(MODULES)) {
      for (Decl declaration : parse(path).declarations()) {
        if (declaration instanceof Decl.Function function
            && function.kind() == FunctionKind.EXTERN) {
          assertThat(found.put(function.name(), function)).as(function.name()).isNull();
        }
      }
    }
    return found;
  }

  @Test
  void externsAndPrimitivesAreTheSame() throws IOException {
    assertThat(externs().keySet()).isEqualTo(Primitives.names());
  }

  @Test
  void everyExternSaysWhatItDoesAndWhereThatComesFrom() throws IOException {
    externs()
        .forEach(
            (name, extern) -> {
              assertThat(extern.doc()).as(name).matches("(?s)[A-Z].*\\.\n(Linux|Model): .*\\.");
              assertThat(extern.doc().lines().filter(l -> l.startsWith("Linux: ")))
                  .as(name)
                  .allMatch(l -> l.matches("Linux: [a-z]+/.*"));
            });
  }

  @Test
  void everyExternIsUsedByAConformanceScenario() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path path : files(SCENARIOS)) {
      used.addAll(words(Files.readString(path)));
    }
    Map<String, Set<String>> bodies = bodies();
    Deque<String> open = new ArrayDeque<>(used);
    open.add(DAEMONS);
    while (!open.isEmpty()) {
      for (String word : bodies.getOrDefault(open.remove(), Set.of())) {
        if (used.add(word)) {
          open.add(word);
        }
      }
    }
    assertThat(externs().keySet()).isSubsetOf(used);
  }

  /** The words in the body of each function of the stdlib; those of its daemons under one name. */
  private static Map<String, Set<String>> bodies() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path path : files(MODULES)) {
      for (Decl declaration : parse(path).declarations()) {
        if (declaration instanceof Decl.Function function && function.body().isPresent()) {
          add(found, function.name(), declaration.span());
        } else if (declaration instanceof Decl.ThreadDecl) {
          add(found, DAEMONS, declaration.span());
        }
      }
    }
    return found;
  }

  private static void add(Map<String, Set<String>> found, String name, Span span) {
    found.computeIfAbsent(name, n -> new TreeSet<>()).addAll(words(span.text()));
  }

  /**
   * The words of {@code text}; an iterable attribute counts as the two externs that walk it, a
   * method as the operation of every type that could have it.
   */
  private static Set<String> words(String text) {
    Set<String> found = new TreeSet<>();
    String code = text.replaceAll("//[^\n]*", "");
    WORD.matcher(code).results().map(MatchResult::group).forEach(found::add);
    METHOD
        .matcher(code)
        .results()
        .forEach(method -> OBJECTS.forEach(type -> found.add(type + "_" + method.group(1))));
    for (String attribute : List.of("subscribers", "mappings", "intervals", "declared_intervals")) {
      if (found.contains(attribute)) {
        found.add(attribute + "_first");
        found.add(attribute + "_next");
      }
    }
    return found;
  }

  @Test
  void everyModuleSaysWhatItIs() throws IOException {
    for (Path path : files(MODULES)) {
      assertThat(parse(path).doc()).as(path.toString()).isNotBlank();
    }
  }
}
