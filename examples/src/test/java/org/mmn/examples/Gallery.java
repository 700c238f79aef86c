package org.mmn.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;
import org.mmn.workspace.ScenarioTree;

/** The list of the examples: a table for each theme, a row for each file. */
final class Gallery {
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- table of (\\w+) -->\n).*?(<!-- end -->\n)");
  private static final String HEAD =
      """
      | case | what it shows | breaks | source | verdict | states | time |
      | --- | --- | --- | --- | --- | --- | --- |
      """;
  private static final String WITNESS = "reachable";
  private static final double NANOS = 1e9;

  private final Mmn mmn = Mmn.withStdlib();

  /** The document with the tables of all themes as they are now. */
  String renewed(String document) {
    Matcher tables = TABLE.matcher(document);
    StringBuilder text = new StringBuilder();
    while (tables.find()) {
      MatchResult found = tables.toMatchResult();
      String table = found.group(1) + table(Path.of(found.group(2))) + found.group(3);
      tables.appendReplacement(text, Matcher.quoteReplacement(table));
    }
    return tables.appendTail(text).toString();
  }

  /** That with nothing in the last column, which is another each time. */
  static String timeless(String document) {
    return document.replaceAll("(?m)\\| [^|]* \\|$", "| |");
  }

  private String table(Path theme) {
    return HEAD
        + new ScenarioTree(theme).files().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(Path file) {
    long begin = System.nanoTime();
    String text = text(file);
    List<Result> results = results(file, text);
    long states = results.stream().mapToLong(r -> r.outcome().states()).sum();
    Header header = Header.of(text);
    String name = file.getFileName().toString().replace(".mmn", "");
    return Stream.of(
            "[" + name + "](" + file + ")",
            header.sentence(),
            header.field("Breaks").orElse(""),
            header.field("Source").map(Header::first).orElse("") + status(header),
            verdicts(results),
            String.valueOf(states),
            String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / NANOS))
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String status(Header header) {
    return header.field("Status").map(s -> " *" + s + "*").orElse("");
  }

  private List<Result> results(Path file, String text) {
    Loaded loaded = mmn.load(new SourceFile(file.toString(), text), Map.of());
    return loaded.scenarios().stream()
        .flatMap(
            scenario ->
                scenario.versions().stream()
                    .map(v -> mmn.check(loaded, scenario.index(), v, Options.DEFAULT)))
        .toList();
  }

  /** For each scenario its verdicts by version; scenarios that say the same say it once. */
  private static String verdicts(List<Result> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.scenario().title(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Gallery::byVersion)
        .distinct()
        .collect(Collectors.joining("<br>"));
  }

  private static String byVersion(List<Result> ofScenario) {
    List<String> parts = new ArrayList<>();
    for (int from = 0, to; from < ofScenario.size(); from = to) {
      String verdict = verdict(ofScenario.get(from));
      to = from + 1;
      while (to < ofScenario.size() && verdict(ofScenario.get(to)).equals(verdict)) {
        to++;
      }
      parts.add(versions(ofScenario.subList(from, to)) + " " + verdict);
    }
    return String.join("; ", parts);
  }

  private static String versions(List<Result> alike) {
    KernelVersion first = alike.get(0).version();
    KernelVersion last = alike.get(alike.size() - 1).version();
    return alike.size() == 1 ? first.toString() : first + (alike.size() > 2 ? ".." : ", ") + last;
  }

  private static String verdict(Result result) {
    String found =
        result.outcome().findings().stream()
            .map(f -> f.verdict())
            .filter(v -> !v.equals(WITNESS))
            .distinct()
            .collect(Collectors.joining(", "));
    return !found.isEmpty() ? found : result.outcome().complete() ? "ok" : "limit";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
