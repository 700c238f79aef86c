package org.mmn.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.mmn.grammar.MmnParser;

/**
 * The generated parser with a bound on the depth of the tree it builds, so that no input, however
 * nested or however long its chains of operators, can exhaust a stack here or further on.
 */
final class BoundedParser extends MmnParser {
  static final int DEPTH = 500;
  private final Deque<Integer> outside = new ArrayDeque<>();
  private int depth;

  BoundedParser(TokenStream tokens) {
    super(tokens);
    removeErrorListeners();
  }

  /** Thrown where the tree becomes deeper than {@link #DEPTH}. */
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Token where;

    TooDeep(Token where) {
      super("too deep", null, false, false);
      this.where = where;
    }

    Token where() {
      return where;
    }
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int rule) {
    super.enterRule(context, state, rule);
    deeper();
  }

  @Override
  public void exitRule() {
    super.exitRule();
    depth--;
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    super.enterRecursionRule(context, state, rule, precedence);
    outside.push(depth);
    deeper();
  }

  @Override
  public void pushNewRecursionContext(ParserRuleContext context, int state, int rule) {
    super.pushNewRecursionContext(context, state, rule);
    deeper();
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    super.unrollRecursionContexts(parent);
    depth = outside.pop();
  }

  private void deeper() {
    if (++depth > DEPTH) {
      throw new TooDeep(getCurrentToken());
    }
  }
}
