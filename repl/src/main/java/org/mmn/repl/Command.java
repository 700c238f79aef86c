package org.mmn.repl;

import java.io.IOException;
import picocli.CommandLine.ParseResult;

/** One of the commands of {@code mmn}. */
interface Command {
  /** Its options and its help. */
  Manual manual();

  /** Does it; returns the exit code. */
  int run(ParseResult given) throws IOException;
}
