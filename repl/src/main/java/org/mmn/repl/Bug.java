package org.mmn.repl;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What is said when mmn itself fails. */
final class Bug {
  private Bug() {}

  /** Lines for standard error. */
  static String text(Throwable bug, boolean debug) {
    StringBuilder text = new StringBuilder();
    line(text, "internal error: " + bug);
    line(text, "this is a bug in mmn " + Version.TEXT + "; please report it with the file and");
    line(text, "the command at " + Version.REPORT_TO);
    if (!debug) {
      line(text, "--debug prints where it happened");
      return text.toString();
    }
    StringWriter where = new StringWriter();
    bug.printStackTrace(new PrintWriter(where, true));
    return text.append(where).toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append("mmn: ").append(line).append('\n');
  }
}
