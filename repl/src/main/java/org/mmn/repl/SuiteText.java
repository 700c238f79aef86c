package org.mmn.repl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mmn.report.Account;
import org.mmn.report.OutcomeJson;
import org.mmn.report.Paragraphs;
import org.mmn.report.SuiteFile;

/** What {@code mmn test} prints: a line for each file, the listings of failures, totals. */
final class SuiteText {
  private static final double NANOS = 1e9;
  private static final int SLOWEST = 5;
  private static final String NOTE = "        note: ";

  private final Console console;
  private final Display display;
  private final boolean silent;

  /**
   * @param silent whether standard output belongs to a report
   */
  SuiteText(Console console, Display display, boolean silent) {
    this.console = console;
    this.display = display;
    this.silent = silent || display.json();
  }

  /** Names the tests of a file. */
  void list(FileReport report) {
    console.err().print(report.diagnostics());
    console.err().flush();
    report.titles().forEach(t -> console.out().print(report.name() + ": " + t + "\n"));
  }

  void print(FileReport report) {
    if (!report.isMeant()) {
      return;
    }
    console.err().print(report.diagnostics());
    console.err().flush();
    if (silent) {
      return;
    }
    String text = String.format("%-7s %s   %s\n", word(report), report.name(), numbers(report));
    console.out().print(Paint.apply(text, display.colour()));
    if (!display.quiet()) {
      if (display.verbose()) {
        report.scenarios().forEach(this::notes);
      }
      report.scenarios().forEach(this::failures);
    }
    console.out().flush();
  }

  /** What never came to anything in checks that are as expected; listings have their own. */
  private void notes(List<SuiteFile.Case> cases) {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    for (SuiteFile.Case each : cases) {
      Account account = each.account();
      if (account.judgement().met()) {
        account
            .silent()
            .forEach(
                clause ->
                    versions
                        .computeIfAbsent(clause, c -> new ArrayList<>())
                        .add(account.version()));
      }
    }
    versions.forEach(
        (clause, under) -> {
          String where = cases.get(0).account().title() + ", " + String.join(", ", under);
          console.out().print(Paragraphs.hanging(NOTE, clause + " (" + where + ")"));
        });
  }

  private void failures(List<SuiteFile.Case> cases) {
    List<Account> failed =
        cases.stream().map(SuiteFile.Case::account).filter(a -> !a.judgement().met()).toList();
    if (!failed.isEmpty()) {
      String listing = "\n" + Listing.of(failed, display).stripTrailing() + "\n\n";
      console.out().print(Paint.apply(listing, display.colour()));
    }
  }

  private static String word(FileReport report) {
    return switch (report.code()) {
      case ExitCode.OK -> "ok";
      case ExitCode.SCRIPT, ExitCode.BUG -> "ERROR";
      case ExitCode.INCONCLUSIVE -> "limit";
      default -> "FAILED";
    };
  }

  private static String numbers(FileReport report) {
    if (report.broken()) {
      return "does not parse or type-check";
    } else if (report.isBug()) {
      return "internal error";
    }
    String checks = count(report.checks(), "check");
    return report.met() == report.checks()
        ? String.format(Locale.ROOT, "%s, %d states", checks, report.states())
        : String.format(Locale.ROOT, "%d of %s as expected", report.met(), checks);
  }

  /** The results as data, or how many there are of which. */
  void totals(List<FileReport> reports) {
    if (display.json()) {
      List<Account> all = reports.stream().flatMap(r -> r.accounts().stream()).toList();
      console.out().print(OutcomeJson.render(all));
    } else if (!silent) {
      console.out().print("\n" + counted(reports) + noted(reports) + "\n");
    }
  }

  private static String counted(List<FileReport> reports) {
    long checks = reports.stream().mapToLong(FileReport::checks).sum();
    long met = reports.stream().mapToLong(FileReport::met).sum();
    long open = reports.stream().mapToLong(FileReport::inconclusive).sum();
    long broken = reports.stream().filter(FileReport::broken).count();
    long files = reports.stream().filter(FileReport::isMeant).count();
    long scenarios = reports.stream().mapToLong(r -> r.titles().size()).sum();
    StringBuilder text = new StringBuilder();
    text.append(count(files, "file")).append(", ").append(count(scenarios, "scenario"));
    text.append(", ").append(count(checks, "check")).append(": ").append(met).append(" ok");
    append(text, checks - met - open, " failed");
    append(text, open, " inconclusive");
    append(text, broken, broken == 1 ? " script with errors" : " scripts with errors");
    long bugs = reports.stream().filter(FileReport::isBug).count();
    append(text, bugs, bugs == 1 ? " internal error" : " internal errors");
    return text.toString();
  }

  /** Nothing is passed over in silence: how many notes were not printed. */
  private String noted(List<FileReport> reports) {
    long notes =
        reports.stream()
            .flatMap(r -> r.accounts().stream())
            .filter(a -> a.judgement().met())
            .mapToLong(a -> a.silent().size())
            .sum();
    return notes == 0 || display.verbose() ? "" : ", " + count(notes, "note") + " (-v shows them)";
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(what);
    }
  }

  /** Says how long it took, and with {@code -v} where. */
  void times(List<FileReport> reports, long nanos) {
    if (display.verbose()) {
      reports.stream()
          .flatMap(r -> r.cases().stream().map(c -> new Timed(c.nanos(), r.name(), c.name())))
          .sorted(Comparator.comparingLong(Timed::nanos).reversed())
          .limit(SLOWEST)
          .forEach(t -> console.hint(seconds(t.nanos()) + "   " + t.file() + ": " + t.test()));
    }
    console.hint(seconds(nanos));
  }

  private record Timed(long nanos, String file, String test) {}

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / NANOS);
  }
}
