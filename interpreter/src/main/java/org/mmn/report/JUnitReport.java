package org.mmn.report;

import java.util.List;
import java.util.Locale;

/**
 * A suite as the XML that Surefire and its readers share: a {@code testsuite} for each file, a
 * {@code testcase} for each scenario under each kernel version, with file and line.
 *
 * <p>A result that is not as expected is a {@code failure}; a search that came to a bound and a
 * script with errors are an {@code error}: of those nobody knows.
 */
public final class JUnitReport {
  private static final double NANOS = 1e9;

  private final StringBuilder out = new StringBuilder();

  /** How a suite, or all of them, ended. */
  private record Totals(int tests, int failures, int errors, long nanos) {
    static Totals of(List<SuiteFile> files) {
      int tests = 0;
      int failures = 0;
      int errors = 0;
      long nanos = 0;
      for (SuiteFile file : files) {
        tests += file.broken() ? 1 : file.cases().size();
        errors += file.broken() ? 1 : 0;
        for (SuiteFile.Case test : file.cases()) {
          errors += test.inconclusive() ? 1 : 0;
          failures += test.met() || test.inconclusive() ? 0 : 1;
          nanos += test.nanos();
        }
      }
      return new Totals(tests, failures, errors, nanos);
    }
  }

  private JUnitReport() {}

  public static String render(List<SuiteFile> files) {
    JUnitReport report = new JUnitReport();
    report.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    report.head("", "testsuites", "mmn", Totals.of(files));
    files.forEach(report::file);
    report.out.append("</testsuites>\n");
    return report.out.toString();
  }

  private void head(String indent, String element, String name, Totals totals) {
    out.append(indent).append('<').append(element);
    attribute("name", name);
    attribute("tests", Integer.toString(totals.tests()));
    attribute("failures", Integer.toString(totals.failures()));
    attribute("errors", Integer.toString(totals.errors()));
    attribute("skipped", "0");
    attribute("time", seconds(totals.nanos()));
    out.append(">\n");
  }

  private void file(SuiteFile file) {
    head("  ", "testsuite", file.name(), Totals.of(List.of(file)));
    if (file.broken()) {
      begin("script", file.name(), 1, 0);
      out.append(">\n");
      problem("error", "script", "errors in the script", file.errors());
      out.append("    </testcase>\n");
    }
    file.cases().forEach(test -> test(file, test));
    out.append("  </testsuite>\n");
  }

  private void test(SuiteFile file, SuiteFile.Case test) {
    begin(test.name(), file.name(), test.account().scenario().line(), test.nanos());
    if (test.met() && test.account().silent().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    if (test.inconclusive()) {
      problem("error", "inconclusive", test.bound() + " came first", test.listing());
    } else if (!test.met()) {
      problem("failure", "unexpected", message(test.account()), test.listing());
    } else {
      String hints = String.join("\n", test.account().silent());
      out.append("      <system-out>").append(escaped(hints)).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private void begin(String name, String file, int line, long nanos) {
    out.append("    <testcase");
    attribute("name", name);
    attribute("classname", file);
    attribute("file", file);
    attribute("line", Integer.toString(line));
    attribute("time", seconds(nanos));
  }

  private static String message(Account account) {
    return "expected "
        + String.join(", ", account.expected())
        + "; found "
        + OutcomeText.found(account);
  }

  private void problem(String element, String type, String message, String text) {
    out.append("      <").append(element);
    attribute("message", message);
    attribute("type", type);
    out.append('>').append(escaped(text)).append("</").append(element).append(">\n");
  }

  private void attribute(String name, String value) {
    String inLine = escaped(value).replace("\"", "&quot;").replace("\n", "&#10;");
    out.append(' ').append(name).append("=\"").append(inLine.replace("\t", "&#9;")).append('"');
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
  }

  /** As XML text; a character that XML cannot hold becomes a question mark. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c > 0xFFFF;
  }
}
