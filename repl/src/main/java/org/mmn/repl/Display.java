package org.mmn.repl;

import java.util.List;
import org.mmn.report.OutcomeText;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How much to print, and whether in colour.
 *
 * @param quiet only a line for each result
 */
record Display(boolean quiet, boolean verbose, boolean splats, boolean json, boolean colour) {

  static OptionSpec[] options() {
    return new OptionSpec[] {
      Manual.flag("A line for each result, no listings.", "-q", "--quiet"),
      verboseOption(),
      Manual.flag("Lockdep's whole report beside a deadlock.", "--splat"),
      Manual.flag("The results as JSON.", "--json"),
      colourOption(),
      debugOption()
    };
  }

  static OptionSpec verboseOption() {
    return Manual.flag("Every step of the library too.", "-v", "--verbose");
  }

  static OptionSpec colourOption() {
    return Manual.value("WHEN", "auto, always or never (default: auto).", "--color");
  }

  static OptionSpec debugOption() {
    return Manual.flag("A stack trace if mmn itself fails.", "--debug");
  }

  static Display of(ParseResult given, Console console) {
    return new Display(
        given.hasMatchedOption("--quiet"),
        given.hasMatchedOption("--verbose"),
        given.hasMatchedOption("--splat"),
        given.hasMatchedOption("--json"),
        colour(given.matchedOptionValue("--color", "auto"), console));
  }

  private static boolean colour(String when, Console console) {
    return switch (when) {
      case "always" -> true;
      case "never" -> false;
      case "auto" ->
          console.outTerminal()
              && !console.isPlain()
              && console.environment().getOrDefault("NO_COLOR", "").isEmpty();
      default ->
          throw new UsageException(
              "--color wants one of "
                  + List.of("auto", "always", "never")
                  + ", not '"
                  + when
                  + "'");
    };
  }

  OutcomeText.Detail detail() {
    return new OutcomeText.Detail(verbose, splats, OutcomeText.Detail.NORMAL.unfolds());
  }
}
