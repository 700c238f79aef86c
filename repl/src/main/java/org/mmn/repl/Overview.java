package org.mmn.repl;

/** What {@code mmn} says when it is given nothing to do, and the list of its commands. */
final class Overview {
  private Overview() {}

  static String text() {
    return """
        mmn - explore every interleaving of MMU-notifier scenarios

          mmn check examples/seed/nested-pairs.mmn   check one file
          mmn test  examples                         run a folder as a regression suite
          mmn find  'nesting(A) == 2' FILE           the shortest run to such a state
          mmn repl  FILE                             step through it by hand
          mmn diff  --kernel v4.18,v5.4 FILE         what a release changed, and where
          mmn lib                                    what comes with it: drivers and mm
          mmn help  check                            the options of a command
        """;
  }

  static String help() {
    StringBuilder text =
        new StringBuilder(
            """
            mmn - explore every interleaving of MMU-notifier scenarios

            Usage: mmn COMMAND [OPTIONS] [FILE...]
                   mmn --version

            Commands:
            """);
    for (Commands.Entry entry : Commands.ALL) {
      text.append(String.format("  %-10s %s\n", entry.name(), entry.purpose()));
    }
    return text.append(
            """

            'mmn help COMMAND' or 'mmn COMMAND --help' shows more. '-' is standard input.

            Exit codes:
              0    every expectation was met
              1    an expectation was not met
              2    wrong usage
              3    a script does not parse or type-check
              4    inconclusive: a bound came first
              5    nothing matched
              70   a bug in mmn
              130  interrupted
            """)
        .toString();
  }
}
