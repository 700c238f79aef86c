package org.mmn.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.mmn.session.Inputs;
import org.mmn.session.SessionCommand;

/**
 * Tells whether an input is whole, as the language's own parser sees it, and finds its words: what
 * Tab completes. A name of a file may hold anything but blanks.
 */
final class InputParser implements Parser {
  private static final Pattern WORD = Pattern.compile("([\\w.@\\[\\]-]+)|\\S");
  private static final Pattern FILE = Pattern.compile("(\\S+)");

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Inputs.goesOn(line)) {
      throw new EOFError(-1, cursor, "goes on");
    }
    return words(line, cursor);
  }

  private static boolean takesFile(String line) {
    String first = line.strip().split("\\s", 2)[0];
    return SessionCommand.named(first)
        .filter(c -> c.takes() == SessionCommand.Takes.FILE)
        .isPresent();
  }

  private static ParsedLine words(String line, int cursor) {
    List<String> words = new ArrayList<>();
    int index = -1;
    int inWord = 0;
    Matcher found = (takesFile(line) ? FILE : WORD).matcher(line);
    while (found.find()) {
      boolean here = found.start() <= cursor && cursor <= found.end();
      if (here && index < 0 && found.group(1) != null) {
        index = words.size();
        inWord = cursor - found.start();
      } else if (index < 0 && found.start() >= cursor) {
        index = words.size();
        words.add("");
      }
      words.add(found.group());
    }
    if (index < 0) {
      index = words.size();
      words.add("");
    }
    return new Words(line, cursor, List.copyOf(words), index, inWord);
  }

  private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
