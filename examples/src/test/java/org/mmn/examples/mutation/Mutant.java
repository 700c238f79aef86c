package org.mmn.examples.mutation;

import java.util.Comparator;
import java.util.List;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/**
 * A module with one small fault put in.
 *
 * @param operator the mutation operator that made it
 * @param change what was changed, on one line
 * @param statements those that differ: a check whose program has none of them cannot tell
 * @param equivalent whether it is the same program, as {@link Equivalence} proves
 */
record Mutant(
    String operator, String change, List<Span> statements, List<Edit> edits, boolean equivalent) {
  private static final int WIDTH = 70;

  /** Other text in the place of a span; an empty span is a place to insert at. */
  record Edit(Span span, String text) {
    /** As many lines as before, so that what follows keeps its line numbers. */
    private String padded() {
      long missing = feeds(span.text()) - feeds(text);
      return text + "\n".repeat((int) Math.max(0, missing));
    }

    private static long feeds(String text) {
      return text.chars().filter(c -> c == '\n').count();
    }
  }

  int line() {
    return statements.get(0).line();
  }

  /** Whether an instruction from {@code site} is one of what was changed. */
  boolean changes(Span site) {
    return statements.stream()
        .anyMatch(
            s ->
                s.file().name().equals(site.file().name())
                    && s.start() <= site.start()
                    && site.end() <= s.end());
  }

  /** The module as mutated, under the same name. */
  SourceFile source() {
    SourceFile original = statements.get(0).file();
    StringBuilder text = new StringBuilder(original.text());
    edits.stream()
        .sorted(Comparator.comparingInt((Edit e) -> e.span().start()).reversed())
        .forEach(e -> text.replace(e.span().start(), e.span().end(), e.padded()));
    return new SourceFile(original.name(), text.toString());
  }

  /** Code on one line, shortened. */
  static String brief(Span code) {
    String line = code.text().replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 2) + " …";
  }

  @Override
  public String toString() {
    return line() + "  " + operator + ": " + change;
  }
}
