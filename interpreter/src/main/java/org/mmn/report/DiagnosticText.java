package org.mmn.report;

import java.util.List;
import java.util.stream.Collectors;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;

/**
 * A diagnostic as compilers print it, in the shape that editors jump to.
 *
 * <pre>
 * seed.mmn:3:5: error[MMN011]: 'thraed' is no keyword and begins nothing else
 *     3 |     thraed A in app {
 *       |     ^^^^^^ did you mean 'thread'?
 * </pre>
 *
 * <p>Lines and columns count from 1, a tab as one column; in the picture below tabs are spaces,
 * control characters question marks, and a very long line is cut around the place.
 */
public final class DiagnosticText {
  private static final int MOST = 200;
  private static final int TAB = 8;
  private static final int WIDEST = 100;
  private static final int LEAD = 40;

  private DiagnosticText() {}

  /** Renders one diagnostic with its notes; ends with a line feed. */
  public static String render(Diagnostic diagnostic) {
    String severity =
        switch (diagnostic.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
        };
    String head = severity + "[" + diagnostic.code() + "]: " + diagnostic.message();
    String aside = diagnostic.suggestion().map(s -> " did you mean '" + s + "'?").orElse("");
    StringBuilder text = new StringBuilder(place(diagnostic.span(), head, aside));
    for (Diagnostic.Note note : diagnostic.notes()) {
      text.append(place(note.span(), "note: " + note.message(), ""));
    }
    return text.toString();
  }

  /** Renders all, one after the other; of very many the first. */
  public static String render(List<Diagnostic> diagnostics) {
    int more = Math.max(0, diagnostics.size() - MOST);
    return diagnostics.stream()
        .limit(MOST)
        .map(DiagnosticText::render)
        .collect(Collectors.joining("", "", more == 0 ? "" : "... and " + more + " more\n"));
  }

  private static String place(Span span, String message, String aside) {
    String line = span.file().lineText(span.line());
    int start = Math.min(span.column() - 1, line.length());
    int end = Math.min(start + span.end() - span.start(), line.length());
    int from = line.length() > WIDEST && start > LEAD ? start - LEAD : 0;
    int to = Math.min(line.length(), from + WIDEST);
    String before = shown(line, from, start, 0);
    String marked = shown(line, start, Math.min(end, to), before.length());
    String picture = shown(line, from, to, 0);
    String number = String.format("%5d", span.line());
    return String.format(
        "%s: %s\n%s | %s\n%s | %s%s%s\n",
        span,
        message,
        number,
        picture,
        " ".repeat(number.length()),
        " ".repeat(before.length()),
        "^".repeat(Math.max(1, marked.length())),
        aside);
  }

  /** A stretch of the line as it is printed; {@code column} is where it begins. */
  private static String shown(String line, int from, int to, int column) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        int width = TAB - (column + text.length()) % TAB;
        text.append(" ".repeat(width));
      } else {
        text.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return text.toString();
  }
}
