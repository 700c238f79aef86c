package org.mmn.junit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/** Finds and reads the scripts of a suite. */
final class SuiteLoader {
  private static final String CLASSPATH = "classpath:";
  private static final String SUFFIX = ".mmn";

  private final ClassLoader classes;

  /**
   * A script.
   *
   * @param id what it is called in unique ids: as the suite names it, with slashes
   */
  record Script(String id, Path path, SourceFile file) {
    TestSource source() {
      return FileSource.from(path.toAbsolutePath().toFile());
    }

    TestSource source(Span place) {
      return FileSource.from(
          path.toAbsolutePath().toFile(), FilePosition.from(place.line(), place.column()));
    }
  }

  SuiteLoader(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * The scripts at a place, in order.
   *
   * @throws IOException with a message for people when there is no such place
   */
  List<Script> load(String place) throws IOException {
    Path root = root(place);
    if (Files.isRegularFile(root)) {
      return List.of(script(place, root));
    } else if (!Files.isDirectory(root)) {
      throw new IOException("no such folder or file: '" + place + "'");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(p -> p.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Script> scripts = new ArrayList<>();
    for (Path file : files) {
      String below = root.relativize(file).toString().replace('\\', '/');
      scripts.add(script(place.equals(".") ? below : place + "/" + below, file));
    }
    return scripts;
  }

  private Path root(String place) throws IOException {
    if (!place.startsWith(CLASSPATH)) {
      return Path.of(place);
    }
    URL found = classes.getResource(place.substring(CLASSPATH.length()));
    if (found == null) {
      throw new IOException("nothing on the class path is called '" + place + "'");
    } else if (!found.getProtocol().equals("file")) {
      throw new IOException("'" + place + "' lies in a jar; scripts are read from folders");
    }
    try {
      return Path.of(new URI(found.toString()));
    } catch (URISyntaxException wrong) {
      throw new IOException("cannot read '" + place + "'", wrong);
    }
  }

  /** A script's own name is a path that {@code mmn run} finds, from here if it lies below. */
  private static Script script(String id, Path path) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    Path name = whole.startsWith(here) ? here.relativize(whole) : whole;
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return new Script(id, path, new SourceFile(name.toString().replace('\\', '/'), text));
  }
}
