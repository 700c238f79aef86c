package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import org.mmn.explore.Progress;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.DiagnosticText;
import org.mmn.report.RunText;
import org.mmn.run.Replayer;
import org.mmn.run.Rerun;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import picocli.CommandLine.ParseResult;

/** {@code mmn run FILE --schedule TOKEN}: one run, as its token says. */
final class RunCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  RunCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("run", "Repeats one schedule and shows where it leads.")
        .takes("FILE", "1", "The script; - is standard input.")
        .group(
            "What to run",
            Manual.value(
                "TOKEN",
                "Threads and how far each runs: A:5 (steps), A@label, A! (until it"
                    + " blocks or ends); choices in brackets, A:5[1,0].",
                "--schedule"),
            Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"),
            Manual.value("VERSION", "The kernel (default: the scenario's first).", "--kernel"),
            Manual.value("TITLE|N", "The scenario (default: the first).", "--scenario"))
        .group("Output", Display.verboseOption(), Display.colourOption(), Display.debugOption())
        .examples(
            "mmn run FILE --schedule 'unmapper:4 submit! unmapper!'",
            "mmn run FILE --scenario 2 --kernel v4.19 --schedule 'A@a2 B!'",
            "mmn run -v FILE --schedule 'A!'")
        .exitCodes(
            "0:the run fits the script",
            "1:it does not: the script was edited, or the token is another's",
            "2:wrong usage",
            "3:the script does not parse or type-check",
            "5:nothing matched",
            "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    SearchOptions search = new SearchOptions(given);
    Display display = Display.of(given, console);
    String text = given.matchedOptionValue("--schedule", "");
    ScheduleToken token =
        ScheduleToken.parse(text)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--schedule wants segments such as A:5, A@label or A!, not '"
                            + text
                            + "'"));
    List<String> files = given.matchedPositionalValue(0, List.<String>of());
    SourceFile file = Scripts.read(files.get(0), console);
    Mmn mmn = Mmn.withStdlib();
    Loaded loaded = mmn.load(file, search.constants());
    console.err().print(DiagnosticText.render(loaded.diagnostics()));
    if (!loaded.ok()) {
      return ExitCode.SCRIPT;
    }
    Selection selection = Selection.of(search);
    List<ScenarioRef> scenarios = selection.from(loaded);
    if (scenarios.isEmpty()) {
      console.hint(selection.reason(loaded));
      return ExitCode.NOTHING;
    }
    return run(mmn, loaded, scenarios.get(0), token, search, display);
  }

  private int run(
      Mmn mmn,
      Loaded file,
      ScenarioRef scenario,
      ScheduleToken token,
      SearchOptions search,
      Display display) {
    KernelVersion version = scenario.versions().get(0);
    Options options = search.search(interruption, Progress.silent(), 1);
    Replayer replayer = mmn.stepper(file, scenario.index(), version, options);
    Rerun rerun = new Rerun(replayer);
    Trace trace = rerun.follow(token);
    List<String> shows = mmn.shown(file, scenario.index(), version, trace.schedule(), options);
    String title = scenario.title() + "   " + version + "\n\n";
    String listing = RunText.render(trace, file.file().name(), shows, display.verbose());
    console.out().print(Paint.apply(title + listing, display.colour()));
    rerun.divergences().forEach(d -> console.hint("does not fit: " + d));
    return rerun.divergences().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
