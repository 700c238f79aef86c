package org.mmn.explore;

import java.io.EOFException;
import java.io.IOException;

/** What was kept of a search cannot be gone on with; the message says why. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  /** For what was met while reading. */
  public static CheckpointException of(IOException damaged) {
    return new CheckpointException(
        damaged instanceof EOFException
            ? "it ends too soon"
            : "it cannot be read: " + damaged.getMessage());
  }
}
