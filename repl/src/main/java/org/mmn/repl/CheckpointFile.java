package org.mmn.repl;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.CheckpointException;

/**
 * A checkpoint in a file, which is replaced as a whole: whenever the process ends, the file is the
 * old or the new one. It takes a few bytes for a state.
 */
final class CheckpointFile implements Checkpoint, AutoCloseable {
  /** How often to keep, in nanoseconds, unless that takes more than a twentieth of the time. */
  private static final long PAUSE = 10_000_000_000L;

  private static final int SHARE = 20;

  private final Path file;
  private final Console console;
  private Optional<DataInputStream> open = Optional.empty();
  private long next = System.nanoTime() + PAUSE;
  private boolean failed;
  private boolean whole;

  CheckpointFile(Path file, Console console) {
    this.file = file;
    this.console = console;
  }

  @Override
  public boolean isDue() {
    return !failed && System.nanoTime() - next >= 0;
  }

  @Override
  public void keep(Content content) {
    long start = System.nanoTime();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh))))) {
        content.write(out);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      whole = true;
    } catch (IOException unwritten) {
      failed = true;
      discard(fresh);
      console.hint("checkpoint not written: '" + file + "': " + Scripts.reason(unwritten));
    }
    long end = System.nanoTime();
    next = end + Math.max(PAUSE, SHARE * (end - start));
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException there) {
      // What is wrong has been said.
    }
  }

  @Override
  public Optional<DataInput> kept() throws IOException {
    close();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    requireWhole();
    open = Optional.of(new DataInputStream(new BufferedInputStream(unpacked())));
    return Optional.of(open.get());
  }

  /** Reads it to the end, where its checksum is. */
  private void requireWhole() throws IOException {
    if (!whole) {
      try (InputStream in = unpacked()) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (ZipException other) {
        throw new CheckpointException("it is no checkpoint, or damaged");
      }
      whole = true;
    }
  }

  private InputStream unpacked() throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new GZIPInputStream(in);
    } catch (IOException other) {
      in.close();
      throw other;
    }
  }

  /** Whether anything is kept. */
  boolean exists() {
    return Files.exists(file);
  }

  /** The search is over. */
  void remove() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }
}
