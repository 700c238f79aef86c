package org.mmn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the {@code //!} lines of an example say: a sentence, and fields such as {@code Source: }.
 *
 * @param paragraphs the text between empty lines and before fields, each on one line
 */
record Header(List<String> paragraphs) {
  private static final String MARK = "//!";
  private static final Pattern FIELD = Pattern.compile("[A-Z][a-z]+: .*");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?])\\s+(?=[\"A-Z(])");

  static Header of(String script) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : script.lines().takeWhile(l -> l.startsWith(MARK)).toList()) {
      String text = line.substring(MARK.length()).strip();
      if (text.isEmpty() || FIELD.matcher(text).matches()) {
        close(open, paragraphs);
      }
      open.append(open.isEmpty() ? "" : " ").append(text);
    }
    close(open, paragraphs);
    return new Header(paragraphs);
  }

  private static void close(StringBuilder open, List<String> paragraphs) {
    if (!open.isEmpty()) {
      paragraphs.add(open.toString());
    }
    open.setLength(0);
  }

  /** What the example shows. */
  String sentence() {
    return paragraphs.isEmpty() ? "" : first(paragraphs.get(0));
  }

  /** The text of a field, or empty. */
  Optional<String> field(String name) {
    String lead = name + ": ";
    return paragraphs.stream()
        .filter(p -> p.startsWith(lead))
        .map(p -> p.substring(lead.length()))
        .findFirst();
  }

  /** The first sentence of {@code paragraph}. */
  static String first(String paragraph) {
    return SENTENCE_END.split(paragraph, 2)[0];
  }
}
