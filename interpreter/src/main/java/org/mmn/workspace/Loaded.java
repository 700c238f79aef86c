package org.mmn.workspace;

import java.util.List;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostic;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Unit;

/**
 * A file that has been read and, under every version that its scenarios claim, type-checked.
 *
 * @param scenarios in the order of the file; empty when there are errors
 */
public record Loaded(
    SourceFile file, Unit unit, List<Diagnostic> diagnostics, List<ScenarioRef> scenarios) {

  /**
   * A scenario of the file.
   *
   * @param index its place in the file, from 0
   * @param versions the releases to check it under, in order
   */
  public record ScenarioRef(String title, int index, Span span, List<KernelVersion> versions) {}

  /** Whether it can be checked. */
  public boolean ok() {
    return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }
}
