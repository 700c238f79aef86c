package org.mmn.repl;

import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.mmn.session.SessionCommand;
import org.mmn.syntax.Coloured;

/** Colours an input as the language sees it, and its command. */
final class InputHighlighter implements Highlighter {
  private final boolean colour;

  InputHighlighter(boolean colour) {
    this.colour = colour;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (!colour) {
      return new AttributedString(buffer);
    }
    AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
    int done = command(buffer);
    text.styled(AttributedStyle.BOLD, buffer.substring(0, done));
    for (Coloured.Stretch stretch : Coloured.stretches(buffer)) {
      if (stretch.start() >= done) {
        text.append(buffer, done, stretch.start());
        text.styled(style(stretch.kind()), buffer.substring(stretch.start(), stretch.end()));
        done = stretch.end();
      }
    }
    return text.append(buffer, done, buffer.length()).toAttributedString();
  }

  /** Where the command that an input begins with ends; 0 if there is none. */
  private static int command(String buffer) {
    int end = buffer.indexOf(' ') < 0 ? buffer.length() : buffer.indexOf(' ');
    String first = buffer.substring(0, end);
    return SessionCommand.named(first).isPresent() ? end : 0;
  }

  private static AttributedStyle style(Coloured.Kind kind) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    return switch (kind) {
      case KEYWORD -> plain.foreground(AttributedStyle.BLUE);
      case NUMBER -> plain.foreground(AttributedStyle.CYAN);
      case TEXT -> plain.foreground(AttributedStyle.GREEN);
      case COMMENT -> plain.faint();
      case WRONG -> plain.foreground(AttributedStyle.RED);
    };
  }

  @Override
  public void setErrorPattern(Pattern errorPattern) {}

  @Override
  public void setErrorIndex(int errorIndex) {}
}
