package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.mmn.report.Account;
import org.mmn.report.DiagnosticText;
import org.mmn.report.OutcomeJson;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import picocli.CommandLine.ParseResult;

/** A run of {@code mmn test}: tests files on any thread, reports them on one and in order. */
final class Suite {
  private final Console console;
  private final Display display;
  private final Checking checking;
  private final Glob match;
  private final boolean onlyList;
  private final boolean failFast;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Suite(ParseResult given, Console console, Interruption interruption, Mmn mmn, int jobs) {
    this.console = console;
    this.display = Display.of(given, console);
    this.match = new Glob(given.matchedOptionValue("--match", "*"));
    this.onlyList = given.hasMatchedOption("--list");
    this.failFast = given.hasMatchedOption("--fail-fast");
    SearchOptions search = new SearchOptions(given);
    ProgressLine silent = new ProgressLine(console, true);
    this.checking =
        new Checking(mmn, search, search.search(interruption, silent, jobs), interruption);
  }

  /** Tests one file; on a worker. */
  FileReport test(String name) throws IOException {
    if (stopped.get()) {
      return new FileReport(name, ExitCode.OK, "", List.of(), List.of());
    }
    Loaded file = checking.load(Scripts.read(name, console));
    String diagnostics = DiagnosticText.render(file.diagnostics());
    if (!file.ok()) {
      boolean meant = match.matches(name);
      int code = meant ? ExitCode.SCRIPT : ExitCode.OK;
      return new FileReport(name, code, meant ? diagnostics : "", List.of(), List.of());
    }
    List<String> titles = new ArrayList<>();
    List<List<Account>> accounts = new ArrayList<>();
    int code = ExitCode.OK;
    for (ScenarioRef scenario : checking.selected(file)) {
      if (match.matches(name) || match.matches(scenario.title())) {
        titles.add(line(scenario));
        if (!onlyList && !stopped.get()) {
          List<Account> each = checking.accounts(file, scenario, name);
          accounts.add(each);
          code = ExitCode.worse(code, Checking.code(each));
        }
      }
    }
    return new FileReport(name, code, diagnostics, titles, accounts);
  }

  private static String line(ScenarioRef scenario) {
    String versions =
        scenario.versions().stream().map(Object::toString).collect(Collectors.joining(", "));
    return scenario.title() + "   " + versions;
  }

  void print(FileReport report) {
    console.err().print(report.diagnostics());
    console.err().flush();
    if ((report.titles().isEmpty() && report.code() == ExitCode.OK) || display.json()) {
      return;
    }
    if (onlyList) {
      report.titles().forEach(t -> console.out().print(report.name() + ": " + t + "\n"));
      return;
    }
    String text = String.format("%-7s %s   %s\n", word(report), report.name(), numbers(report));
    console.out().print(Paint.apply(text, display.colour()));
    if (!display.quiet()) {
      report.accounts().forEach(this::failures);
    }
    console.out().flush();
  }

  private void failures(List<Account> accounts) {
    List<Account> failed = accounts.stream().filter(a -> !a.judgement().met()).toList();
    if (!failed.isEmpty()) {
      String listing = "\n" + Listing.of(failed, display).stripTrailing() + "\n\n";
      console.out().print(Paint.apply(listing, display.colour()));
    }
  }

  private static String word(FileReport report) {
    return switch (report.code()) {
      case ExitCode.OK -> "ok";
      case ExitCode.SCRIPT -> "ERROR";
      case ExitCode.INCONCLUSIVE -> "limit";
      default -> "FAILED";
    };
  }

  private static String numbers(FileReport report) {
    if (report.code() == ExitCode.SCRIPT) {
      return "does not parse or type-check";
    }
    String checks = report.checks() == 1 ? "1 check" : report.checks() + " checks";
    return report.met() == report.checks()
        ? String.format(Locale.ROOT, "%s, %d states", checks, report.states())
        : String.format(Locale.ROOT, "%d of %s as expected", report.met(), checks);
  }

  /** Whether the suite ends here because of {@code -x}. */
  boolean isLast(FileReport report) {
    return failFast && report.code() != ExitCode.OK;
  }

  void stop() {
    stopped.set(true);
  }

  /** Prints the totals; returns the exit code. */
  int finish(List<FileReport> reports, long nanos) {
    int code = reports.stream().mapToInt(FileReport::code).reduce(ExitCode.OK, ExitCode::worse);
    long scenarios = reports.stream().mapToLong(r -> r.titles().size()).sum();
    if (display.json() && !onlyList) {
      console.out().print(OutcomeJson.render(all(reports)));
    }
    if (scenarios == 0 && code == ExitCode.OK) {
      console.hint("nothing to test");
      return ExitCode.NOTHING;
    }
    if (!onlyList && !display.json()) {
      console.out().print("\n" + totals(reports, scenarios) + "\n");
    }
    if (!onlyList) {
      console.hint(String.format(Locale.ROOT, "%.1f s", nanos / 1e9));
    }
    return code;
  }

  private static List<Account> all(List<FileReport> reports) {
    return reports.stream().flatMap(r -> r.accounts().stream()).flatMap(List::stream).toList();
  }

  private static String totals(List<FileReport> reports, long scenarios) {
    long checks = reports.stream().mapToLong(FileReport::checks).sum();
    long met = reports.stream().mapToLong(FileReport::met).sum();
    long open = reports.stream().mapToLong(FileReport::inconclusive).sum();
    long broken = reports.stream().filter(r -> r.code() == ExitCode.SCRIPT).count();
    long files = reports.stream().filter(r -> !r.titles().isEmpty()).count() + broken;
    StringBuilder text = new StringBuilder();
    text.append(count(files, "file")).append(", ").append(count(scenarios, "scenario"));
    text.append(", ").append(count(checks, "check")).append(": ").append(met).append(" ok");
    append(text, checks - met - open, " failed");
    append(text, open, " inconclusive");
    append(text, broken, broken == 1 ? " script with errors" : " scripts with errors");
    return text.toString();
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(what);
    }
  }
}
