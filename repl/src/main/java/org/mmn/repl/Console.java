package org.mmn.repl;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command reads and prints, and what it knows of who is there. Results go to {@code out};
 * progress, warnings and hints to {@code err}.
 *
 * @param outTerminal,errTerminal whether somebody looks at it
 * @param folder where relative names of files begin
 */
record Console(
    PrintStream out,
    PrintStream err,
    InputStream in,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment,
    Path folder) {

  static Console ofProcess() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.in,
        Terminals.isTerminal(1),
        Terminals.isTerminal(2),
        System.getenv(),
        Path.of(""));
  }

  private static PrintStream stream(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), false, StandardCharsets.UTF_8);
  }

  /** Whether a terminal, if there is one, can do no more than print. */
  boolean isPlain() {
    String type = environment.getOrDefault("TERM", "");
    return type.isEmpty() || type.equals("dumb");
  }

  void flush() {
    out.flush();
    err.flush();
  }

  /** Prints a line about the run itself. */
  void hint(String line) {
    out.flush();
    err.print("mmn: " + line + "\n");
    err.flush();
  }
}
