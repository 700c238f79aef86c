package org.mmn.workspace;

import org.mmn.explore.Checkpoint;
import org.mmn.explore.store.Storage;

/**
 * How a search of many states is made. What comes out does not depend on it, but for what hashes in
 * place of states omit, and for where memory ends.
 *
 * @param crew who makes it
 * @param storage how its states are kept
 * @param checkpoint what it has come to before, and where it keeps that: for one search at a time
 */
public record Large(Crew crew, Storage storage, Checkpoint checkpoint) {
  /** By one worker, in memory, from the beginning. */
  public static final Large PLAIN = new Large(Crew.ALONE, Storage.EXACT, Checkpoint.none());

  /** The same by others. */
  public Large by(Crew others) {
    return new Large(others, storage, checkpoint);
  }

  /** The same with a checkpoint. */
  public Large keeping(Checkpoint other) {
    return new Large(crew, storage, other);
  }
}
