package org.mmn.explore.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A temporary file for what a search cannot hold in memory. It is made when first needed, and gone
 * when it is closed or the process ends, however it ends.
 *
 * <p>What was written is read as memory: the system keeps of it what it has room for. When writing
 * fails, for want of room or of leave, nothing more is written.
 */
public final class SpillFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Optional<Path> directory;
  private Optional<FileChannel> channel = Optional.empty();
  private long length;
  private boolean failed;

  private SpillFile(Optional<Path> directory) {
    this.directory = directory;
    this.failed = directory.isEmpty();
  }

  /** One in a directory. */
  public static SpillFile in(Path directory) {
    return new SpillFile(Optional.of(directory));
  }

  /** No file: nothing can be written. */
  public static SpillFile none() {
    return new SpillFile(Optional.empty());
  }

  /** Writes arrays, one behind another; returns what was written, or nothing. */
  Optional<LongBuffer> append(List<long[]> arrays) {
    if (failed) {
      return Optional.empty();
    }
    try {
      FileChannel to = open();
      long end = length;
      for (long[] array : arrays) {
        end = write(to, end, array);
      }
      LongBuffer written =
          to.map(FileChannel.MapMode.READ_ONLY, length, end - length)
              .order(ByteOrder.nativeOrder())
              .asLongBuffer();
      length = end;
      return Optional.of(written);
    } catch (IOException | UnsupportedOperationException | SecurityException noRoom) {
      failed = true;
      return Optional.empty();
    }
  }

  private FileChannel open() throws IOException {
    if (channel.isEmpty()) {
      Path file = Files.createTempFile(directory.orElseThrow(), "mmn-", ".states");
      try {
        channel =
            Optional.of(
                FileChannel.open(
                    file,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
      } finally {
        if (channel.isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
    return channel.get();
  }

  private static long write(FileChannel to, long start, long[] array) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.nativeOrder());
    long at = start;
    for (int next = 0; next < array.length; next += BUFFER / Long.BYTES) {
      int count = Math.min(BUFFER / Long.BYTES, array.length - next);
      bytes.clear().limit(count * Long.BYTES);
      bytes.asLongBuffer().put(array, next, count);
      while (bytes.hasRemaining()) {
        at += to.write(bytes, at);
      }
    }
    return at;
  }

  /** What was written must not be read any more. */
  @Override
  public void close() {
    failed = true;
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException unwritten) {
      // Nobody wants what could not be written.
    }
  }
}
