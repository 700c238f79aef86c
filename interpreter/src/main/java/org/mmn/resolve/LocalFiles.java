package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.SourceFile;

/** Where the texts of {@code use "local.mmn";} come from. */
public interface LocalFiles {
  /** No file at all: for text that has no place, such as standard input. */
  static LocalFiles none() {
    return (user, path) -> Optional.empty();
  }

  /** The file at {@code path}, relative to the place of {@code user}. */
  Optional<SourceFile> open(SourceFile user, String path);
}
