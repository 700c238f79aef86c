package org.mmn.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.mmn.grammar.MmnLexer;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/**
 * The tokens of a file, comments included, each checked by itself: stray characters, strings and
 * comments that do not end, numbers and versions that are none.
 *
 * <p>A bad word takes the place of a good one, so that the parser goes on; {@link #isBad} tells
 * that a second message about its line would only repeat the first.
 */
final class Lexed {
  private static final int LONGEST_NUMBER = 12;
  private final SourceFile file;
  private final Diagnostics into;
  private final List<Token> tokens = new ArrayList<>();
  private final BitSet badLines = new BitSet();

  Lexed(SourceFile file, Diagnostics into) {
    this.file = file;
    this.into = into;
    MmnLexer lexer = new MmnLexer(new Utf16Stream(file));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    int straysEnd = -1;
    Token before = stream.get(0);
    for (Token token : stream.getTokens()) {
      if (token.getType() == MmnLexer.STRAY) {
        straysEnd = stray(token, straysEnd);
      } else {
        check(token, before);
        tokens.add(token);
        before = token.getChannel() == Token.DEFAULT_CHANNEL ? token : before;
      }
    }
  }

  /** All tokens but stray characters, in order, the last one EOF. */
  List<Token> tokens() {
    return tokens;
  }

  /** Whether something on the token's line was reported already. */
  boolean isBad(Token token) {
    return badLines.get(token.getLine());
  }

  Span span(Token token) {
    return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The value of a number token; one that does not fit was reported, and counts as 0. */
  static int value(String number) {
    long value = wide(number);
    return value < 0 || value > 1L + Integer.MAX_VALUE ? 0 : (int) value;
  }

  /** The text of a string token without quotes and escapes. */
  static String unquoted(String literal) {
    StringBuilder text = new StringBuilder();
    int end =
        literal.length() > 1 && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
    for (int i = 1; i < end; i++) {
      char c = literal.charAt(i);
      if (c == '\\' && i + 1 < end) {
        c = escaped(literal.charAt(++i));
      }
      text.append(c);
    }
    return text.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private void check(Token token, Token before) {
    switch (token.getType()) {
      case MmnLexer.NUMBER -> checkNumber(token, before);
      case MmnLexer.BAD_NUMBER -> badNumber(token);
      case MmnLexer.STRING -> checkEscapes(token);
      case MmnLexer.OPEN_STRING -> {
        report(
            token, Diagnostic.error("MMN002", span(token), "this string does not end on its line"));
        ((WritableToken) token).setType(MmnLexer.STRING);
      }
      case MmnLexer.OPEN_COMMENT -> {
        Span opener = new Span(file, token.getStartIndex(), token.getStartIndex() + 2);
        report(token, Diagnostic.error("MMN003", opener, "this comment is never closed by '*/'"));
        badLines.set(token.getLine(), file.lineCount() + 1);
      }
      case MmnLexer.VERSION -> checkVersion(token);
      default -> {}
    }
  }

  private int stray(Token token, int previousEnd) {
    boolean repeated = isBad(token) && token.getText().equals("'");
    if (token.getStartIndex() != previousEnd && !repeated) {
      report(
          token, Diagnostic.error("MMN001", span(token), strayMessage(token.getText().charAt(0))));
    }
    return token.getStopIndex() + 1;
  }

  private static String strayMessage(char c) {
    String shown = c > ' ' && c < 0x7f ? "'" + c + "'" : String.format("U+%04X", (int) c);
    return switch (c) {
      case '\'' -> "the character ' has no meaning here; text stands in double quotes";
      case '#' -> "the character '#' has no meaning here; there is no preprocessor";
      default -> "the character " + shown + " has no meaning here";
    };
  }

  private void checkNumber(Token token, Token before) {
    long limit = Integer.MAX_VALUE + (before.getType() == MmnLexer.MINUS ? 1L : 0L);
    long value = wide(token.getText());
    if (value < 0 || value > limit) {
      report(
          token,
          Diagnostic.error(
              "MMN005",
              span(token),
              "the number " + token.getText() + " does not fit an int of 32 bits"));
    }
  }

  /** The value of a number, or -1 for one that is not even a long. */
  private static long wide(String number) {
    try {
      boolean hex = number.startsWith("0x") || number.startsWith("0X");
      String digits = hex ? number.substring(2) : number;
      return digits.length() > LONGEST_NUMBER ? -1 : Long.parseLong(digits, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void badNumber(Token token) {
    String text = token.getText();
    Diagnostic found = Diagnostic.error("MMN004", span(token), "'" + text + "' is not a number");
    if (text.matches("0[0-7]+")) {
      found =
          Diagnostic.error(
                  "MMN004", span(token), "there are no octal numbers; '" + text + "' begins with 0")
              .meaning(
                  "0x"
                      + Long.toHexString(
                          Long.parseLong(text.substring(0, Math.min(text.length(), 20)), 8)));
    } else if (text.matches("[0-9][0-9_]*|[0-9]+[uUlL]+")) {
      found = found.meaning(text.replaceAll("[^0-9]", ""));
    }
    report(token, found);
    ((WritableToken) token).setType(MmnLexer.NUMBER);
  }

  private void checkEscapes(Token token) {
    String text = token.getText();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\') {
        i++;
        if ("\\\"nt".indexOf(text.charAt(i)) < 0) {
          int at = token.getStartIndex() + i;
          report(
              token,
              Diagnostic.error(
                  "MMN006",
                  new Span(file, at - 1, at + 1),
                  "'\\" + text.charAt(i) + "' is not an escape; there are \\\\ \\\" \\n \\t"));
        }
      }
    }
  }

  private void checkVersion(Token token) {
    if (KernelVersion.parse(token.getText()).isEmpty()) {
      report(
          token,
          Diagnostic.error(
              "MMN007",
              span(token),
              "'" + token.getText() + "' is not a kernel version, such as v4.18"));
    }
  }

  private void report(Token token, Diagnostic diagnostic) {
    into.add(diagnostic);
    badLines.set(token.getLine());
  }
}
