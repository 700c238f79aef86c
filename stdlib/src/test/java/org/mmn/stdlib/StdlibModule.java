package org.mmn.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** A module as it lies in the source tree. */
record StdlibModule(String name, Unit unit) {
  static final Path ROOT = Path.of("src/main/resources/org/mmn/stdlib");
  private static final String SUFFIX = ".mmn";

  /** All modules, in the order of their names. */
  static List<StdlibModule> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(f -> f.toString().endsWith(SUFFIX))
          .map(ROOT::relativize)
          .map(f -> f.toString().replace('\\', '/'))
          .sorted()
          .map(StdlibModule::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StdlibModule read(String path) {
    try {
      Diagnostics found = new Diagnostics();
      SourceFile file = new SourceFile(path, Files.readString(ROOT.resolve(path)));
      Unit unit = Parser.parse(file, found);
      if (found.hasErrors()) {
        throw new AssertionError(path + ": " + found.all());
      }
      String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
      return new StdlibModule(name, unit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
