package org.mmn.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    Path path = path(name, console);
    if (Files.isDirectory(path)) {
      throw new IOException("'" + name + "' is a folder: 'mmn test " + name + "' checks all in it");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException missing) {
      throw new IOException("no such file: '" + name + "'", missing);
    } catch (IOException other) {
      throw new IOException("cannot read '" + name + "': " + reason(other), other);
    }
    String text = text(bytes);
    if (text.indexOf('\0') >= 0) {
      throw new IOException("'" + name + "' is no text, so it is no script");
    }
    return new SourceFile(name, text);
  }

  /** The file of a name. */
  static Path path(String name, Console console) throws IOException {
    try {
      return console.folder().resolve(name);
    } catch (InvalidPathException wrong) {
      throw new IOException("'" + name + "' cannot be a file's name here", wrong);
    }
  }

  /** Why a file cannot be read or written. */
  static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    } else if (problem instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The scripts that the words name: files as they are, folders with all below them, in order. */
  static List<String> find(List<String> words, Console console) throws IOException {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      Path path = path(word, console);
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
