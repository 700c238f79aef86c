package org.mmn.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnParser;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;

/** Explains a syntax error by what a hand used to C writes: pointers, for loops, switch. */
final class Habits {
  private static final String CODE = "MMN020";
  private final Lexed lexed;
  private final ParserRuleContext where;
  private final Token previous;
  private final Token offending;
  private final Expected expected;

  private Habits(
      Lexed lexed, ParserRuleContext where, Token previous, Token offending, Expected expected) {
    this.lexed = lexed;
    this.where = where;
    this.previous = previous;
    this.offending = offending;
    this.expected = expected;
  }

  static Optional<Diagnostic> explain(
      Lexed lexed, ParserRuleContext where, Token previous, Token offending, Expected expected) {
    Habits habits = new Habits(lexed, where, previous, offending, expected);
    return habits.mark().or(habits::word);
  }

  /** That {@code ++} and {@code --} are statements. */
  static String step(Token mark) {
    return SyntaxErrors.quoted(mark) + " is a statement of its own, behind its variable: n++;";
  }

  /** A mark of C that means something else here, or nothing. */
  private Optional<Diagnostic> mark() {
    Span span = lexed.span(offending);
    return switch (offending.getType()) {
      case MmnParser.GREATER ->
          previous.getType() == MmnParser.MINUS && expected.isValue()
              ? error(
                      lexed.span(previous).to(span),
                      "there are no pointers; a member follows a '.'")
                  .map(d -> d.meaning("."))
              : Optional.empty();
      case MmnParser.AMP, MmnParser.STAR ->
          expected.isValue() ? error(span, "there are no pointers") : Optional.empty();
      case MmnParser.ASSIGN -> inLoopHead() ? loop(span) : comparison(span);
      case MmnParser.SEMI -> inLoopHead() ? loop(span) : Optional.empty();
      case MmnParser.INCREMENT, MmnParser.DECREMENT -> error(span, step(offending));
      case MmnParser.COMMA ->
          where instanceof MmnParser.VariableContext || where instanceof MmnParser.TypedContext
              ? error(span, "a declaration has one variable; write a second one")
              : Optional.empty();
      case MmnParser.NUMBER ->
          expected.isVersion()
              ? error(span, "a kernel version begins with a 'v', as in v4.18")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Diagnostic> comparison(Span span) {
    boolean inExpression =
        where instanceof MmnParser.ExpressionContext
            || where instanceof MmnParser.IfContext
            || where instanceof MmnParser.WhileContext;
    return inExpression && !expected.isValue()
        ? error(span, "'=' assigns and has no value; '==' compares").map(d -> d.meaning("=="))
        : Optional.empty();
  }

  private boolean inLoopHead() {
    for (var c = where; c != null; c = c.getParent()) {
      if (c instanceof MmnParser.StatementContext) {
        return c instanceof MmnParser.ForContext && ((MmnParser.ForContext) c).RPAREN() == null;
      }
    }
    return false;
  }

  private static Optional<Diagnostic> loop(Span span) {
    return error(span, "a loop runs over something: for (page p in r), or repeat (n)");
  }

  /** A statement that begins with a word of C that has no counterpart. */
  private Optional<Diagnostic> word() {
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
        return message.isEmpty() ? Optional.empty() : error(lexed.span(first), message);
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> error(Span span, String message) {
    return Optional.of(Diagnostic.error(CODE, span, message));
  }
}
