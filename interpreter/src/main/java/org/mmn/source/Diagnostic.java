package org.mmn.source;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong at a place of a script, as data.
 *
 * @param code stable, {@code MMN001}..; 0xx reading, 1xx names, 2xx types, 3xx scenario structure
 * @param suggestion what was probably meant; a replacement for the span's text
 */
public record Diagnostic(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Note> notes,
    Optional<String> suggestion) {

  /** How bad it is; only an error keeps a script from running. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** A further place that explains the first, such as an earlier declaration. */
  public record Note(Span span, String message) {}

  public static Diagnostic error(String code, Span span, String message) {
    return new Diagnostic(code, Severity.ERROR, span, message, List.of(), Optional.empty());
  }

  public static Diagnostic warning(String code, Span span, String message) {
    return new Diagnostic(code, Severity.WARNING, span, message, List.of(), Optional.empty());
  }

  public Diagnostic meaning(String replacement) {
    return new Diagnostic(code, severity, span, message, notes, Optional.of(replacement));
  }

  public Diagnostic note(Span where, String text) {
    List<Note> more = new java.util.ArrayList<>(notes);
    more.add(new Note(where, text));
    return new Diagnostic(code, severity, span, message, List.copyOf(more), suggestion);
  }
}
