package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.resolve.VersionedCode;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Parser;

/** A {@code when kernel} of a file. */
public record VersionBlock(SourceFile file, VersionedCode.Block block) {
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{12}\\b");

  /** All of a file, in order. */
  static List<VersionBlock> in(SourceFile file) {
    return VersionedCode.of(Parser.parse(file, new Diagnostics())).stream()
        .map(block -> new VersionBlock(file, block))
        .toList();
  }

  /** Whether {@code version} has its first branch. */
  boolean selects(KernelVersion version) {
    return block.versions().stream().anyMatch(r -> r.contains(version));
  }

  /** The text in which {@code version} has the first branch, or has not. */
  SourceFile as(boolean first, KernelVersion version) {
    KernelVersion other =
        Releases.all().stream().filter(v -> !v.equals(version)).findFirst().orElseThrow();
    String text = file.text();
    String range = (first ? version : other).toString();
    return new SourceFile(
        file.name(),
        text.substring(0, block.at().start()) + range + text.substring(block.at().end()));
  }

  public int line() {
    return block.at().line();
  }

  /** As it is written: {@code when kernel v5.4..}. */
  public String words() {
    return "when kernel " + block.at().text().strip();
  }

  /**
   * The commit that it names; else one that the documentation of what it stands in, or of its
   * module, names together with a release at which it begins or ends.
   */
  public Optional<String> commit() {
    Matcher inside = COMMIT.matcher(file.text().substring(block.at().start(), closing()));
    return inside.find()
        ? Optional.of(inside.group())
        : Stream.concat(documentation(), module()).flatMap(this::named).findFirst();
  }

  private Stream<String> named(String line) {
    boolean bound =
        block.versions().stream()
            .flatMap(r -> Stream.concat(r.from().stream(), r.to().stream()))
            .anyMatch(v -> line.contains(v.toString()));
    Matcher commit = COMMIT.matcher(line);
    return bound && commit.find() ? Stream.of(commit.group()) : Stream.of();
  }

  /** Behind the last line of its first branch. */
  private int closing() {
    int line = file.text().indexOf('\n', block.then());
    return line < 0 ? file.text().length() : line;
  }

  /** The comments before what it stands in, a line each. */
  private Stream<String> documentation() {
    List<String> lines = new ArrayList<>();
    for (Span outer : block.within()) {
      int first = outer.line();
      while (first > 1 && isDocumentation(first - 1)) {
        first--;
      }
      for (int line = first; line < outer.line(); line++) {
        lines.add(file.lineText(line));
      }
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
