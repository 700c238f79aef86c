package org.mmn.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnLexer;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/**
 * Balances the braces of a file before it is parsed, so that a missing or surplus one is a single
 * error, found where the indentation breaks, and the rest of the file still parses.
 *
 * <p>A file whose braces are as many as they should be is left alone, however it is indented.
 */
final class Braces {
  static final int DEPTH = 150;
  private static final int TAB = 8;
  private final SourceFile file;
  private final Diagnostics into;
  private final List<Token> balanced = new ArrayList<>();
  private final Deque<Token> open = new ArrayDeque<>();
  private int missing;
  private int surplus;

  private Braces(SourceFile file, Diagnostics into) {
    this.file = file;
    this.into = into;
  }

  static List<Token> balance(SourceFile file, List<Token> tokens, Diagnostics into) {
    Braces braces = new Braces(file, into);
    braces.count(tokens);
    if (braces.missing == 0 && braces.surplus == 0) {
      return tokens;
    }
    tokens.forEach(braces::take);
    return braces.balanced;
  }

  /** The token at which brackets of any kind are nested too deeply, if there is one. */
  static Optional<Token> tooDeep(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += step(token);
      if (depth > DEPTH) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  /** By how much a token nests what follows it. */
  static int step(Token token) {
    return switch (token.getType()) {
      case MmnLexer.LBRACE, MmnLexer.LPAREN, MmnLexer.LBRACK -> 1;
      case MmnLexer.RBRACE, MmnLexer.RPAREN, MmnLexer.RBRACK -> -1;
      default -> 0;
    };
  }

  private void count(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      if (token.getType() == MmnLexer.LBRACE) {
        depth++;
      } else if (token.getType() == MmnLexer.RBRACE && depth-- == 0) {
        surplus++;
        depth = 0;
      }
    }
    missing = depth;
  }

  private void take(Token token) {
    if (token.getChannel() != Token.DEFAULT_CHANNEL) {
      balanced.add(token);
      return;
    }
    closeBefore(token);
    if (token.getType() == MmnLexer.LBRACE) {
      open.push(token);
    } else if (token.getType() == MmnLexer.RBRACE) {
      if (isSurplus(token)) {
        surplus--;
        into.error("MMN013", span(token), "this '}' closes nothing");
        return;
      }
      open.pop();
    }
    balanced.add(token);
  }

  private boolean isSurplus(Token brace) {
    return open.isEmpty()
        || (surplus > 0 && isFirst(brace) && indentation(brace) > indentation(open.peek()));
  }

  /** Adds the braces that must have been meant before {@code token}, by its indentation. */
  private void closeBefore(Token token) {
    boolean end = token.getType() == Token.EOF;
    while (missing > 0 && !open.isEmpty() && (end || isOutside(token))) {
      missing--;
      Token opener = open.pop();
      CommonToken virtual = new CommonToken(MmnLexer.RBRACE, "}");
      virtual.setLine(token.getLine());
      virtual.setStartIndex(token.getStartIndex());
      virtual.setStopIndex(token.getStartIndex() - 1);
      balanced.add(virtual);
      Diagnostic unclosed =
          Diagnostic.error(
              "MMN012", span(opener), "unclosed '{' opened at line " + opener.getLine());
      into.add(
          end ? unclosed : unclosed.note(span(token), "a '}' seems to be missing before this"));
    }
  }

  private boolean isOutside(Token token) {
    Token top = open.element();
    if (token.getLine() == top.getLine() || !isFirst(token)) {
      return false;
    }
    int own = indentation(token);
    int outer = indentation(top);
    return token.getType() == MmnLexer.RBRACE ? own < outer : own <= outer;
  }

  private boolean isFirst(Token token) {
    for (int i = token.getStartIndex() - 1; i >= 0; i--) {
      char c = file.text().charAt(i);
      if (c == '\n') {
        return true;
      }
      if (!Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }

  /** The column at which the token's line begins. */
  private int indentation(Token token) {
    String line = file.lineText(token.getLine());
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        column += TAB - column % TAB;
      } else if (line.charAt(i) == ' ') {
        column++;
      } else {
        return column;
      }
    }
    return column;
  }

  private Span span(Token token) {
    return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
  }
}
