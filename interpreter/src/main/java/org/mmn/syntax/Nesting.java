package org.mmn.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnLexer;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/**
 * What a text has open, found line by line as it comes: brackets of any kind, a comment. Says
 * nothing of whether the text is right.
 */
public final class Nesting {
  private int depth;
  private boolean comment;

  /** Takes the next line. */
  public void add(String line) {
    String text = comment ? "/* " + line : line;
    List<Token> tokens = new Lexed(new SourceFile("", text), new Diagnostics()).tokens();
    tokens.forEach(t -> depth += Braces.step(t));
    comment = tokens.stream().anyMatch(t -> t.getType() == MmnLexer.OPEN_COMMENT);
  }

  public boolean isOpen() {
    return comment || depth > 0;
  }
}
