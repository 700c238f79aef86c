package org.mmn.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmn.source.SourceFile;

/** The scripts that stand in the project's own documents, in blocks marked {@code mmn}. */
final class Documents {
  /** The language reference. */
  static final Path LANGUAGE = Path.of("../grammar/LANGUAGE.md");

  private static final String BEGIN = "```mmn";
  private static final String END = "```";

  private Documents() {}

  /** The documents that have, or may have, such blocks. */
  static List<Path> all() {
    return Stream.of("README.md", "grammar", "interpreter", "stdlib", "examples", "repl")
        .map(place -> Path.of("..").resolve(place))
        .map(place -> Files.isDirectory(place) ? place.resolve("README.md") : place)
        .flatMap(document -> Stream.of(document, document.resolveSibling("LANGUAGE.md")))
        .filter(Files::exists)
        .distinct()
        .toList();
  }

  /** The blocks of {@code document}, each as a file called {@code LANGUAGE.md:12}. */
  static List<SourceFile> scripts(Path document) {
    List<SourceFile> scripts = new ArrayList<>();
    List<String> lines = lines(document);
    for (int begin = lines.indexOf(BEGIN); begin >= 0; begin = next(lines, begin + 1)) {
      List<String> rest = lines.subList(begin + 1, lines.size());
      int length = rest.indexOf(END);
      if (length < 0) {
        throw new IllegalStateException(document + ":" + (begin + 1) + ": the block has no end");
      }
      String text = String.join("\n", rest.subList(0, length)) + "\n";
      scripts.add(new SourceFile(document + ":" + (begin + 1), text));
    }
    return scripts;
  }

  private static int next(List<String> lines, int from) {
    int found = lines.subList(from, lines.size()).indexOf(BEGIN);
    return found < 0 ? found : from + found;
  }

  static List<String> lines(Path document) {
    try {
      return Files.readAllLines(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
