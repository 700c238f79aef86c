package org.mmn.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.mmn.grammar.MmnParser;
import org.mmn.source.Diagnostic;
import org.mmn.source.Spelling;

/**
 * Explains a syntax error by a misspelt first word: {@code thraed A in app} parses as far as {@code
 * in}, as a variable of type {@code thraed}.
 */
final class Misspelling {
  private final TokenStream tokens;
  private final Lexed lexed;

  Misspelling(TokenStream tokens, Lexed lexed) {
    this.tokens = tokens;
    this.lexed = lexed;
  }

  /** A misspelt keyword that may have led to the error at {@code offending}. */
  Optional<Diagnostic> find(ParserRuleContext where, Token offending) {
    boolean inStatement = false;
    for (RuleContext c = where;
        c != null && !(c instanceof MmnParser.MembersContext);
        c = c.getParent()) {
      boolean declaration = c instanceof MmnParser.DeclarationContext;
      boolean statement = c instanceof MmnParser.StatementContext;
      if (declaration || c instanceof MmnParser.VmaContext || (statement && !inStatement)) {
        Set<String> known = declaration ? Words.DECLARATIONS : Words.STATEMENTS;
        Optional<Diagnostic> found = judge(((ParserRuleContext) c).getStart(), offending, known);
        if (found.isPresent()) {
          return found;
        }
        inStatement |= statement;
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> judge(Token word, Token offending, Set<String> known) {
    if (word.getType() != MmnParser.IDENTIFIER || Words.TYPES.contains(word.getText())) {
      return Optional.empty();
    }
    Token next = after(word);
    List<String> fitting = known.stream().filter(k -> fits(k, next, offending)).toList();
    return Spelling.nearest(word.getText(), fitting).map(meant -> unknown(lexed, word, meant));
  }

  static Diagnostic unknown(Lexed lexed, Token word, String meant) {
    String message = "unknown keyword '" + word.getText() + "'";
    return Diagnostic.error("MMN011", lexed.span(word), message).meaning(meant);
  }

  /** Whether {@code keyword} goes before {@code next}, and the error is where that would put it. */
  private boolean fits(String keyword, Token next, Token offending) {
    int type = next.getType();
    return switch (keyword) {
      case "if", "while", "for", "repeat" -> type == MmnParser.LPAREN && isNoCall(next, offending);
      case "either", "atomically", "init", "memory" -> type == MmnParser.LBRACE;
      case "break", "continue" -> type == MmnParser.SEMI;
      case "scenario" -> type == MmnParser.STRING;
      case "use" -> type == MmnParser.STRING || isName(type);
      case "kernel" -> type == MmnParser.VERSION || type == MmnParser.DOTDOT;
      case "when" -> type == MmnParser.KERNEL;
      case "return", "assert", "always", "never", "finally", "reachable", "eventually" ->
          type != MmnParser.LPAREN;
      default -> isName(type);
    };
  }

  /** Whether it is no call: {@code fork(app;} is one that lacks a parenthesis. */
  private boolean isNoCall(Token opener, Token offending) {
    Token before = before(offending);
    return offending.getType() == MmnParser.LBRACE
        || (before.getLine() == opener.getLine()
            && before.getLine() == offending.getLine()
            && isName(offending.getType())
            && (isName(before.getType()) || before.getType() == MmnParser.RPAREN));
  }

  private static boolean isName(int type) {
    return type == MmnParser.IDENTIFIER || (type >= MmnParser.AT && type <= MmnParser.VMA);
  }

  private Token after(Token token) {
    int index = token.getTokenIndex() + 1;
    while (tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index++;
    }
    return tokens.get(index);
  }

  private Token before(Token token) {
    int index = token.getTokenIndex() - 1;
    while (index > 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index--;
    }
    return tokens.get(Math.max(index, 0));
  }
}
