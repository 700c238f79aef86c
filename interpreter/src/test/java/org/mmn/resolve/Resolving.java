package org.mmn.resolve;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** One script and what the resolver makes of it, against the small library. */
final class Resolving {
  private final Resolver resolver;
  private final Unit unit;
  private final Diagnostics diagnostics = new Diagnostics();

  Resolving(String text) {
    this(text, Map.of());
  }

  /**
   * @param localFiles by path
   */
  Resolving(String text, Map<String, String> localFiles) {
    resolver = new Resolver(SmallLibrary.library(localFiles), SmallLibrary.OPERATIONS);
    unit = Parser.parse(new SourceFile("test.mmn", text), diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalArgumentException(diagnostics.all().get(0).toString());
    }
  }

  /** All complaints, one a line: place, code, message, suggestion, notes. */
  String complaints() {
    return complaints(Map.of());
  }

  String complaints(Map<String, Integer> constants) {
    resolver.check(unit, constants, diagnostics);
    return diagnostics.all().stream().map(Resolving::line).collect(Collectors.joining("\n"));
  }

  private static String line(Diagnostic d) {
    return d.span().line()
        + ":"
        + d.span().column()
        + " "
        + d.code()
        + " "
        + d.message()
        + d.suggestion().map(s -> " [" + s + "]").orElse("")
        + d.notes().stream()
            .map(n -> " (" + n.span().line() + ": " + n.message() + ")")
            .collect(Collectors.joining());
  }

  List<KernelVersion> versions() {
    return List.copyOf(resolver.versions(unit, 0, diagnostics));
  }

  /** The first scenario under its first version; it must be right. */
  ResolvedScenario scenario() {
    return scenario(0, resolver.versions(unit, 0, diagnostics).first());
  }

  ResolvedScenario scenario(int index, KernelVersion version) {
    return resolver
        .resolve(unit, index, version, Map.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.all().toString()));
  }

  /** The body of the thread of this name in the first scenario, as text. */
  String thread(String name) {
    return scenario().threads().stream()
        .filter(t -> t.name().equals(name))
        .map(t -> ResolvedText.of(t.body().body()))
        .findFirst()
        .orElseThrow();
  }

  /** What becomes of a thread with this body, in a scenario with {@code declarations}. */
  static String code(String declarations, String body) {
    return new Resolving(
            "scenario \"s\" { kernel v5.4; mm app { vma heap[8] anon; vma lib[2] file; } "
                + declarations
                + " thread A in app { "
                + body
                + " } }")
        .thread("A");
  }
}
