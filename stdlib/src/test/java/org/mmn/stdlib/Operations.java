package org.mmn.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The table of operations and the notifications that each emits, {@code operations/README.md}: its
 * rows, and those that the model cannot say.
 */
record Operations(List<Row> rows, List<Unsaid> unsaid, Set<String> measured) {
  private static final String SAME = "=";
  private static final String MEASURED = "## As measured";
  private static final int ROW = 8;
  private static final int UNSAID_ROW = 5;

  /**
   * One operation under some kernel versions.
   *
   * @param declared what the scenario declares: an mm {@code app}, which is watched, and more
   * @param before what is done before anybody watches
   * @param done the operation
   * @param emitted what is to be seen, in order
   */
  record Row(
      String name,
      String versions,
      String declared,
      String before,
      String done,
      List<Emission> emitted) {
    Row emitting(List<Emission> others) {
      return new Row(name, versions, declared, before, done, others);
    }
  }

  /** An operation that no row can show, and why. */
  record Unsaid(String name, String versions, String reason) {}

  static Operations read(Path table) {
    Operations all = new Operations(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
    boolean measured = false;
    for (String line : lines(table)) {
      if (line.startsWith("## ")) {
        measured = line.startsWith(MEASURED);
      }
      all.add(line.replace("`", "").split("\\|", -1), measured);
    }
    return all;
  }

  private void add(String[] cells, boolean isMeasured) {
    if (cells.length < UNSAID_ROW || cells[1].startsWith(" ---") || isHead(cells)) {
      return;
    }
    String name = cells[1].strip();
    if (cells.length == UNSAID_ROW) {
      unsaid.add(new Unsaid(name, cells[2].strip(), cells[3].strip()));
    } else if (cells.length == ROW) {
      rows.add(row(name, cells));
    } else {
      throw new IllegalArgumentException("neither a row nor a reason: " + String.join("|", cells));
    }
    if (isMeasured) {
      measured.add(name);
    }
  }

  private static boolean isHead(String[] cells) {
    return cells[1].strip().equals("operation");
  }

  private Row row(String name, String[] cells) {
    return new Row(
        name,
        cells[2].strip(),
        cell(cells[3], Row::declared),
        cell(cells[4], Row::before),
        cell(cells[5], Row::done),
        Emission.parse(cells[6].strip()));
  }

  /** What a cell says: {@code =} means what the row above says. */
  private String cell(String text, Function<Row, String> column) {
    return text.strip().equals(SAME) ? column.apply(rows.get(rows.size() - 1)) : text.strip();
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
