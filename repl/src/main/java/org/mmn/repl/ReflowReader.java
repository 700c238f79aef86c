package org.mmn.repl;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp.Capability;

/**
 * Draws its input anew where it began when the window has got another width. The terminal has
 * broken the lines anew by then, so that the cursor stands in another row of them.
 */
final class ReflowReader extends LineReaderImpl {
  private final String further;

  /**
   * @param further what stands before the further lines of an input
   */
  ReflowReader(Terminal terminal, Map<String, Object> variables, String further) {
    super(terminal, "mmn", variables);
    this.further = further;
  }

  @Override
  protected synchronized void handleSignal(Terminal.Signal signal) {
    lock.lock();
    try {
      int columns = terminal.getBufferSize().getColumns();
      if (signal == Terminal.Signal.WINCH && columns > 0 && columns != size.getColumns()) {
        for (int row = above(columns); row > 0; row--) {
          terminal.puts(Capability.cursor_up);
        }
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
      }
      super.handleSignal(signal);
    } finally {
      lock.unlock();
    }
  }

  /** How many rows of the input are above that of the cursor. */
  private int above(int columns) {
    AttributedStringBuilder text = new AttributedStringBuilder().tabs(getTabWidth());
    text.append(prompt);
    text.append(buf.upToCursor().replace("\n", "\n" + further));
    int rows = text.columnSplitLength(columns, false, true).size() - 1;
    return Math.min(Math.max(rows, 0), terminal.getBufferSize().getRows() - 1);
  }
}
