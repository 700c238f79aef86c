package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mmn.report.WhyText;
import org.mmn.run.Trace;
import org.mmn.session.Answer;
import org.mmn.session.Session;
import org.mmn.source.Spelling;
import picocli.CommandLine.ParseResult;

/** {@code mmn why FILE}: what threads wait for at the end of a run, and who has it. */
final class WhyCommand implements Command {
  private final Console console;

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Manual manual() {
    return new Manual("why", "Says why threads wait at the end of a run, and who keeps them.")
        .takes("FILE", "1", "The script; - is standard input.")
        .takes("THREAD", "0..1", "Only this thread (default: all that wait).")
        .group("Where", Opening.options())
        .group("Output", Display.colourOption(), Display.debugOption())
        .examples("mmn why FILE --schedule 'unmapper:12 submit!'")
        .exitCodes(
            "0:told",
            "1:the schedule does not fit the script",
            "2:wrong usage",
            "3:the script does not parse or type-check",
            "5:no thread waits",
            "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    Opening opening =
        new Opening(given, console, Interruption.none(), new ProgressLine(console, true));
    String file = given.matchedPositionalValue(0, List.<String>of()).get(0);
    Optional<String> only = given.matchedPositionalValue(1, List.<String>of()).stream().findFirst();
    Session session = opening.session();
    Answer begun = opening.begin(session, file);
    Optional<Trace> trace = session.trace();
    if (begun.kind() != Answer.Kind.OK || trace.isEmpty()) {
      return Opening.say(console, begun, begun.text(), opening.colour());
    }
    List<String> threads = trace.get().threads();
    if (only.isPresent() && !threads.contains(only.get())) {
      String meant =
          Spelling.nearest(only.get(), threads).map(n -> "; did you mean '" + n + "'?").orElse("");
      throw new UsageException("there is no thread '" + only.get() + "'" + meant);
    }
    String text = why(trace.get(), only, file);
    console.out().print(Paint.apply(text, opening.colour()));
    return text.isEmpty() ? none() : ExitCode.OK;
  }

  private static String why(Trace trace, Optional<String> only, String file) {
    StringBuilder text = new StringBuilder();
    for (Trace.ThreadEnd end : trace.ends()) {
      boolean meant =
          only.map(trace.threads().get(end.thread())::equals).orElse(end.waiting().isPresent());
      if (meant) {
        text.append(WhyText.render(trace, end.thread(), file, step -> "step " + step));
      }
    }
    return text.toString();
  }

  private int none() {
    console.hint("no thread waits");
    return ExitCode.NOTHING;
  }
}
