package org.mmn.report;

import java.util.List;

/**
 * A suite as KTAP version 1 (the kernel's Documentation/dev-tools/ktap.rst): a subtest for each
 * file, in it a test for each scenario under each kernel version. What a failed one found stands
 * before its line, as diagnostics.
 *
 * <p>A search that came to a bound is {@code not ok ... # TIMEOUT}; a script with errors is {@code
 * not ok ... # ERROR}; no tests at all are the plan {@code 1..0}, which the kernel's parser takes
 * for a failure.
 */
public final class KtapReport {
  private static final String INSIDE = "  ";

  private final StringBuilder out = new StringBuilder();

  private KtapReport() {}

  public static String render(List<SuiteFile> files) {
    KtapReport report = new KtapReport();
    report.head("", files.size());
    for (int i = 0; i < files.size(); i++) {
      report.file(files.get(i), i + 1);
    }
    return report.out.toString();
  }

  private void head(String indent, int tests) {
    out.append(indent).append("KTAP version 1\n");
    out.append(indent).append("1..").append(tests).append('\n');
  }

  private void file(SuiteFile file, int number) {
    String name = name(file.name());
    if (file.broken()) {
      diagnostics("", file.errors());
      out.append(result(false, number, name)).append(" # ERROR errors in the script\n");
      return;
    }
    out.append(INSIDE).append("KTAP version 1\n");
    out.append(INSIDE).append("# Subtest: ").append(name).append('\n');
    out.append(INSIDE).append("1..").append(file.cases().size()).append('\n');
    for (int i = 0; i < file.cases().size(); i++) {
      test(file.cases().get(i), i + 1);
    }
    out.append(result(file.met(), number, name)).append('\n');
  }

  private void test(SuiteFile.Case test, int number) {
    if (test.met()) {
      test.account().silent().forEach(hint -> diagnostics(INSIDE, "note: " + hint));
    } else {
      diagnostics(INSIDE, test.listing());
    }
    out.append(INSIDE).append(result(test.met(), number, name(test.name())));
    if (test.inconclusive()) {
      out.append(" # TIMEOUT ").append(test.bound().replace("#", ""));
    }
    out.append('\n');
  }

  private static String result(boolean ok, int number, String name) {
    return (ok ? "ok " : "not ok ") + number + " " + name;
  }

  /** A hash would begin a directive, a dash at the beginning is taken for punctuation. */
  private static String name(String name) {
    return Sheet.ascii(name).replace('#', '_').replaceAll("\\s+", " ").replaceFirst("^[- ]+", "");
  }

  /** The hash keeps them from being taken for results; the blank, for the name of a subtest. */
  private void diagnostics(String indent, String text) {
    text.lines()
        .map(line -> line.startsWith("Subtest:") ? " " + line : line)
        .forEach(line -> out.append((indent + "# " + line).stripTrailing()).append('\n'));
  }
}
