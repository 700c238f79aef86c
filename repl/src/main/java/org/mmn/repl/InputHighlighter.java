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
    text.append(buffer);
    for (Coloured.Stretch stretch : Coloured.stretches(buffer)) {
      paint(text, buffer, stretch.start(), stretch.end(), style(stretch.kind()));
    }
    int end = buffer.indexOf(' ') < 0 ? buffer.length() : buffer.indexOf(' ');
    String first = buffer.substring(0, end);
    if (SessionCommand.ALL.stream().anyMatch(c -> c.names().contains(first))) {
      paint(text, buffer, 0, end, AttributedStyle.BOLD);
    }
    return text.toAttributedString();
  }

  private static void paint(
      AttributedStringBuilder text, String buffer, int start, int end, AttributedStyle style) {
    AttributedStringBuilder painted = new AttributedStringBuilder(buffer.length());
    painted.append(text.subSequence(0, start));
    painted.styled(style, buffer.substring(start, end));
    painted.append(text.subSequence(end, buffer.length()));
    text.setLength(0);
    text.append(painted);
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
