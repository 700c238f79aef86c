package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.resolve.ClassPathModules;
import org.mmn.session.Answer;
import org.mmn.session.Session;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
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
        .group(
            "Where to begin",
            Manual.value("TOKEN", "After this schedule.", "--schedule"),
            Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"),
            Manual.value("VERSION", "The kernel (default: the scenario's first).", "--kernel"),
            Manual.value("TITLE|N", "The scenario (default: the first).", "--scenario"))
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
    SearchOptions search = new SearchOptions(given);
    Display display = Display.of(given, console);
    boolean terminal = console.outTerminal() && Terminals.isTerminal(0);
    Interruption stop = terminal ? Interruption.none() : interruption;
    ProgressLine progress = new ProgressLine(console, false);
    LibraryGuide guide = new LibraryGuide(new ClassPathModules(getClass().getClassLoader()));
    Session session =
        new Session(
            Mmn.withStdlib(),
            guide,
            new ConsoleDisk(console),
            search.constants(),
            usual -> options(search, stop, progress, usual.constants()));
    List<String> files = given.matchedPositionalValue(0, List.<String>of());
    if (!files.isEmpty()) {
      Answer opened = session.open(Scripts.read(files.get(0), console));
      Answer begun = opened.kind() == Answer.Kind.OK ? begin(session, search, given) : opened;
      if (begun.kind() != Answer.Kind.OK) {
        console.err().print(begun.text());
        return PipedSession.code(begun.kind());
      }
    }
    if (!terminal) {
      return new PipedSession(session, console, progress).run();
    }
    return new TerminalSession(session, guide, console, display.colour(), progress, stop).run();
  }

  private static Options options(
      SearchOptions search, Interruption stop, ProgressLine progress, Map<String, Integer> set) {
    Options options = search.search(stop, progress, 1);
    return options.with(set, 0);
  }

  private static Answer begin(Session session, SearchOptions search, ParseResult given) {
    Optional<KernelVersion> kernel =
        search.kernel().filter(VersionRange::isSingle).flatMap(VersionRange::from);
    String schedule = given.matchedOptionValue("--schedule", "");
    return session.begin(search.scenario(), kernel, schedule);
  }
}
