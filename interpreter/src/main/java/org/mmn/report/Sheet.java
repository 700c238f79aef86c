package org.mmn.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text for a mail: printable ASCII in lines of at most {@value #WIDTH} columns. Characters beyond
 * that, which only a script can bring in, become question marks.
 */
final class Sheet {
  static final int WIDTH = 72;

  /** A blank at which no line is broken. */
  static final char STICKY = '\u00a0';

  private final StringBuilder text = new StringBuilder();

  /** Adds a line; what is too long goes on below it, {@code hang} columns further in. */
  Sheet line(String wanted, int hang) {
    String line = wanted.stripTrailing();
    int indent = indentOf(line);
    List<String> parts = wrap(line.substring(indent), WIDTH - indent, hang);
    parts.forEach(p -> text.append(" ".repeat(indent)).append(p).append('\n'));
    return this;
  }

  Sheet line(String line) {
    return line(line, 4);
  }

  /** Words of a command, over several lines where it is long, as a shell takes them. */
  Sheet command(String lead, List<String> words) {
    StringBuilder line = new StringBuilder(lead);
    for (String word : words) {
      if (line.length() + word.length() + 3 > WIDTH && !line.toString().isBlank()) {
        text.append(line).append(" \\\n");
        line = new StringBuilder("   ");
      }
      line.append(' ').append(ascii(word));
    }
    text.append(line).append('\n');
    return this;
  }

  Sheet blank() {
    text.append('\n');
    return this;
  }

  Sheet centered(String line) {
    return line(" ".repeat(Math.max(0, (WIDTH - line.length()) / 2)) + line);
  }

  /** Two things on a line, the second at its right end, or below when there is no room. */
  Sheet apart(String left, String right, int column) {
    int gap = Math.max(column - left.length(), 3);
    if (left.length() + gap + right.length() <= WIDTH) {
      return line(left + " ".repeat(gap) + right);
    }
    return line(left).line("    " + right);
  }

  /** Takes over what another sheet holds. */
  Sheet add(String lines) {
    text.append(lines);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Breaks a text after a comma or at a blank where it can, anywhere where it must. */
  static List<String> wrap(String line, int width, int hang) {
    List<String> parts = new ArrayList<>();
    String rest = line;
    String lead = "";
    while (lead.length() + rest.length() > width) {
      int room = Math.max(width - lead.length(), 8);
      int at = rest.lastIndexOf(' ', room);
      int cut = at > room / 3 ? at : Math.min(room, rest.length());
      parts.add(lead + ascii(rest.substring(0, cut)).stripTrailing());
      rest = rest.substring(cut).stripLeading();
      lead = " ".repeat(Math.min(hang, width / 4));
    }
    if (!rest.isEmpty() || parts.isEmpty()) {
      parts.add(rest.isEmpty() ? "" : lead + ascii(rest));
    }
    return parts;
  }

  /** The text with blanks for control characters and question marks for what is not ASCII. */
  static String ascii(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean blank = c < ' ' || c == 0x7f || c == STICKY;
              plain.append(blank ? ' ' : c < 0x7f ? (char) c : '?');
            });
    return plain.toString();
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
