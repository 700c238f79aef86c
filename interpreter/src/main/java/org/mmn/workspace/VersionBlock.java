package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.kernel.VersionRange;
import org.mmn.source.SourceFile;

/**
 * A {@code when kernel} of a text.
 *
 * @param start,end where its ranges stand
 */
public record VersionBlock(SourceFile file, int start, int end, List<VersionRange> ranges) {
  private static final String RANGE = "(?:v\\d+\\.\\d+)?(?:\\.\\.)?(?:v\\d+\\.\\d+)?";
  private static final Pattern BLOCK =
      Pattern.compile("\\bwhen\\s+kernel\\s+(" + RANGE + "(?:\\s*,\\s*" + RANGE + ")*)");
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{12}\\b");

  /** All of a text, in order; those in comments are none. */
  static List<VersionBlock> in(SourceFile file) {
    List<VersionBlock> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(file.text());
    while (found.find()) {
      String before = file.lineText(file.line(found.start()));
      if (!before.strip().startsWith("//")) {
        List<VersionRange> ranges =
            Stream.of(found.group(1).split(",", -1))
                .flatMap(r -> VersionRange.parse(r.strip()).stream())
                .toList();
        blocks.add(new VersionBlock(file, found.start(1), found.end(1), ranges));
      }
    }
    return blocks;
  }

  /** Whether {@code version} has its first branch. */
  boolean selects(KernelVersion version) {
    return ranges.stream().anyMatch(r -> r.contains(version));
  }

  /** The text in which {@code version} has the first branch, or has not. */
  SourceFile as(boolean first, KernelVersion version) {
    KernelVersion other =
        Releases.all().stream().filter(v -> !v.equals(version)).findFirst().orElseThrow();
    String text = file.text();
    String range = (first ? version : other).toString();
    return new SourceFile(file.name(), text.substring(0, start) + range + text.substring(end));
  }

  public int line() {
    return file.line(start);
  }

  /** As it is written: {@code when kernel v5.4..}. */
  public String words() {
    return "when kernel " + file.text().substring(start, end).strip();
  }

  /**
   * The commit that it names; else one that the documentation of what it stands in, or of its
   * module, names together with a release at which it begins or ends.
   */
  public Optional<String> commit() {
    Matcher inside = COMMIT.matcher(file.text().substring(start, closing()));
    return inside.find()
        ? Optional.of(inside.group())
        : Stream.concat(documentation(), module()).flatMap(this::named).findFirst();
  }

  private Stream<String> named(String line) {
    boolean bound =
        ranges.stream()
            .flatMap(r -> Stream.concat(r.from().stream(), r.to().stream()))
            .anyMatch(v -> line.contains(v.toString()));
    Matcher commit = COMMIT.matcher(line);
    return bound && commit.find() ? Stream.of(commit.group()) : Stream.of();
  }

  /** Behind its last line. */
  private int closing() {
    String text = file.text();
    int depth = 0;
    for (int i = end; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && (c == '}' || c == ';')) {
        int line = text.indexOf('\n', i);
        return line < 0 ? text.length() : line;
      }
    }
    return text.length();
  }

  /** The comment before what it stands in, a line each. */
  private Stream<String> documentation() {
    int last = line();
    while (last > 1 && !isDocumentation(last)) {
      last--;
    }
    List<String> lines = new ArrayList<>();
    for (int line = last; line > 0 && isDocumentation(line); line--) {
      lines.add(0, file.lineText(line));
    }
    return lines.stream();
  }

  private boolean isDocumentation(int line) {
    return file.lineText(line).strip().startsWith("///");
  }

  private Stream<String> module() {
    return file.text().lines().takeWhile(l -> l.startsWith("//!"));
  }
}
