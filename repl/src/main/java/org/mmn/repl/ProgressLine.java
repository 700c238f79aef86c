package org.mmn.repl;

import java.util.Locale;
import java.util.function.LongFunction;
import org.mmn.explore.Progress;

/** A line on the terminal that says how far a search is, and goes away. At most five a second. */
final class ProgressLine implements Progress {
  private static final long PAUSE = 200_000_000L;
  private static final String ERASE = "\r\u001b[K";

  /** What does not fit into the window is cut off, and not continued in another line. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final Console console;
  private final boolean wanted;
  private final Pace pace = new Pace();
  private long last = System.nanoTime();
  private boolean shown;

  ProgressLine(Console console, boolean quiet) {
    this.console = console;
    this.wanted = console.errTerminal() && !console.isPlain() && !quiet;
  }

  @Override
  public void at(int states, int open, int depth) {
    show(
        now ->
            String.format(Locale.ROOT, "%,d states, %,d open, depth %d", states, open, depth)
                + pace.at(now, states, open));
  }

  @Override
  public void ran(int runs, int states) {
    show(now -> String.format(Locale.ROOT, "%,d runs, %,d states", runs, states));
  }

  private synchronized void show(LongFunction<String> text) {
    long now = System.nanoTime();
    if (wanted && now - last >= PAUSE) {
      last = now;
      shown = true;
      console.err().print(ERASE + CUT + text.apply(now) + WRAP);
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
