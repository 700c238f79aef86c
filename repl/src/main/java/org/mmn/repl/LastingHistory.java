package org.mmn.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.impl.history.DefaultHistory;

/** The inputs of earlier sessions, in a file that may have been damaged since. */
final class LastingHistory extends DefaultHistory {
  private final Path file;

  LastingHistory(Path file) {
    this.file = file;
  }

  @Override
  public void load() throws IOException {
    try {
      super.load();
    } catch (UncheckedIOException notText) {
      Files.writeString(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      super.load();
    }
  }
}
