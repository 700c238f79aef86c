package org.mmn.stdlib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of a notifier as the table writes it: {@code >CLEAR heap+[0,4) mmap:r +anon_vma:w} is
 * inside the pair before it, tells of four pages, and comes with two locks held.
 *
 * @param event without {@code MMU_NOTIFY_}
 * @param vma whose pages {@code from} and {@code to} count; empty for the first
 * @param to empty for the end of the mm
 * @param marks locks by name with how they are held, and other facts
 */
record Emission(
    int depth, String event, String vma, int from, String to, Map<String, String> marks) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(>*)([A-Z_]+) (?:(\\w+)\\+)?\\[(\\d+),(\\w+)\\)(?:\\.\\.\\[\\d+,(\\d+)\\))?((?: \\S+)*)");
  private static final String EVERYTHING = "MAX";

  /** The emissions of a cell, or none. */
  static List<Emission> parse(String cell) {
    List<Emission> all = new ArrayList<>();
    if (cell.equals("none")) {
      return all;
    }
    for (String one : cell.split(";", -1)) {
      Matcher m = SHAPE.matcher(one.strip());
      if (!m.matches()) {
        throw new IllegalArgumentException("not an emission: " + one);
      }
      add(m, all);
    }
    return all;
  }

  /** {@code [0,1)..[2,3)} stands for three. */
  private static void add(Matcher m, List<Emission> all) {
    String vma = m.group(3) == null ? "" : m.group(3);
    int from = Integer.parseInt(m.group(4));
    Map<String, String> marks = marks(m.group(7).strip());
    int depth = m.group(1).length();
    if (m.group(6) == null) {
      String to = m.group(5).equals(EVERYTHING) ? "" : m.group(5);
      all.add(new Emission(depth, m.group(2), vma, from, to, marks));
      return;
    }
    for (int page = from; page < Integer.parseInt(m.group(6)); page++) {
      all.add(new Emission(depth, m.group(2), vma, page, String.valueOf(page + 1), marks));
    }
  }

  private static Map<String, String> marks(String text) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (String mark : text.split(" ", -1)) {
      String[] parts = mark.replace("+", "").split(":", -1);
      marks.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return marks;
  }

  String mark(String name, String otherwise) {
    return marks.getOrDefault(name, otherwise);
  }
}
