package org.mmn.source;

import java.util.List;

/** A script that does not parse or type-check; carries every diagnostic that was found. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> diagnostics;

  public ScriptException(List<Diagnostic> diagnostics) {
    super(diagnostics.isEmpty() ? "script" : diagnostics.get(0).message());
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
