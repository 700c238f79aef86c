package org.mmn.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mmn.source.SourceFile;

/** Finds and reads scripts; {@code -} is standard input. */
final class Scripts {
  private static final String SUFFIX = ".mmn";

  private Scripts() {}

  static SourceFile read(String name, Console console) throws IOException {
    if (name.equals("-")) {
      return new SourceFile("<stdin>", text(console.in().readAllBytes()));
    }
    Path path = console.folder().resolve(name);
    if (Files.isDirectory(path)) {
      throw new IOException("'" + name + "' is a folder: 'mmn test " + name + "' checks all in it");
    }
    try {
      return new SourceFile(name, text(Files.readAllBytes(path)));
    } catch (NoSuchFileException missing) {
      throw new IOException("no such file: '" + name + "'", missing);
    } catch (IOException other) {
      throw new IOException("cannot read '" + name + "': " + other.getMessage(), other);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The scripts that the words name: files as they are, folders with all below them, in order. */
  static List<String> find(List<String> words, Console console) throws IOException {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      Path path = console.folder().resolve(word);
      if (Files.isDirectory(path)) {
        try (Stream<Path> tree = Files.walk(path)) {
          tree.filter(p -> p.toString().endsWith(SUFFIX))
              .map(p -> Path.of(word).resolve(path.relativize(p)).normalize().toString())
              .sorted()
              .forEach(found::add);
        }
      } else {
        found.add(word);
      }
    }
    return found.stream().distinct().toList();
  }
}
