package org.mmn.repl;

import java.util.List;

/** What a command's exit code says. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int SCRIPT = 3;
  static final int INCONCLUSIVE = 4;
  static final int NOTHING = 5;
  static final int BUG = 70;
  static final int INTERRUPTED = 130;

  private static final List<Integer> WORST_FIRST =
      List.of(INTERRUPTED, BUG, USAGE, SCRIPT, FAILED, INCONCLUSIVE, NOTHING, OK);

  private ExitCode() {}

  /** The one that wins when two parts of a command end differently. */
  static int worse(int one, int other) {
    return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
  }
}
