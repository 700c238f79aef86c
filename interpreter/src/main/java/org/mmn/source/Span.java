package org.mmn.source;

/** A stretch of a source file: {@code start} inclusive, {@code end} exclusive, in code units. */
public record Span(SourceFile file, int start, int end) {
  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** From the start of this span to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(file, start, Math.max(end, last.end));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span s && start == s.start && end == s.end && file.equals(s.file);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * file.hashCode() + start) + end;
  }

  /** {@code file:line:column}, as compilers print it. */
  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
