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
    ParserRuleContext where = parser.getContext();
    Expected expected = new Expected(expected(failure), where);
    into.add(
        new Misspelling(parser.getTokenStream(), lexed)
            .find(where, offending)
            .or(() -> place(where, previous, offending))
            .or(() -> habit(where, previous, offending, expected))
            .orElseGet(() -> plain(previous, offending, expected)));
  }

  /** An unexpected token between the members of a list. */
  void unexpected(Parser parser, Token offending, String list) {
    if (lexed.isBad(offending) || lexed.isBad(previous(parser, offending))) {
      return;
    }
    String message =
        switch (offending.getType()) {
          case MmnParser.ELSE -> "'else' without an 'if' before it";
          case MmnParser.OR -> "'or' without an 'either' before it";
          case MmnParser.SEMI -> "no ';' stands after a '}' or by itself here";
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
        return effect && previous == first
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

  private Diagnostic plain(Token previous, Token offending, Expected expected) {
    if (!expected.isKnown()) {
      String message =
          offending.getType() == Token.EOF
              ? "the file ends too early"
              : quoted(offending) + " does not fit here";
      return Diagnostic.error("MMN010", lexed.span(offending), message);
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

  /** What a hand used to C writes. */
  private Optional<Diagnostic> habit(
      ParserRuleContext where, Token previous, Token offending, Expected expected) {
    Span span = lexed.span(offending);
    boolean wantsValue =
        expected.isKnown() && expected.words().matches("expected a (value|condition).*");
    return switch (offending.getType()) {
      case MmnParser.GREATER ->
          previous.getType() == MmnParser.MINUS && wantsValue
              ? habit(
                  lexed.span(previous).to(span),
                  "there are no pointers; a member follows a '.'",
                  ".")
              : Optional.empty();
      case MmnParser.ASSIGN ->
          inLoopHead(where)
              ? loop(span)
              : where instanceof MmnParser.ExpressionContext
                  ? habit(span, "'=' assigns and has no value; '==' compares", "==")
                  : Optional.empty();
      case MmnParser.SEMI -> inLoopHead(where) ? loop(span) : Optional.empty();
      case MmnParser.AMP, MmnParser.STAR ->
          wantsValue ? habit(span, "there are no pointers", "") : Optional.empty();
      case MmnParser.INCREMENT, MmnParser.DECREMENT ->
          Optional.of(
              Diagnostic.error(
                  "MMN020",
                  span,
                  quoted(offending) + " is a statement of its own, behind its variable: n++;"));
      case MmnParser.NUMBER ->
          expected.isKnown() && expected.words().contains("kernel version")
              ? Optional.of(
                  Diagnostic.error(
                      "MMN020", span, "a kernel version begins with a 'v', as in v4.18"))
              : Optional.empty();
      default -> word(where, span);
    };
  }

  private static boolean inLoopHead(ParserRuleContext where) {
    for (var c = where; c != null; c = c.getParent()) {
      if (c instanceof MmnParser.ForContext) {
        return true;
      }
      if (c instanceof MmnParser.StatementContext) {
        return false;
      }
    }
    return false;
  }

  private static Optional<Diagnostic> loop(Span span) {
    return Optional.of(
        Diagnostic.error(
            "MMN020", span, "a loop runs over something: for (page p in r), or repeat (n)"));
  }

  private static Optional<Diagnostic> habit(Span span, String message, String meant) {
    Diagnostic found = Diagnostic.error("MMN020", span, message);
    return Optional.of(meant.isEmpty() ? found : found.meaning(meant));
  }

  /** A statement that begins with a word of C that has no counterpart. */
  private Optional<Diagnostic> word(ParserRuleContext where, Span span) {
    for (var c = where; c != null; c = c.getParent()) {
      if (c instanceof MmnParser.StatementContext) {
        Token first = c.getStart();
        String message =
            switch (first.getText()) {
              case "switch", "case" -> "there is no 'switch'; write if and else";
              case "do" -> "there is no 'do'; write while";
              case "static", "unsigned", "volatile", "struct", "long" ->
                  "types are single words; '" + first.getText() + "' means nothing here";
              default -> "";
            };
        return message.isEmpty()
            ? Optional.empty()
            : Optional.of(Diagnostic.error("MMN020", lexed.span(first), message));
      }
    }
    return Optional.empty();
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

  private static String quoted(Token token) {
    String text = token.getText();
    return "'"
        + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text)
        + "'";
  }
}
