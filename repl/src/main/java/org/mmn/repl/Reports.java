package org.mmn.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmn.report.JUnitReport;
import org.mmn.report.KtapReport;
import org.mmn.report.SuiteFile;
import picocli.CommandLine.ParseResult;

/** The reports that {@code mmn test --report} asks for, and where they go. */
final class Reports {
  private static final String STDOUT = "-";

  private final Console console;
  private final List<Wanted> all = new ArrayList<>();

  private record Wanted(String format, String to) {
    String render(List<SuiteFile> files) {
      return format.equals("ktap") ? KtapReport.render(files) : JUnitReport.render(files);
    }
  }

  Reports(ParseResult given, Console console) {
    this.console = console;
    List<String> words = given.matchedOptionValue("--report", List.<String>of());
    words.forEach(word -> all.add(parse(word)));
    if (all.stream().filter(w -> w.to().equals(STDOUT)).count() > 1) {
      throw new UsageException("only one --report can go to standard output");
    }
    if (!all.isEmpty() && given.hasMatchedOption("--list")) {
      throw new UsageException("--list tests nothing that there could be a --report of");
    }
    if (onStdout() && given.hasMatchedOption("--json")) {
      throw new UsageException("--json and a --report want standard output both");
    }
  }

  private Wanted parse(String word) {
    int equals = word.indexOf('=');
    String format = equals < 0 ? word : word.substring(0, equals);
    String to = equals < 0 ? "" : word.substring(equals + 1);
    if (!List.of("ktap", "junit").contains(format) || to.isEmpty()) {
      throw new UsageException(
          "--report wants ktap=FILE, ktap=- or junit=FILE, not '" + word + "'");
    }
    if (to.equals(STDOUT) && format.equals("junit")) {
      throw new UsageException("--report junit=FILE goes to a file: it holds times");
    }
    Path folder = console.folder().resolve(to).toAbsolutePath().getParent();
    if (!to.equals(STDOUT) && (folder == null || !Files.isDirectory(folder))) {
      throw new UsageException("--report " + word + ": there is no such folder");
    }
    return new Wanted(format, to);
  }

  /** Whether standard output is one of them, and holds nothing else. */
  boolean onStdout() {
    return all.stream().anyMatch(w -> w.to().equals(STDOUT));
  }

  void write(List<SuiteFile> files) throws IOException {
    for (Wanted wanted : all) {
      String text = wanted.render(files);
      if (wanted.to().equals(STDOUT)) {
        console.out().print(text);
      } else {
        Files.write(console.folder().resolve(wanted.to()), text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
