package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.mmn.report.DiagnosticText;
import org.mmn.report.SuiteFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;

/** Tests the files of a suite, on any thread. */
final class Suite {
  private final Console console;
  private final Checking checking;
  private final Choice choice;
  private final boolean onlyList;
  private final boolean debug;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param onlyList whether to look only for what would be tested
   * @param debug whether to say where mmn itself failed
   */
  Suite(Console console, Checking checking, Choice choice, boolean onlyList, boolean debug) {
    this.debug = debug;
    this.console = console;
    this.checking = checking;
    this.choice = choice;
    this.onlyList = onlyList;
  }

  /** Files that have not been begun will not be. */
  void stop() {
    stopped.set(true);
  }

  /** Tests a file; where mmn itself fails that is its result, and the others go on. */
  FileReport test(String name) throws IOException {
    if (stopped.get()) {
      return FileReport.none(name);
    }
    try {
      return tested(name);
    } catch (UsageException wrong) {
      throw wrong;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      return FileReport.bug(name, Bug.text(bug, debug));
    }
  }

  private FileReport tested(String name) throws IOException {
    Loaded file = checking.load(Scripts.read(name, console));
    String diagnostics = DiagnosticText.render(file.diagnostics());
    if (!file.ok()) {
      return choice.isMeant(name)
          ? new FileReport(name, ExitCode.SCRIPT, diagnostics, List.of(), List.of())
          : FileReport.none(name);
    }
    List<String> titles = new ArrayList<>();
    List<List<SuiteFile.Case>> scenarios = new ArrayList<>();
    int code = ExitCode.OK;
    for (ScenarioRef selected : checking.selected(file)) {
      ScenarioRef scenario = choice.of(name, selected);
      if (!scenario.versions().isEmpty()) {
        titles.add(line(scenario));
        if (!onlyList && !stopped.get()) {
          List<SuiteFile.Case> cases = checking.cases(file, scenario, name);
          scenarios.add(cases);
          code = ExitCode.worse(code, Checking.code(cases));
        }
      }
    }
    return new FileReport(name, code, diagnostics, titles, scenarios);
  }

  private static String line(ScenarioRef scenario) {
    String versions =
        scenario.versions().stream().map(Object::toString).collect(Collectors.joining(", "));
    return scenario.title() + "   " + versions;
  }
}
