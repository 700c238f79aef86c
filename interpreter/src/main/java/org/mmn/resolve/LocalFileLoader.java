package org.mmn.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.mmn.source.SourceFile;

/** Local files as they lie on disk; a file's name is its path. */
public final class LocalFileLoader implements LocalFiles {

  @Override
  public Optional<SourceFile> open(SourceFile user, String path) {
    try {
      Path file = Path.of(user.name()).resolveSibling(path).normalize();
      return Files.isRegularFile(file)
          ? Optional.of(new SourceFile(file.toString(), text(file)))
          : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  /** Bytes that are no UTF-8 are still text, as they are in the file that is checked. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
