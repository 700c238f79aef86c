package org.mmn.repl;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the commands of {@code mmn}. */
interface Command {
  /** Its options and its help. */
  CommandSpec spec();

  /** Does it; returns the exit code. */
  int run(ParseResult given) throws IOException;
}
