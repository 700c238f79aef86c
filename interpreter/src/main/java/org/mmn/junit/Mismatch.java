package org.mmn.junit;

import org.mmn.source.Span;

/** A test that failed. Where in Java says nothing: its trace is the place in the script. */
final class Mismatch extends AssertionError {
  private static final long serialVersionUID = 1L;

  Mismatch(String message) {
    super(message);
    setStackTrace(new StackTraceElement[0]);
  }

  Mismatch(String message, Span place) {
    super(message);
    String file = place.file().name();
    String name = file.substring(file.lastIndexOf('/') + 1);
    setStackTrace(
        new StackTraceElement[] {new StackTraceElement(file, "scenario", name, place.line())});
  }
}
