package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;

/** The lines of a formatted file, comments behind code lined up with their neighbours. */
final class Page {
  private static final int RAGGED = 40;
  private final List<Line> lines = new ArrayList<>();

  /** A line: its code, and the comment behind it, either of which may be empty. */
  private static final class Line {
    private final StringBuilder code = new StringBuilder();
    private String comment = "";
  }

  /** Begins a line, after a blank one if {@code blank}. */
  void newLine(boolean blank, int indent) {
    if (blank && !lines.isEmpty()) {
      lines.add(new Line());
    }
    Line line = new Line();
    line.code.append(" ".repeat(indent));
    lines.add(line);
  }

  void space() {
    if (!lines.isEmpty()) {
      last().code.append(' ');
    }
  }

  void code(String text) {
    last().code.append(text);
  }

  void trailing(String comment) {
    last().comment = comment;
  }

  int lineCount() {
    return lines.size();
  }

  /** How wide the code of the last line is. */
  int codeWidth() {
    return lines.isEmpty() ? 0 : width(last());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < lines.size()) {
      int to = group(from);
      int column = lines.subList(from, to).stream().mapToInt(Page::width).max().orElse(0) + 2;
      for (Line line : lines.subList(from, to)) {
        text.append(line.code);
        if (!line.comment.isEmpty()) {
          text.append(" ".repeat(column - width(line))).append(line.comment);
        }
        text.append('\n');
      }
      from = to;
    }
    return text.toString();
  }

  /** The end of the neighbouring lines from {@code from} on whose comments line up. */
  private int group(int from) {
    int least = width(lines.get(from));
    int most = least;
    int to = from + 1;
    while (to < lines.size()
        && !lines.get(to - 1).comment.isEmpty()
        && !lines.get(to).comment.isEmpty()) {
      least = Math.min(least, width(lines.get(to)));
      most = Math.max(most, width(lines.get(to)));
      if (most - least > RAGGED) {
        break;
      }
      to++;
    }
    return to;
  }

  private Line last() {
    return lines.get(lines.size() - 1);
  }

  /** The width of a line's code; of a comment over several lines that of the last. */
  private static int width(Line line) {
    return line.code.length() - line.code.lastIndexOf("\n") - 1;
  }
}
