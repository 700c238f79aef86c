package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmn.run.Scene.Fact;

/**
 * Neighbours of which the same is to be told, told once: {@code heap[0..8]}, {@code frames 0..7}.
 */
final class Grouped {
  private static final Pattern NUMBERED = Pattern.compile("(.*\\[|frame )(\\d+)(\\].*|)");

  private Grouped() {}

  static List<Fact> of(List<Fact> facts) {
    List<Fact> grouped = new ArrayList<>();
    for (int from = 0, to; from < facts.size(); from = to) {
      to = from + 1;
      while (to < facts.size() && isNext(facts.get(to - 1), facts.get(to))) {
        to++;
      }
      grouped.add(to == from + 1 ? facts.get(from) : together(facts.get(from), facts.get(to - 1)));
    }
    return grouped;
  }

  private static boolean isNext(Fact one, Fact next) {
    Matcher a = NUMBERED.matcher(one.subject());
    Matcher b = NUMBERED.matcher(next.subject());
    return one.topic() == next.topic()
        && one.text().equals(next.text())
        && a.matches()
        && b.matches()
        && a.group(1).equals(b.group(1))
        && a.group(3).equals(b.group(3))
        && Integer.parseInt(a.group(2)) + 1 == Integer.parseInt(b.group(2));
  }

  private static Fact together(Fact first, Fact last) {
    Matcher a = NUMBERED.matcher(first.subject());
    Matcher b = NUMBERED.matcher(last.subject());
    if (!a.matches() || !b.matches()) {
      throw new IllegalArgumentException(first + ", " + last);
    }
    boolean range = a.group(1).endsWith("[");
    String lead = range ? a.group(1) : "frames ";
    int end = Integer.parseInt(b.group(2)) + (range ? 1 : 0);
    String subject = lead + a.group(2) + ".." + end + a.group(3);
    return new Fact(first.topic(), subject, first.text());
  }
}
