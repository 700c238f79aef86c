package org.mmn.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lays out what threads do one after the other: a column for each thread while the columns stay
 * wide enough to read, otherwise one column with the thread's name before it.
 */
final class Columns {
  private static final int MARGIN = 3;
  private static final int GAP = 2;
  private static final int NARROWEST = 30;
  private static final int SHORTEST = 8;
  private static final int DEEPEST = 12;
  private static final int HANG = 4;

  private final List<Line> lines;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** A line of what a thread does; {@code depth} is how many calls it is in. */
  record Line(String thread, int depth, String text) {
    int width() {
      return 2 * depth + text.length();
    }
  }

  /** Where a thread's lines stand. */
  private static final class Column {
    final String thread;
    int start;
    int width;

    Column(String thread) {
      this.thread = thread;
      this.width = thread.length();
    }
  }

  private Columns(List<Line> lines) {
    this.lines = lines;
    for (Line line : lines) {
      Column column = column(line);
      column.width = Math.max(column.width, line.width());
    }
  }

  static String render(List<Line> lines) {
    Columns layout = new Columns(lines);
    return layout.share() ? layout.inColumns() : layout.inOne();
  }

  private Column column(Line line) {
    return columns.computeIfAbsent(line.thread(), Column::new);
  }

  /** Cuts the widest columns until all have room; false when that makes one too narrow. */
  private boolean share() {
    int room = Sheet.WIDTH - MARGIN - GAP * (columns.size() - 1);
    int spare = room - columns.values().stream().mapToInt(c -> c.width).sum();
    for (; spare < 0; spare++) {
      Column widest =
          columns.values().stream().max(Comparator.comparingInt(c -> c.width)).orElseThrow();
      if (widest.width <= NARROWEST) {
        return false;
      }
      widest.width--;
    }
    int equal = (Sheet.WIDTH - MARGIN) / columns.size() - GAP;
    int at = MARGIN;
    for (Column column : columns.values()) {
      int more = Math.max(0, Math.min(spare, equal - column.width));
      column.width += more;
      spare -= more;
      column.start = at;
      at += column.width + GAP;
    }
    return true;
  }

  private String inColumns() {
    Sheet sheet = new Sheet();
    sheet.line(across(name -> name)).line(across(name -> "-".repeat(name.length())));
    for (Line line : lines) {
      int width = column(line).width - 2 * line.depth();
      int start = column(line).start + 2 * line.depth();
      for (String part : Sheet.wrap(line.text(), Math.max(width, SHORTEST), HANG)) {
        sheet.line(" ".repeat(start) + part);
      }
    }
    return sheet.toString();
  }

  private String across(UnaryOperator<String> text) {
    StringBuilder row = new StringBuilder();
    for (Column column : columns.values()) {
      row.append(" ".repeat(Math.max(0, column.start - row.length())));
      row.append(text.apply(column.thread));
    }
    return row.toString();
  }

  private String inOne() {
    int longest = columns.keySet().stream().mapToInt(String::length).max().orElse(0);
    int start = MARGIN + Math.min(longest, Sheet.WIDTH / 3) + GAP;
    Sheet sheet = new Sheet();
    String before = "";
    for (Line line : lines) {
      boolean same = before.equals(line.thread());
      before = line.thread();
      int indent = start + 2 * Math.min(line.depth(), DEEPEST);
      String lead = " ".repeat(MARGIN) + (same ? "" : line.thread());
      for (String part : Sheet.wrap(line.text(), Sheet.WIDTH - indent, HANG)) {
        sheet.line(lead + " ".repeat(Math.max(1, indent - lead.length())) + part);
        lead = "";
      }
    }
    return sheet.toString();
  }
}
