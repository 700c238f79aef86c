package org.mmn.report;

import java.util.ArrayList;
import java.util.List;

/** Prose in lines of a mail's width. */
public final class Paragraphs {
  private Paragraphs() {}

  /** A text whose further lines stand below its first, behind the lead. */
  public static String hanging(String lead, String text) {
    StringBuilder lines = new StringBuilder();
    String before = lead;
    int hang = lead.isBlank() ? 4 : 0;
    for (String part : Sheet.wrap(text.strip(), Sheet.WIDTH - lead.length(), hang)) {
      lines.append((before + part).stripTrailing()).append('\n');
      before = " ".repeat(lead.length());
    }
    return lines.toString();
  }

  /** Documentation, filled anew: empty lines part it, and so do list items and citations. */
  public static String text(String indent, String doc) {
    StringBuilder lines = new StringBuilder();
    for (String paragraph : paragraphs(doc)) {
      int hang = paragraph.startsWith("- ") ? 2 : 0;
      for (String part : Sheet.wrap(paragraph, Sheet.WIDTH - indent.length(), hang)) {
        lines.append((indent + part).stripTrailing()).append('\n');
      }
    }
    return lines.toString();
  }

  private static List<String> paragraphs(String doc) {
    List<String> found = new ArrayList<>();
    boolean open = false;
    for (String line : doc.strip().split("\n", -1)) {
      String text = line.strip();
      boolean begins = text.matches("- .*|Linux: .*|Limits: .*|Source: .*");
      if (open && !begins && !text.isEmpty()) {
        found.set(found.size() - 1, found.get(found.size() - 1) + " " + text);
      } else {
        found.add(text);
      }
      open = !text.isEmpty();
    }
    return found;
  }
}
