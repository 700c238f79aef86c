package org.mmn.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** A library with the modules in {@code resolve/stdlib}: a small stand-in for the real one. */
final class SmallLibrary {
  static final Operations OPERATIONS =
      new Operations(
          Set.of(
                  "done",
                  "blocked",
                  "held",
                  "held_by",
                  "free_frames",
                  "mapped",
                  "mm_flag",
                  "reaped",
                  "in_flight",
                  "subscribed",
                  "atomic_read",
                  "overlaps")
              ::contains,
          Set.of(
                  "mutex_lock",
                  "down_read",
                  "down_write",
                  "spin_lock",
                  "wait_for_completion",
                  "schedule_waiting",
                  "oom_reaper_dequeue")
              ::contains);

  private SmallLibrary() {}

  static Library library(Map<String, String> localFiles) {
    Map<String, String> texts = texts();
    LocalFiles files =
        (user, path) ->
            java.util.Optional.ofNullable(localFiles.get(path)).map(t -> new SourceFile(path, t));
    return new Library(new MemoryModules(texts, index(texts)), files, Parser::parse);
  }

  static ModuleIndex index(Map<String, String> texts) {
    return ModuleIndex.parse(
        texts.entrySet().stream()
            .map(e -> ModuleIndex.line(e.getKey(), parse(e.getKey(), e.getValue())))
            .collect(Collectors.joining("\n")));
  }

  private static Unit parse(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(new SourceFile(name, text), diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException(diagnostics.all().get(0).toString());
    }
    return unit;
  }

  private static Map<String, String> texts() {
    try {
      Path root = Path.of(SmallLibrary.class.getResource("/org/mmn/resolve/stdlib").toURI());
      Map<String, String> texts = new TreeMap<>();
      try (Stream<Path> files = Files.walk(root)) {
        List<Path> modules = files.filter(f -> f.toString().endsWith(".mmn")).toList();
        for (Path module : modules) {
          String name = root.relativize(module).toString().replace('/', '.');
          texts.put(name.substring(0, name.length() - ".mmn".length()), Files.readString(module));
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
