package org.mmn.syntax;

import java.util.BitSet;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.mmn.grammar.MmnParser;

/**
 * Where the tokens of a file belong on the page: which of them begin a line, how deep it is
 * indented, and which have a space before them.
 *
 * <p>A body in braces that stood on one line stays on one line, unless it is among {@code opened};
 * the members of any other body have a line each. Inside a statement the author's line breaks stay.
 */
final class Layout {
  static final int STEP = 4;
  private static final int CONTINUATION = 2 * STEP;

  /** Whether a line begins with a token. */
  enum Break {
    /** Never, unless a comment ends the line before it. */
    NO,
    /** If it did in the source. */
    KEEP,
    /** Always. */
    YES
  }

  private final CommonTokenStream tokens;
  private final BitSet opened;
  private final Break[] breaks;
  private final int[] indents;
  private final BitSet spaces = new BitSet();
  private final int[] outdents;
  private final int[] closers;
  private @Nullable TerminalNode previousLeaf;

  Layout(MmnParser.UnitContext unit, CommonTokenStream tokens, BitSet opened) {
    this.tokens = tokens;
    this.opened = opened;
    this.breaks = new Break[tokens.size()];
    this.indents = new int[tokens.size()];
    this.outdents = new int[tokens.size()];
    this.closers = new int[tokens.size()];
    for (ParseTree child : unit.children) {
      element(child, 0);
    }
  }

  Break breakBefore(Token token) {
    return breaks[token.getTokenIndex()];
  }

  int indent(Token token) {
    return indents[token.getTokenIndex()];
  }

  /** Where the comments before a token belong: a label stands further left than its neighbours. */
  int elementIndent(Token token) {
    int index = token.getTokenIndex();
    return indents[index] + outdents[index];
  }

  boolean spaceBefore(Token token) {
    return spaces.get(token.getTokenIndex());
  }

  /** For the opening brace of a body on one line the index of its closing brace, else 0. */
  int closerOnSameLine(int opener) {
    return closers[opener];
  }

  /** A member of a list with a line of its own. */
  private void element(ParseTree tree, int indent) {
    boolean label = tree instanceof MmnParser.LabeledContext labeled && standsAlone(labeled);
    visit(tree, indent);
    Token first = first(tree);
    set(first, Break.YES, label ? indent - STEP : indent);
    outdents[first.getTokenIndex()] = label ? STEP : 0;
  }

  private boolean standsAlone(MmnParser.LabeledContext labeled) {
    Token body = labeled.body.getStart();
    return body.getType() != MmnParser.LBRACE && startsLine(body);
  }

  private void visit(ParseTree tree, int indent) {
    if (tree instanceof TerminalNode leaf) {
      terminal(leaf, indent);
    } else if (isBody(tree)) {
      body((ParserRuleContext) tree, indent);
    } else {
      ParserRuleContext context = (ParserRuleContext) tree;
      for (int i = 0; i < context.getChildCount(); i++) {
        ParseTree child = context.getChild(i);
        if (isBranch(context, child)) {
          branch(context, child, indent);
        } else {
          visit(child, indent);
        }
      }
    }
  }

  private static boolean isBody(ParseTree tree) {
    return tree instanceof MmnParser.BlockContext
        || tree instanceof MmnParser.MembersContext
        || tree instanceof MmnParser.MmContext
        || tree instanceof MmnParser.MemoryContext;
  }

  private void body(ParserRuleContext context, int indent) {
    int opener = 0;
    while (type(context.getChild(opener)) != MmnParser.LBRACE) {
      visit(context.getChild(opener++), indent);
    }
    Token open = first(context.getChild(opener));
    Token close = context.getStop();
    visit(context.getChild(opener), indent);
    set(open, Break.NO, indent);
    boolean single = isSingle(open, close);
    for (int i = opener + 1; i < context.getChildCount() - 1; i++) {
      if (single) {
        visit(context.getChild(i), indent);
      } else {
        element(context.getChild(i), indent + STEP);
      }
    }
    visit(context.getChild(context.getChildCount() - 1), indent);
    set(close, single ? Break.NO : Break.YES, indent);
    if (single) {
      closers[open.getTokenIndex()] = close.getTokenIndex();
    }
  }

  private boolean isSingle(Token open, Token close) {
    boolean empty = close.getTokenIndex() == open.getTokenIndex() + 1;
    return empty || (open.getLine() == close.getLine() && !opened.get(open.getTokenIndex()));
  }

  /** Whether {@code child} is a statement or declaration that {@code parent} governs. */
  private static boolean isBranch(ParserRuleContext parent, ParseTree child) {
    boolean governs =
        parent instanceof MmnParser.StatementContext
            || parent instanceof MmnParser.SelectedDeclarationContext;
    return governs
        && (child instanceof MmnParser.StatementContext
            || child instanceof MmnParser.DeclarationContext);
  }

  private void branch(ParserRuleContext parent, ParseTree child, int indent) {
    Token first = first(child);
    boolean alone = startsLine(first);
    boolean elseIf =
        child instanceof MmnParser.IfContext && previous(first).getType() == MmnParser.ELSE;
    boolean label = parent instanceof MmnParser.LabeledContext;
    if (first.getType() == MmnParser.LBRACE || elseIf) {
      visit(child, indent);
      set(first, Break.NO, indent);
    } else {
      int deeper = alone && !label ? indent + STEP : indent;
      visit(child, deeper);
      set(first, Break.KEEP, deeper);
    }
  }

  private void terminal(TerminalNode leaf, int indent) {
    Token token = leaf.getSymbol();
    if (token.getType() == Token.EOF) {
      set(token, Break.YES, 0);
      return;
    }
    if (previousLeaf != null) {
      spaces.set(token.getTokenIndex(), Spacing.between(previousLeaf, leaf));
    }
    previousLeaf = leaf;
    switch (token.getType()) {
      case MmnParser.SEMI,
          MmnParser.COMMA,
          MmnParser.RPAREN,
          MmnParser.RBRACK,
          MmnParser.LBRACK,
          MmnParser.INCREMENT,
          MmnParser.DECREMENT,
          MmnParser.OR ->
          set(token, Break.NO, indent + CONTINUATION);
      case MmnParser.ELSE ->
          set(token, previous(token).getType() == MmnParser.RBRACE ? Break.NO : Break.KEEP, indent);
      default -> set(token, Break.KEEP, indent + CONTINUATION);
    }
  }

  private void set(Token token, Break before, int indent) {
    breaks[token.getTokenIndex()] = before;
    indents[token.getTokenIndex()] = indent;
  }

  private boolean startsLine(Token token) {
    int index = token.getTokenIndex();
    return index > 0 && Formatter.lineFeeds(tokens, index) > 0;
  }

  private static Token first(ParseTree tree) {
    return tree instanceof TerminalNode leaf
        ? leaf.getSymbol()
        : ((ParserRuleContext) tree).getStart();
  }

  private static int type(ParseTree tree) {
    return tree instanceof TerminalNode leaf ? leaf.getSymbol().getType() : Token.INVALID_TYPE;
  }

  /** The token before this one that is no comment; the token itself at the start of the file. */
  private Token previous(Token token) {
    int index = token.getTokenIndex() - 1;
    while (index >= 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index--;
    }
    return index < 0 ? token : tokens.get(index);
  }
}
