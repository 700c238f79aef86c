package org.mmn.syntax;

import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mmn.grammar.MmnParser;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.source.Spelling;

/** Turns the parser's failures into diagnostics, in the words of someone who writes scripts. */
final class SyntaxErrors {
  static final String DECLARATION_AMONG_STATEMENTS =
      " begins a declaration; it cannot stand among statements";
  static final String STATEMENT_AMONG_DECLARATIONS =
      " begins a statement; statements stand in a thread, function, callback or init";
  private static final int LONGEST_QUOTE = 24;
  private static final Set<Integer> DECLARES =
      Set.of(
          MmnParser.DAEMON,
          MmnParser.DRIVER,
          MmnParser.EXTERN,
          MmnParser.KTHREAD,
          MmnParser.MACRO,
          MmnParser.MEMORY,
          MmnParser.ON,
          MmnParser.STRUCT,
          MmnParser.THREAD,
          MmnParser.USE);
  private final Lexed lexed;
  private final Diagnostics into;

  SyntaxErrors(Lexed lexed, Diagnostics into) {
    this.lexed = lexed;
    this.into = into;
  }

  void report(Parser parser, RecognitionException failure) {
    Token offending = failure.getOffendingToken();
    Token previous = previous(parser, offending);
    if (lexed.isBad(offending) || lexed.isBad(previous)) {
      return;
    }
    Expected expected = new Expected(expected(failure), parser.getContext());
    if (previous.getLine() < offending.getLine()) {
      expected = expected.atLineEnd();
    }
    into.add(explain(parser, previous, offending, expected));
  }

  private Diagnostic explain(Parser parser, Token previous, Token offending, Expected expected) {
    ParserRuleContext where = parser.getContext();
    return new Misspelling(parser.getTokenStream(), lexed)
        .find(where, offending)
        .or(() -> place(where, previous, offending))
        .or(() -> Habits.explain(lexed, where, previous, offending, expected))
        .orElseGet(() -> plain(where, previous, offending, expected));
  }

  /** An unexpected token between the members of a list. */
  void unexpected(Parser parser, Token offending, String list) {
    if (lexed.isBad(offending) || lexed.isBad(previous(parser, offending))) {
      return;
    }
    boolean vma =
        parser.getContext() instanceof MmnParser.MmContext
            && Spelling.distance(offending.getText(), "vma") <= 2;
    if (vma) {
      into.add(Misspelling.unknown(lexed, offending, "vma"));
      return;
    }
    String message =
        switch (offending.getType()) {
          case MmnParser.ELSE -> "'else' without an 'if' before it";
          case MmnParser.OR -> "'or' without an 'either' before it";
          case MmnParser.SEMI -> "no ';' stands after a '}' or by itself here";
          case MmnParser.INCREMENT, MmnParser.DECREMENT -> Habits.step(offending);
          default -> "expected " + list + ", " + found(offending);
        };
    into.error("MMN010", lexed.span(offending), message);
  }

  void misplaced(Token offending, String message) {
    if (!lexed.isBad(offending)) {
      into.add(misplacedAt(offending, message));
    }
  }

  /** A declaration among statements, or the reverse. */
  private Optional<Diagnostic> place(ParserRuleContext where, Token previous, Token offending) {
    for (var c = where; c != null; c = c.getParent()) {
      Token first = c.getStart();
      if (c instanceof MmnParser.StatementContext) {
        return DECLARES.contains(first.getType()) && first != offending
            ? Optional.of(misplacedAt(first, DECLARATION_AMONG_STATEMENTS))
            : Optional.empty();
      }
      if (c instanceof MmnParser.TypedContext) {
        boolean effect =
            switch (offending.getType()) {
              case MmnParser.LPAREN,
                  MmnParser.ASSIGN,
                  MmnParser.DOT,
                  MmnParser.LBRACK,
                  MmnParser.COLON,
                  MmnParser.INCREMENT,
                  MmnParser.DECREMENT ->
                  true;
              default -> false;
            };
        return effect && previous == first && first.getType() == MmnParser.IDENTIFIER
            ? Optional.of(misplacedAt(first, STATEMENT_AMONG_DECLARATIONS))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Diagnostic misplacedAt(Token first, String message) {
    return Diagnostic.error("MMN014", lexed.span(first), quoted(first) + message);
  }

  private static IntervalSet expected(RecognitionException failure) {
    boolean ahead =
        failure instanceof NoViableAltException choice
            && choice.getStartToken() != choice.getOffendingToken();
    return ahead ? new IntervalSet() : failure.getExpectedTokens();
  }

  private Diagnostic plain(
      ParserRuleContext where, Token previous, Token offending, Expected expected) {
    if (!expected.isKnown()) {
      return Diagnostic.error(
          "MMN010", lexed.span(offending), undecided(where, previous, offending));
    }
    if (expected.isEnd()) {
      Span end = lexed.span(previous);
      Span behind = new Span(end.file(), end.end(), end.end());
      return Diagnostic.error("MMN010", behind, expected.words());
    }
    if (expected.isName() && offending.getType() <= MmnParser.WHILE && offending.getType() > 0) {
      String reserved = expected.words() + "; " + quoted(offending) + " is a reserved word";
      return Diagnostic.error("MMN010", lexed.span(offending), reserved);
    }
    return Diagnostic.error(
        "MMN010", lexed.span(offending), expected.words() + ", " + found(offending));
  }

  /**
   * An error further on than where the parser had to choose, so that it cannot say what it needs.
   */
  private static String undecided(ParserRuleContext where, Token previous, Token offending) {
    return switch (where.getStart().getType()) {
      case MmnParser.THREAD, MmnParser.KTHREAD, MmnParser.DAEMON ->
          "expected '{' or 'in', " + found(offending);
      case MmnParser.MM ->
          "expected "
              + (previous == where.getStart() ? "a name for the mm, " : "'{', ")
              + found(offending);
      case MmnParser.EXPECT -> "expected 'least' after 'at', " + found(offending);
      default ->
          offending.getType() == Token.EOF
              ? "the file ends too early"
              : quoted(offending) + " does not fit here";
    };
  }

  private static Token previous(Parser parser, Token token) {
    int index = token.getTokenIndex() - 1;
    var tokens = parser.getTokenStream();
    while (index > 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index--;
    }
    return index < 0 ? token : tokens.get(index);
  }

  private static String found(Token token) {
    return token.getType() == Token.EOF ? "but the file ends here" : "not " + quoted(token);
  }

  static String quoted(Token token) {
    String text = token.getText();
    return "'"
        + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text)
        + "'";
  }
}
