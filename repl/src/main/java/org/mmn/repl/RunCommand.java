package org.mmn.repl;

import java.io.IOException;
import java.util.List;
import org.mmn.explore.Progress;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.DiagnosticText;
import org.mmn.report.OutcomeJson;
import org.mmn.report.RunText;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import picocli.CommandLine.ParseResult;

/** {@code mmn run FILE}: one run, as its token says, or drawn by lot from a seed. */
final class RunCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  RunCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("run", "Takes one run, as a token says or at random, and shows it.")
        .takes("FILE", "1", "The script; - is standard input.")
        .group(
            "What to run",
            Manual.value(
                "TOKEN",
                "Threads and how far each runs: A:5 (steps), A@label, A! (until it"
                    + " blocks or ends); choices in brackets, A:5[1,0].",
                "--schedule"),
            Manual.value("N", "A run at random, the same for the same number.", "--seed"),
            Manual.value(
                "D", "Of a seed: PCT with depth D (default: any thread at each step).", "--pct"),
            Manual.value("N", "Of a seed: the most steps (default: 10000).", "--steps"),
            Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"),
            Manual.value("VERSION", "The kernel (default: the scenario's first).", "--kernel"),
            Manual.value("TITLE|N", "The scenario (default: the first).", "--scenario"))
        .group(
            "Output",
            Display.verboseOption(),
            Manual.flag("The run as JSON.", "--json"),
            Display.colourOption(),
            Display.debugOption())
        .examples(
            "mmn run FILE --schedule 'unmapper:4 submit! unmapper!'",
            "mmn run FILE --scenario 2 --kernel v4.19 --schedule 'A@a2 B!'",
            "mmn run FILE --seed 7 --pct 3")
        .exitCodes(
            "0:the run fits the script; of a seed: it shows no finding",
            "1:it does not: the script was edited; of a seed: it shows a finding",
            "2:wrong usage",
            "3:the script does not parse or type-check",
            "5:nothing matched",
            "70:a bug in mmn");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    SearchOptions search = new SearchOptions(given);
    Display display = Display.of(given, console);
    RunChoice choice = RunChoice.of(given);
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
    return run(mmn, loaded, scenarios.get(0), choice, search, display);
  }

  private int run(
      Mmn mmn,
      Loaded file,
      ScenarioRef scenario,
      RunChoice choice,
      SearchOptions search,
      Display display) {
    KernelVersion version = scenario.versions().get(0);
    Options options = search.search(interruption, Progress.silent(), 1);
    RunChoice.Taken taken =
        choice.take(() -> mmn.stepper(file, scenario.index(), version, options));
    Trace trace = taken.trace();
    List<String> shows = mmn.shown(file, scenario.index(), version, trace.schedule(), options);
    if (display.json()) {
      console.out().print(OutcomeJson.render(trace, scenario.title(), version.toString(), shows));
    } else {
      String title = scenario.title() + "   " + version + "\n\n";
      String listing = RunText.render(trace, file.file().name(), shows, display.detail());
      console.out().print(Paint.apply(title + listing, display.colour()));
    }
    return choice.conclude(taken, shows, file.file().name(), console);
  }
}
