package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mmn.explore.CheckpointException;
import org.mmn.explore.Lottery;
import org.mmn.report.Account;
import org.mmn.report.DiagnosticText;
import org.mmn.report.OutcomeJson;
import org.mmn.report.SuiteFile;
import org.mmn.run.ScheduleToken;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Crew;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.RandomRuns;
import picocli.CommandLine.ParseResult;

/** {@code mmn check FILE...}: the verdict of each scenario, with its shortest counterexample. */
final class CheckCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  CheckCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("check", "Explores every interleaving of the scenarios of a file.")
        .takes("FILE", "1..*", "Scripts to check; - is standard input.")
        .group("What to check", SearchOptions.what())
        .group("Bounds", SearchOptions.bounds())
        .group("Large searches", SearchOptions.large())
        .group("Runs at random", SearchOptions.random())
        .group("Reductions of the search", SearchOptions.reductions())
        .group("Output", Display.options())
        .examples(
            "mmn check examples/seed/nested-pairs.mmn",
            "mmn check --kernel v4.19 --scenario 3 FILE",
            "mmn check -D N=5 --max-states 1000000 FILE",
            "mmn check --random=pct --seed 7 --time-limit 1m FILE")
        .exitCodes(
            "0:every expectation was met",
            "1:an expectation was not met",
            "2:wrong usage",
            "3:a script does not parse or type-check",
            "4:inconclusive: a bound came first",
            "5:nothing matched",
            "70:a bug in mmn",
            "130:interrupted; what was found is printed");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    SearchOptions search = new SearchOptions(given);
    Display display = Display.of(given, console);
    ProgressLine progress = new ProgressLine(console, display.quiet());
    ExecutorService executor = Executors.newFixedThreadPool(search.workers());
    try {
      Crew crew = search.crew(executor);
      Options options = search.search(interruption, progress, 1);
      Checking checking =
          new Checking(
              Mmn.withStdlib(), search, options.with(options.large().by(crew)), interruption);
      Optional<Lottery> lottery = search.lottery();
      Optional<String> kept = search.checkpoint();
      if (lottery.isPresent()) {
        return check(given, checking.at(new RandomRuns(lottery.get(), crew)), display, progress);
      }
      return kept.isPresent()
          ? goOn(given, checking, kept.get(), display, progress)
          : check(given, checking, display, progress);
    } finally {
      executor.shutdown();
    }
  }

  /** Goes on from a checkpoint, or makes one. */
  private int goOn(
      ParseResult given, Checking checking, String name, Display display, ProgressLine progress)
      throws IOException {
    try (CheckpointFile kept = new CheckpointFile(Scripts.path(name, console), console)) {
      Checking keeping = checking.keeping(kept);
      int code = check(given, keeping, display, progress);
      boolean concluded = code == ExitCode.OK || code == ExitCode.FAILED;
      if (concluded && !keeping.isBounded() && !interruption.raised()) {
        kept.remove();
      } else if (searched(code) && kept.exists()) {
        console.hint("the same command goes on from '" + name + "'");
      }
      return code;
    } catch (CheckpointException other) {
      throw new UsageException(
          "--checkpoint '" + name + "': " + other.getMessage() + ": remove it or name another");
    }
  }

  /** Whether the scenario was searched at all, complete or not. */
  private boolean searched(int code) {
    return code == ExitCode.INCONCLUSIVE || interruption.raised();
  }

  private int check(ParseResult given, Checking checking, Display display, ProgressLine progress)
      throws IOException {
    List<String> files = given.matchedPositionalValue(0, List.<String>of());
    List<Account> all = new ArrayList<>();
    int code = ExitCode.OK;
    int checked = 0;
    for (String name : files) {
      SourceFile file = Scripts.read(name, console);
      Loaded loaded = checking.load(file);
      progress.erase();
      console.err().print(DiagnosticText.render(loaded.diagnostics()));
      console.err().flush();
      if (!loaded.ok()) {
        code = ExitCode.worse(code, ExitCode.SCRIPT);
        continue;
      }
      List<ScenarioRef> selected = checking.selected(loaded);
      if (selected.isEmpty()) {
        console.hint(checking.reason(loaded));
      }
      checking.requireOne(selected, files);
      for (ScenarioRef scenario : selected) {
        List<SuiteFile.Case> cases = checking.cases(loaded, scenario, name);
        List<Account> accounts = cases.stream().map(SuiteFile.Case::account).toList();
        progress.erase();
        code = ExitCode.worse(code, Checking.code(cases));
        if (display.json()) {
          all.addAll(accounts);
        } else {
          print(accounts, display, checked > 0);
          accounts.forEach(this::further);
        }
        checked += accounts.size();
      }
    }
    if (display.json()) {
      console.out().print(OutcomeJson.render(all));
    }
    if (checked == 0 && code == ExitCode.OK) {
      return ExitCode.NOTHING;
    }
    return code;
  }

  private void print(List<Account> accounts, Display display, boolean further) {
    String text = Listing.of(accounts, display);
    boolean apart = further && !display.quiet();
    console.out().print(Paint.apply(apart ? "\n" + text : text, display.colour()));
    console.out().flush();
  }

  /** At a terminal: how to go on by hand from where an unexpected run ends. */
  private void further(Account account) {
    if (console.outTerminal() && !account.judgement().met()) {
      account.traces().values().stream()
          .findFirst()
          .ifPresent(
              trace -> {
                List<String> words = new ArrayList<>(account.rerun());
                words.set(words.indexOf("run"), "repl");
                console
                    .out()
                    .print(
                        "\nstep through it: "
                            + String.join(" ", words)
                            + " --schedule '"
                            + ScheduleToken.of(trace)
                            + "'\n");
              });
    }
  }
}
