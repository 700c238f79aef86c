package org.mmn.source;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the diagnostics of one run, so that all errors of a file are reported together. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public void error(String code, Span span, String message) {
    add(Diagnostic.error(code, span, message));
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** All of them, by file in order of first appearance, then by place. */
  public List<Diagnostic> all() {
    List<SourceFile> files = found.stream().map(d -> d.span().file()).distinct().toList();
    return found.stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(d -> files.indexOf(d.span().file()))
                .thenComparingInt(d -> d.span().start()))
        .toList();
  }
}
