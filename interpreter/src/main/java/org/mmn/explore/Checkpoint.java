package org.mmn.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps how far a search has come, so that another one can go on from there and end as this one
 * would have.
 *
 * <p>What is kept are the moves that led to each state for the first time: whoever goes on makes
 * them again, which also shows whether they are of the same search.
 */
public interface Checkpoint {
  /** One that keeps nothing. */
  static Checkpoint none() {
    return new Checkpoint() {
      @Override
      public boolean isDue() {
        return false;
      }

      @Override
      public void keep(Content content) {
        // It is for searches that are soon over.
      }

      @Override
      public Optional<DataInput> kept() {
        return Optional.empty();
      }
    };
  }

  /** The same, which keeps nothing any more once there is no use in going on. */
  default Checkpoint until(BooleanSupplier useless) {
    Checkpoint all = this;
    return new Checkpoint() {
      @Override
      public boolean isDue() {
        return all.isDue() && !useless.getAsBoolean();
      }

      @Override
      public void keep(Content content) {
        if (!useless.getAsBoolean()) {
          all.keep(content);
        }
      }

      @Override
      public Optional<DataInput> kept() throws IOException {
        return all.kept();
      }
    };
  }

  /** What is to be kept. */
  interface Content {
    void write(DataOutput out) throws IOException;
  }

  /** Whether enough time has passed since something was kept. */
  boolean isDue();

  /** Keeps this in place of what was kept before. */
  void keep(Content content);

  /**
   * What was kept last, if anything was.
   *
   * @throws CheckpointException when it is of another search
   */
  Optional<DataInput> kept() throws IOException;
}
