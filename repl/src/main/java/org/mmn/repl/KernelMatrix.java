package org.mmn.repl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mmn.report.Paragraphs;
import org.mmn.source.Diagnostic;
import org.mmn.workspace.KernelDiff.Change;
import org.mmn.workspace.KernelDiff.Row;
import org.mmn.workspace.KernelDiff.Shown;
import org.mmn.workspace.VersionBlock;

/** Scenarios by kernel as a table of letters, what they stand for, and what made each change. */
final class KernelMatrix {
  private static final int WIDTH = 72;
  private static final int CELL = 7;
  private static final Pattern RELEASE = Pattern.compile("v\\d+\\.\\d+");
  private static final int WIDEST = 30;
  private static final int NARROWEST = 16;

  private KernelMatrix() {}

  static String render(String file, List<Row> rows) {
    StringBuilder text = new StringBuilder(file + "\n\n");
    Map<List<String>, String> letters = letters(rows);
    int kernels = rows.isEmpty() ? 0 : rows.get(0).shown().size();
    int title = Math.max(NARROWEST, Math.min(WIDEST, WIDTH - 2 - CELL * kernels));
    int share = Math.max(1, (WIDTH - 2 - title) / CELL);
    for (int from = 0; from < kernels; from += share) {
      int to = Math.min(kernels, from + share);
      text.append(from > 0 ? "\n" : "").append(table(rows, letters, title, from, to));
    }
    text.append('\n');
    letters.forEach(
        (verdicts, letter) ->
            text.append(Paragraphs.hanging("  " + letter + "  ", String.join(", ", verdicts))));
    text.append(wrong(rows));
    rows.forEach(row -> row.changes().forEach(c -> text.append(change(row, c, letters))));
    return text.toString();
  }

  /** What is wrong where a scenario does not type-check: the same once, whatever the release. */
  private static String wrong(List<Row> rows) {
    Map<String, Diagnostic> found = new LinkedHashMap<>();
    rows.stream()
        .flatMap(r -> r.shown().stream())
        .flatMap(s -> s.wrong().stream())
        .forEach(d -> found.putIfAbsent(RELEASE.matcher(d.message()).replaceAll(""), d));
    if (found.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("  -   does not type-check there\n");
    for (Diagnostic each : found.values()) {
      String place = each.span().file().name() + ":" + each.span().line();
      text.append(Paragraphs.hanging("      ", place + ": " + each.message()));
    }
    return text.toString();
  }

  private static String table(
      List<Row> rows, Map<List<String>, String> letters, int title, int from, int to) {
    StringBuilder text = new StringBuilder(" ".repeat(title + 2));
    rows.get(0).shown().subList(from, to).forEach(s -> text.append(cell(s.version().toString())));
    String table = text.toString().stripTrailing() + "\n";
    return table
        + rows.stream()
            .map(
                row ->
                    ("  "
                            + cut(row.title(), title - 1)
                            + " "
                            + row.shown().subList(from, to).stream()
                                .map(s -> cell(letter(s, letters)))
                                .collect(Collectors.joining()))
                        .stripTrailing())
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String letter(Shown shown, Map<List<String>, String> letters) {
    String letter = letters.getOrDefault(shown.verdicts(), "");
    return shown.limit().isPresent() ? letter + "?" : letter.isEmpty() ? "-" : letter;
  }

  private static String cell(String text) {
    return text + " ".repeat(Math.max(1, CELL - text.length()));
  }

  private static String cut(String title, int width) {
    return title.length() <= width
        ? title + " ".repeat(width - title.length())
        : title.substring(0, width - 2) + "..";
  }

  /** A letter for each set of verdicts, {@code ok} being itself. */
  private static Map<List<String>, String> letters(List<Row> rows) {
    Map<List<String>, String> letters = new LinkedHashMap<>();
    List<List<String>> all = new ArrayList<>();
    rows.forEach(r -> r.shown().forEach(s -> all.add(s.verdicts())));
    for (List<String> verdicts : all) {
      if (!verdicts.isEmpty() && !verdicts.equals(List.of("ok"))) {
        letters.computeIfAbsent(verdicts, v -> letter(letters.size()));
      }
    }
    letters.put(List.of("ok"), "ok");
    return letters;
  }

  private static String letter(int number) {
    return number < 26
        ? String.valueOf((char) ('A' + number))
        : String.valueOf((char) ('A' + number / 26 - 1)) + (char) ('A' + number % 26);
  }

  private static String change(Row row, Change change, Map<List<String>, String> letters) {
    Shown before = at(row, change.from().toString());
    Shown after = at(row, change.to().toString());
    StringBuilder text =
        new StringBuilder(
            "\n"
                + Paragraphs.hanging(
                    "  ",
                    change.from()
                        + " "
                        + letters.get(before.verdicts())
                        + " -> "
                        + change.to()
                        + " "
                        + letters.get(after.verdicts())
                        + "   "
                        + row.title()));
    if (change.blocks().isEmpty()) {
      return text + "      no single block makes a difference by itself\n";
    } else if (!change.alone()) {
      text.append("      none alone; each of these has a part in it:\n");
    }
    change.blocks().forEach(b -> text.append(Paragraphs.hanging("      ", block(b))));
    return text.toString();
  }

  private static Shown at(Row row, String version) {
    return row.shown().stream()
        .filter(s -> s.version().toString().equals(version))
        .findFirst()
        .orElseThrow();
  }

  private static String block(VersionBlock block) {
    return block.file().name()
        + ":"
        + block.line()
        + "  "
        + block.words()
        + block.commit().map(c -> "  (" + c + ")").orElse("");
  }
}
