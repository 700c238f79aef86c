package org.mmn.repl;

import java.util.regex.Pattern;

/** Colours a listing. The words alone say all that the colours say. */
final class Paint {
  private static final Pattern BAD =
      Pattern.compile(
          "(?m)^(DEADLOCK|CONTRACT|SLEEP|ASSERTION|OVERFLOW|REFCOUNT|USE AFTER FREE|DOUBLE FREE"
              + "|UNLOCK NOT HELD|LOCK LEAKED|UNREACHABLE|NO PROGRESS|NOT AS EXPECTED|FAILED|ERROR"
              + "|\\s+\\*\\*\\* .* \\*\\*\\*$)");
  private static final Pattern WARN = Pattern.compile("(?m)^(LOCKDEP|LIMIT|INCONCLUSIVE|limit)");
  private static final Pattern GOOD = Pattern.compile("(?m)^(ok|as expected|EXAMPLE)");

  private Paint() {}

  static String apply(String text, boolean colour) {
    if (!colour) {
      return text;
    }
    String bad = BAD.matcher(text).replaceAll("\u001b[1;31m$1\u001b[0m");
    String warned = WARN.matcher(bad).replaceAll("\u001b[1;33m$1\u001b[0m");
    return GOOD.matcher(warned).replaceAll("\u001b[32m$1\u001b[0m");
  }
}
