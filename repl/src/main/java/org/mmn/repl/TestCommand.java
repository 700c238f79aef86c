package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mmn.workspace.Mmn;
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
        .group("Output", Display.options())
        .examples(
            "mmn test examples",
            "mmn test --match '*reaper*' --kernel v5.4.. examples",
            "mmn test --list examples")
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
    List<String> words = given.matchedPositionalValue(0, List.of("."));
    List<String> files = Scripts.find(words, console);
    Suite suite = new Suite(given, console, interruption, Mmn.withStdlib(), jobs(given));
    List<FileReport> done = new ArrayList<>();
    long start = System.nanoTime();
    ExecutorService workers = Executors.newFixedThreadPool(jobs(given));
    try {
      List<Future<FileReport>> coming = new ArrayList<>();
      files.forEach(f -> coming.add(workers.submit(() -> suite.test(f))));
      for (Future<FileReport> each : coming) {
        FileReport report = get(each);
        done.add(report);
        suite.print(report);
        if (suite.isLast(report)) {
          suite.stop();
          break;
        }
      }
    } finally {
      workers.shutdownNow();
    }
    return suite.finish(done, System.nanoTime() - start);
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

  private static FileReport get(Future<FileReport> report) throws IOException {
    try {
      return report.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      } else if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
