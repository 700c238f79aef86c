package org.mmn.repl;

/**
 * What a test is known by from one run of a suite to the next; edits that keep the title keep it.
 *
 * @param file with slashes, as the command line or the folder gives it
 * @param title of the scenario; empty for a script with errors
 */
record TestName(String file, String title, String version) {

  static TestName ofScript(String file) {
    return new TestName(file, "", "");
  }

  /** On one line. */
  String line() {
    return file.replace('\\', '/') + "\t" + title + "\t" + version;
  }
}
