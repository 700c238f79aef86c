package org.mmn.repl;

import java.util.Locale;
import org.mmn.explore.Progress;

/** A line on the terminal that says how far a search is, and goes away. At most five a second. */
final class ProgressLine implements Progress {
  private static final long PAUSE = 200_000_000L;
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final boolean wanted;
  private long last = System.nanoTime();
  private boolean shown;

  ProgressLine(Console console, boolean quiet) {
    this.console = console;
    this.wanted = console.errTerminal() && !quiet;
  }

  @Override
  public synchronized void at(int states, int open, int depth) {
    long now = System.nanoTime();
    if (wanted && now - last >= PAUSE) {
      last = now;
      shown = true;
      console
          .err()
          .format(Locale.ROOT, "%s%,d states, %,d open, depth %d", ERASE, states, open, depth);
      console.err().flush();
    }
  }

  /** Takes the line away. */
  synchronized void erase() {
    if (shown) {
      shown = false;
      console.err().print(ERASE);
      console.err().flush();
    }
  }
}
