package org.mmn.repl;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, as options give them. */
final class Quantity {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})([a-z]*)");
  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);
  private static final Map<String, Long> TIMES =
      Map.of(
          "ms", 1_000_000L,
          "", 1_000_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Quantity() {}

  static int whole(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException other) {
      throw new UsageException(option + " wants a whole number, not '" + text + "'");
    }
  }

  static long bytes(String option, String text) {
    return scaled(option, text, SIZES, "a size such as 512m or 2g");
  }

  static long nanos(String option, String text) {
    return scaled(option, text, TIMES, "a time such as 30, 500ms or 2m");
  }

  private static long scaled(String option, String text, Map<String, Long> units, String wanted) {
    Matcher m = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    if (!m.matches() || !units.containsKey(m.group(2))) {
      throw new UsageException(option + " wants " + wanted + ", not '" + text + "'");
    }
    return Long.parseLong(m.group(1)) * units.get(m.group(2));
  }
}
