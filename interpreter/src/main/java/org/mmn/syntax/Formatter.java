package org.mmn.syntax;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnLexer;
import org.mmn.grammar.MmnParser;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/**
 * Lays a script out in the one way there is: four spaces a level, a line for each statement but for
 * bodies that their author kept on one line, canonical spaces, at most one blank line.
 *
 * <p>Comments stay where they are; formatting a second time changes nothing; the syntax tree is the
 * same before and after.
 */
public final class Formatter {
  private static final int WIDTH = 100;
  private final CommonTokenStream tokens;
  private final Layout layout;
  private final Page page = new Page();
  private boolean lineMustEnd;
  private boolean afterOpener = true;

  private Formatter(CommonTokenStream tokens, Layout layout) {
    this.tokens = tokens;
    this.layout = layout;
  }

  /** The formatted text; empty if the file does not parse, as the diagnostics then say. */
  public static Optional<String> format(SourceFile file, Diagnostics into) {
    return Parser.flawless(file, into).map(tree -> format(tree.context(), tree.tokens()));
  }

  /** Opens bodies on one line until no line with one is too long. */
  private static String format(MmnParser.UnitContext unit, CommonTokenStream tokens) {
    BitSet opened = new BitSet();
    while (true) {
      Formatter formatter = new Formatter(tokens, new Layout(unit, tokens, opened));
      BitSet tooLong = formatter.write();
      if (tooLong.isEmpty()) {
        return formatter.page.text();
      }
      opened.or(tooLong);
    }
  }

  /** Writes the page; returns the opening braces of one-line bodies on lines that are too long. */
  private BitSet write() {
    BitSet openers = new BitSet();
    BitSet tooLong = new BitSet();
    int closer = 0;
    for (Token token : tokens.getTokens()) {
      if (token.getType() == Token.EOF) {
        break;
      }
      int lines = page.lineCount();
      boolean wide = page.codeWidth() > WIDTH;
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        code(token);
      } else {
        comment(token);
      }
      if (page.lineCount() > lines) {
        if (wide) {
          tooLong.or(openers);
        }
        openers.clear();
      }
      int index = token.getTokenIndex();
      if (index >= closer && layout.closerOnSameLine(index) > index + 1) {
        closer = layout.closerOnSameLine(index);
        openers.set(index);
      }
    }
    if (page.codeWidth() > WIDTH) {
      tooLong.or(openers);
    }
    return tooLong;
  }

  private void code(Token token) {
    int feeds = lineFeeds(tokens, token.getTokenIndex());
    Layout.Break wanted = layout.breakBefore(token);
    boolean breaks =
        lineMustEnd || wanted == Layout.Break.YES || (wanted == Layout.Break.KEEP && feeds > 0);
    boolean closes = token.getType() == MmnParser.RBRACE;
    if (breaks) {
      boolean blank = wanted == Layout.Break.YES && feeds > 1 && !closes && !afterOpener;
      page.newLine(blank, layout.indent(token));
    } else if (layout.spaceBefore(token) || isComment(token.getTokenIndex() - 1)) {
      page.space();
    }
    page.code(token.getText());
    lineMustEnd = false;
    afterOpener = token.getType() == MmnParser.LBRACE;
  }

  private void comment(Token token) {
    int index = token.getTokenIndex();
    int feeds = lineFeeds(tokens, index);
    boolean line = token.getType() != MmnLexer.COMMENT;
    String text = token.getText().replace("\r\n", "\n").stripTrailing();
    if (feeds > 0 || index == 0 || lineMustEnd) {
      Token next = nextCode(index);
      boolean between = layout.breakBefore(next) == Layout.Break.YES;
      boolean closes = next.getType() == MmnParser.RBRACE;
      int indent = layout.elementIndent(next) + (closes && between ? Layout.STEP : 0);
      page.newLine(between && feeds > 1 && !afterOpener, indent);
      page.code(text);
    } else if (line) {
      page.trailing(text);
    } else {
      page.space();
      page.code(text);
    }
    lineMustEnd = line;
    afterOpener = false;
  }

  private boolean isComment(int index) {
    return index >= 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL;
  }

  private Token nextCode(int index) {
    int next = index;
    while (isComment(next)) {
      next++;
    }
    return tokens.get(next);
  }

  /** The number of line feeds directly before a token. */
  static int lineFeeds(CommonTokenStream tokens, int index) {
    List<Token> all = tokens.getTokens();
    Token token = all.get(index);
    int at = token.getStartIndex() - 1;
    int count = 0;
    String text = token.getInputStream().toString();
    while (at >= 0 && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
      count += text.charAt(at--) == '\n' ? 1 : 0;
    }
    return count;
  }
}
