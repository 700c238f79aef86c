package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import picocli.CommandLine.ParseResult;

/** {@code mmn test DIR}: a regression suite, a line for each file. */
final class TestCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  TestCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("test", "Checks files and folders against their expectations.")
        .takes("DIR|FILE", "0..*", "Folders and scripts to test (default: this folder).")
        .group(
            "What to test",
            Manual.value("GLOB", "Only files or titles like this: *reaper*.", "--match"),
            Manual.flag("Only what failed when it was last tested from here.", "--failed"),
            Manual.value("hash:I/N", "Only part I of N, by a hash of names.", "--partition"),
            Manual.flag("Name what would be tested; test nothing.", "--list"),
            Manual.flag("Stop at the first file that fails.", "-x", "--fail-fast"),
            SearchOptions.what()[0],
            SearchOptions.what()[1])
        .group(
            "Bounds",
            Manual.value("N", "Files to test at once (default: the processors).", "-j", "--jobs"),
            SearchOptions.bounds()[0],
            SearchOptions.bounds()[1],
            SearchOptions.bounds()[2],
            SearchOptions.bounds()[3])
        .group("Reductions of the search", SearchOptions.reductions())
        .group(
            "Output",
            Manual.values(
                "FORMAT=FILE", "Write ktap=FILE, ktap=- or junit=FILE; repeatable.", "--report"),
            Display.options()[0],
            Manual.flag("Notes, the slowest five, every step of the library.", "-v", "--verbose"),
            Display.options()[2],
            Display.options()[3],
            Display.options()[4],
            Display.options()[5])
        .examples(
            "mmn test examples",
            "mmn test --match '*reaper*' --kernel v5.4.. examples",
            "mmn test --report ktap=- --report junit=out.xml examples")
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
    List<String> files = Scripts.find(given.matchedPositionalValue(0, List.of(".")), console);
    boolean onlyList = given.hasMatchedOption("--list");
    int jobs = jobs(given);
    SearchOptions search = new SearchOptions(given);
    Options options = search.search(interruption, new ProgressLine(console, true), jobs);
    Checking checking = new Checking(Mmn.withStdlib(), search, options, interruption);
    Reports reports = new Reports(given, console);
    SuiteText text = new SuiteText(console, Display.of(given, console), reports.onStdout());
    LastRun last = LastRun.recall(console);
    Choice choice = new Choice(given, last);
    Suite suite = new Suite(console, checking, choice, onlyList, given.hasMatchedOption("--debug"));
    long start = System.nanoTime();
    List<FileReport> done = new ArrayList<>();
    Workers workers = new Workers(suite, files, jobs);
    boolean failFast = given.hasMatchedOption("--fail-fast");
    workers.each(
        report -> {
          done.add(report);
          if (onlyList) {
            text.list(report);
          } else {
            text.print(report);
          }
          return !(failFast && report.code() != ExitCode.OK);
        });
    if (!onlyList) {
      reports.write(done.stream().filter(FileReport::isMeant).map(FileReport::told).toList());
      done.forEach(report -> report.tell(last));
      last.keep();
    }
    return finish(done, onlyList, text, choice, System.nanoTime() - start);
  }

  private int finish(
      List<FileReport> done, boolean onlyList, SuiteText text, Choice choice, long nanos) {
    int code = done.stream().mapToInt(FileReport::code).reduce(ExitCode.OK, ExitCode::worse);
    boolean nothing = done.stream().noneMatch(FileReport::isMeant);
    if (nothing && !interruption.raised()) {
      console.hint(done.isEmpty() ? "no script to test in these folders" : choice.reason());
      return ExitCode.NOTHING;
    }
    if (!onlyList) {
      text.totals(done);
      text.times(done, nanos);
    }
    return code;
  }

  private static int jobs(ParseResult given) {
    String text = given.matchedOptionValue("--jobs", (String) null);
    int jobs =
        text == null ? Runtime.getRuntime().availableProcessors() : Quantity.whole("--jobs", text);
    if (jobs < 1) {
      throw new UsageException("--jobs wants at least 1");
    }
    return jobs;
  }
}
