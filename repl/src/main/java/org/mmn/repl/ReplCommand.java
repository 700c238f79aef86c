package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import org.mmn.session.Answer;
import org.mmn.session.Session;
import picocli.CommandLine.ParseResult;

/** {@code mmn repl [FILE]}: a scenario explored by hand. */
final class ReplCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  ReplCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("repl", "Steps through a scenario by hand, forward and back.")
        .takes("FILE", "0..1", "The script (default: none; declare at the prompt).")
        .group("Where to begin", Opening.options())
        .group("Bounds of explore and find", SearchOptions.bounds())
        .group("Output", Display.colourOption(), Display.debugOption())
        .examples(
            "mmn repl examples/seed/nested-pairs.mmn",
            "mmn repl FILE --schedule 'unmapper:12 submit!'",
            "echo explore | mmn repl FILE")
        .exitCodes(
            "0:all inputs were done (a terminal: always)",
            "1:a search found what was not expected, or not what was looked for",
            "2:a command was not understood",
            "3:the language was not understood",
            "4:a search came to a bound",
            "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    boolean terminal = console.outTerminal() && Terminals.isTerminal(0);
    Interruption stop = terminal ? Interruption.none() : interruption;
    ProgressLine progress = new ProgressLine(console, false);
    Opening opening = new Opening(given, console, stop, progress);
    Session session = opening.session();
    List<String> files = given.matchedPositionalValue(0, List.<String>of());
    if (!files.isEmpty()) {
      Answer begun = opening.begin(session, files.get(0));
      if (begun.kind() != Answer.Kind.OK) {
        return Opening.say(console, begun, begun.text(), opening.colour());
      }
    }
    if (!terminal) {
      return new PipedSession(session, console, progress).run();
    }
    return console.isPlain()
        ? new PlainSession(session, console, stop).run()
        : new TerminalSession(session, opening, console, progress, stop).run();
  }
}
