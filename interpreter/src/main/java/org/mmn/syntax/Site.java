package org.mmn.syntax;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnLexer;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/**
 * What the builders share: the file, its tokens, where errors go, and which pieces did not parse.
 */
final class Site {
  private final SourceFile file;
  private final CommonTokenStream tokens;
  private final Set<ParserRuleContext> broken;
  private final Diagnostics into;

  /**
   * @param broken declarations, statements and so on that the parser gave up on; the builders leave
   *     them out
   */
  Site(SourceFile file, CommonTokenStream tokens, Set<ParserRuleContext> broken, Diagnostics into) {
    this.file = file;
    this.tokens = tokens;
    this.broken = broken;
    this.into = into;
  }

  SourceFile file() {
    return file;
  }

  Diagnostics into() {
    return into;
  }

  boolean isBroken(ParserRuleContext context) {
    return broken.contains(context);
  }

  Span span(Token token) {
    return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(ParserRuleContext context) {
    int start = context.getStart().getStartIndex();
    Token stop = context.getStop();
    return new Span(file, start, stop == null ? start : Math.max(start, stop.getStopIndex() + 1));
  }

  <T extends ParserRuleContext> List<T> whole(List<T> contexts) {
    return contexts.stream().filter(c -> !broken.contains(c)).toList();
  }

  /** The {@code ///} lines that stand directly before a declaration. */
  String doc(ParserRuleContext declaration) {
    int start = declaration.getStart().getTokenIndex();
    List<Token> before = tokens.getHiddenTokensToLeft(start, MmnLexer.DOCS);
    return before == null ? "" : lines(before, MmnLexer.DOC);
  }

  /** The {@code //!} lines at the top of the file. */
  String fileDoc() {
    Token first = tokens.getTokens().get(0);
    if (first.getChannel() == Token.DEFAULT_CHANNEL) {
      return "";
    }
    int end = 0;
    while (tokens.get(end).getChannel() != Token.DEFAULT_CHANNEL) {
      end++;
    }
    return lines(tokens.getTokens().subList(0, end), MmnLexer.FILE_DOC);
  }

  private static String lines(List<Token> docs, int type) {
    return docs.stream()
        .filter(t -> t.getType() == type)
        .map(t -> t.getText().substring(3))
        .map(t -> t.startsWith(" ") ? t.substring(1) : t)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }
}
