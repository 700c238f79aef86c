package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnLexer;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/** What may be shown in colours: the stretches of a text by what they are to the language. */
public final class Coloured {
  private Coloured() {}

  /** What a stretch is. */
  public enum Kind {
    KEYWORD,
    NUMBER,
    TEXT,
    COMMENT,
    /** A string that does not end, a number that is none. */
    WRONG
  }

  /**
   * A part of a text; names and marks are in none.
   *
   * @param start,end in characters, the end behind the last
   */
  public record Stretch(int start, int end, Kind kind) {}

  /** The stretches of a text, in order. Never throws, whatever the text is. */
  public static List<Stretch> stretches(String text) {
    List<Stretch> stretches = new ArrayList<>();
    for (Token token : new Lexed(new SourceFile("", text), new Diagnostics()).tokens()) {
      kind(token)
          .ifPresent(
              k -> stretches.add(new Stretch(token.getStartIndex(), token.getStopIndex() + 1, k)));
    }
    return stretches;
  }

  private static Optional<Kind> kind(Token token) {
    return switch (token.getType()) {
      case Token.EOF, MmnLexer.IDENTIFIER -> Optional.empty();
      case MmnLexer.NUMBER, MmnLexer.VERSION -> Optional.of(Kind.NUMBER);
      case MmnLexer.STRING -> Optional.of(Kind.TEXT);
      case MmnLexer.BAD_NUMBER, MmnLexer.OPEN_STRING -> Optional.of(Kind.WRONG);
      case MmnLexer.FILE_DOC,
          MmnLexer.DOC,
          MmnLexer.LINE_COMMENT,
          MmnLexer.COMMENT,
          MmnLexer.OPEN_COMMENT ->
          Optional.of(Kind.COMMENT);
      default ->
          Character.isLetter(token.getText().charAt(0))
              ? Optional.of(Kind.KEYWORD)
              : Optional.empty();
    };
  }
}
