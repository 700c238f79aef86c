package org.mmn.syntax;

import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mmn.grammar.MmnParser;

/** Whether there is a space between two neighbours on a line. */
final class Spacing {
  private Spacing() {}

  static boolean between(TerminalNode left, TerminalNode right) {
    return !holdsRight(left, right) && !holdsLeft(left, right);
  }

  /** Whether the right one stands close to what is before it. */
  private static boolean holdsLeft(TerminalNode left, TerminalNode right) {
    ParseTree parent = right.getParent();
    return switch (type(right)) {
      case MmnParser.SEMI,
          MmnParser.COMMA,
          MmnParser.RPAREN,
          MmnParser.RBRACK,
          MmnParser.LBRACK,
          MmnParser.DOT,
          MmnParser.INCREMENT,
          MmnParser.DECREMENT ->
          true;
      case MmnParser.LPAREN ->
          !(parent instanceof MmnParser.ParenthesizedContext
              || parent instanceof MmnParser.StatementContext);
      case MmnParser.COLON -> !(parent instanceof MmnParser.ConditionalContext);
      case MmnParser.DOTDOT -> !isOfVersions(right) || type(left) == MmnParser.VERSION;
      default -> false;
    };
  }

  /** Whether the left one holds what follows close. */
  private static boolean holdsRight(TerminalNode left, TerminalNode right) {
    return switch (type(left)) {
      case MmnParser.LPAREN, MmnParser.LBRACK, MmnParser.DOT, MmnParser.TILDE, MmnParser.BANG ->
          true;
      case MmnParser.MINUS ->
          left.getParent() instanceof MmnParser.UnaryContext && type(right) != MmnParser.MINUS;
      case MmnParser.DOTDOT -> !isOfVersions(left) || type(right) == MmnParser.VERSION;
      default -> false;
    };
  }

  private static boolean isOfVersions(TerminalNode dots) {
    return dots.getParent() instanceof MmnParser.VersionRangeContext;
  }

  private static int type(TerminalNode leaf) {
    return leaf.getSymbol().getType();
  }
}
