package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mmn.session.Disk;
import org.mmn.source.SourceFile;

/** Scripts as files below the folder of a console. */
final class ConsoleDisk implements Disk {
  private final Console console;
  private final Set<Path> written = new LinkedHashSet<>();

  ConsoleDisk(Console console) {
    this.console = console;
  }

  @Override
  public SourceFile read(String name) throws IOException {
    return Scripts.read(expanded(name), console);
  }

  /** At a prompt no shell has seen {@code ~/} before. */
  private String expanded(String name) {
    String home = console.environment().getOrDefault("HOME", "");
    return name.startsWith("~/") && !home.isEmpty() ? home + name.substring(1) : name;
  }

  @Override
  public void write(String name, String text) throws IOException {
    Path path = Scripts.path(expanded(name), console);
    if (Files.exists(path) && !written.contains(path)) {
      throw new IOException("'" + name + "' is there already: save under another name");
    }
    try {
      Files.writeString(path, text);
    } catch (IOException other) {
      throw new IOException("cannot write '" + name + "': " + Scripts.reason(other), other);
    }
    written.add(path);
  }
}
