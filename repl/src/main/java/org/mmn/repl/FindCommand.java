package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import org.mmn.session.Answer;
import org.mmn.session.Directions;
import org.mmn.session.Session;
import picocli.CommandLine.ParseResult;

/** {@code mmn find EXPR FILE}: the shortest run to a state in which something is true. */
final class FindCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  FindCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("find", "Shows the shortest run to a state, or that there is none.")
        .takes("EXPR", "1", "What is to be true there, as a property says it.")
        .takes("FILE", "1", "The script; - is standard input.")
        .group("Where", Opening.options())
        .group("Bounds", SearchOptions.bounds())
        .group("Output", Display.colourOption(), Display.debugOption())
        .examples(
            "mmn find 'nesting(unmapper) == 2' examples/seed/nested-pairs.mmn",
            "mmn find 'in_flight(app) > 1 && held(gpu.lock)' --kernel v5.4 FILE")
        .exitCodes(
            "0:found",
            "1:impossible: the search was complete",
            "2:wrong usage",
            "3:the script, or the expression, does not parse or type-check",
            "4:inconclusive: a bound came first",
            "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    ProgressLine progress = new ProgressLine(console, false);
    Opening opening = new Opening(given, console, interruption, progress);
    String expression = given.matchedPositionalValue(0, List.<String>of()).get(0);
    String file = given.matchedPositionalValue(1, List.<String>of()).get(0);
    Session session = opening.session();
    Answer answer = opening.begin(session, file);
    if (answer.kind() == Answer.Kind.OK) {
      List<String> words = opening.again(file);
      Directions directions = new Directions("mmn repl shows them", t -> repeated(words, t));
      answer = session.find(expression, directions);
    }
    progress.erase();
    return Opening.say(console, answer, answer.text(), opening.colour());
  }

  private static String repeated(List<String> words, String token) {
    return "step through it: mmn repl "
        + String.join(" ", words)
        + " \\\n    --schedule '"
        + token
        + "'";
  }
}
