package org.mmn.workspace;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.CheckpointException;
import org.mmn.run.Fusion;

/** What is kept of one scenario's searches: which it was, how it was made, how far it has come. */
final class Bookmark {
  private static final String FORMAT = "mmn checkpoint 2";

  /** More code than this has a bit for each instruction is in no program. */
  private static final int MOST_BYTES = 1 << 20;

  private final Checkpoint checkpoint;
  private final Supplier<String> identity;

  /**
   * @param identity different for searches that come to different states
   */
  Bookmark(Checkpoint checkpoint, Supplier<String> identity) {
    this.checkpoint = checkpoint;
    this.identity = identity;
  }

  /**
   * How the search was made that was kept, if any was.
   *
   * @param most how many states there may be now
   */
  Optional<Attempt> attempt(int most) {
    try {
      Optional<DataInput> kept = checkpoint.kept();
      return kept.isEmpty() ? Optional.empty() : Optional.of(read(kept.get(), most));
    } catch (IOException damaged) {
      throw CheckpointException.of(damaged);
    }
  }

  private Attempt read(DataInput in, int most) throws IOException {
    if (!in.readUTF().equals(FORMAT)) {
      throw new CheckpointException("it is of another version of mmn");
    } else if (!in.readUTF().equals(identity.get())) {
      throw new CheckpointException("it is of another search");
    }
    Fusion fusion = fusion(in.readUTF());
    boolean persistent = in.readBoolean();
    boolean symmetric = in.readBoolean();
    return new Attempt(fusion, persistent, symmetric, most, true, reached(in));
  }

  private static BitSet reached(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new CheckpointException("it is damaged");
    }
    byte[] bits = new byte[length];
    in.readFully(bits);
    return BitSet.valueOf(bits);
  }

  private static Fusion fusion(String name) {
    return Arrays.stream(Fusion.values())
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CheckpointException("it is damaged"));
  }

  /** The checkpoint as a search made so is to see it. */
  Checkpoint of(Attempt attempt) {
    return new Checkpoint() {
      @Override
      public boolean isDue() {
        return checkpoint.isDue();
      }

      @Override
      public void keep(Content content) {
        checkpoint.keep(
            out -> {
              out.writeUTF(FORMAT);
              out.writeUTF(identity.get());
              out.writeUTF(attempt.fusion().name());
              out.writeBoolean(attempt.persistent());
              out.writeBoolean(attempt.symmetric());
              byte[] reached = attempt.reached().toByteArray();
              out.writeInt(reached.length);
              out.write(reached);
              content.write(out);
            });
      }

      @Override
      public Optional<DataInput> kept() throws IOException {
        Optional<DataInput> kept = checkpoint.kept();
        return kept.isPresent() && read(kept.get(), attempt.states()).equals(attempt)
            ? kept
            : Optional.empty();
      }
    };
  }
}
