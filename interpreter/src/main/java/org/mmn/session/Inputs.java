package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.syntax.Nesting;

/**
 * Collects lines until they make an input. What has an open bracket or comment goes on, whatever is
 * wrong with it so far: its further lines are no inputs of their own.
 */
public final class Inputs {
  private final StringBuilder pending = new StringBuilder();
  private Nesting nesting = new Nesting();

  /** The inputs of a text, in order; the last one as it is, if it is not whole. */
  public static List<String> of(String text) {
    Inputs lines = new Inputs();
    List<String> inputs = new ArrayList<>();
    text.lines().forEach(line -> lines.add(line).ifPresent(inputs::add));
    lines.rest().ifPresent(inputs::add);
    return inputs;
  }

  /** Whether more lines have to come before the last input of a text is whole. */
  public static boolean goesOn(String text) {
    Inputs lines = new Inputs();
    text.lines().forEach(lines::add);
    return lines.rest().isPresent();
  }

  /** Takes one more line, and answers with the input that it ends; with none if that goes on. */
  public Optional<String> add(String line) {
    boolean begun = !pending.isEmpty();
    pending.append(begun ? "\n" : "").append(line);
    nesting.add(line);
    if (nesting.isOpen() && (begun || !Session.isOneLine(line))) {
      return Optional.empty();
    }
    return Session.incomplete(pending.toString()) ? Optional.empty() : rest();
  }

  /** The lines that have come since the last input; none if there are none. */
  public Optional<String> rest() {
    String text = pending.toString();
    clear();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** Forgets the lines that have come since the last input. */
  public void clear() {
    pending.setLength(0);
    nesting = new Nesting();
  }

  /** Whether lines have come that are no input yet. */
  public boolean isPending() {
    return !pending.isEmpty();
  }
}
