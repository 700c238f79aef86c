package org.mmn.repl;

/** Words of a command that can be pasted into a shell. */
final class Shell {
  private Shell() {}

  static String quoted(String word) {
    return word.matches("[\\w./+:@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
