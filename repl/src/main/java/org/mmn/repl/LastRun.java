package org.mmn.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Which tests failed when they last ran, remembered for each folder that {@code mmn test} is run
 * in: a file below {@code $XDG_CACHE_HOME/mmn}. Where there is no such place nothing is remembered.
 */
final class LastRun {
  private final Optional<Path> file;
  private final SortedSet<String> failed = new TreeSet<>();

  private LastRun(Optional<Path> file) {
    this.file = file;
  }

  /** The memory for the folder of {@code console}. */
  static LastRun recall(Console console) {
    Path folder = console.folder().toAbsolutePath().normalize();
    LastRun last = new LastRun(cache(console).map(c -> c.resolve("failed").resolve(key(folder))));
    try {
      if (last.file.isPresent() && Files.isRegularFile(last.file.get())) {
        last.failed.addAll(Files.readAllLines(last.file.get()));
      }
    } catch (IOException unreadable) {
      last.failed.clear();
    }
    return last;
  }

  /** As the XDG base directory specification says; a relative place does not count. */
  private static Optional<Path> cache(Console console) {
    String given = console.environment().getOrDefault("XDG_CACHE_HOME", "");
    String home = console.environment().getOrDefault("HOME", "");
    return List.of(Path.of(given), home.isEmpty() ? Path.of("") : Path.of(home, ".cache")).stream()
        .filter(Path::isAbsolute)
        .findFirst()
        .map(p -> p.resolve("mmn"));
  }

  /** A name that a person recognises and no other folder has, but for a clash of hashes. */
  private static String key(Path folder) {
    CRC32 hash = new CRC32();
    hash.update(folder.toString().getBytes(StandardCharsets.UTF_8));
    Path name = folder.getFileName();
    return (name == null ? "root" : name) + String.format("-%08x", hash.getValue());
  }

  boolean isEmpty() {
    return failed.isEmpty();
  }

  boolean has(TestName test) {
    return failed.contains(test.line());
  }

  /** Whether some test of the file failed, or the script had errors. */
  boolean hasAnyOf(String name) {
    String start = name.replace('\\', '/') + "\t";
    return failed.tailSet(start).stream().findFirst().filter(l -> l.startsWith(start)).isPresent();
  }

  /** Takes in what has been tested now; tests that were not keep what is known of them. */
  void learn(Collection<TestName> tested, Collection<TestName> nowFailed) {
    tested.forEach(t -> failed.remove(t.line()));
    nowFailed.forEach(t -> failed.add(t.line()));
  }

  /** Writes it down, whole or not at all. */
  void keep() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    Path to = file.get();
    if (failed.isEmpty()) {
      Files.deleteIfExists(to);
      return;
    }
    Path folder = Files.createDirectories(to.resolveSibling("."));
    Path written = Files.createTempFile(folder, "failed", ".new");
    Files.write(written, failed);
    Files.move(written, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
