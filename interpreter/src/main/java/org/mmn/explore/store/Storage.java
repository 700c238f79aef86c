package org.mmn.explore.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a search keeps the states that it has seen.
 *
 * @param fingerprints whether by 64-bit hashes alone, so that it may take one state for another:
 *     see {@link StateStore#omissionProbability}
 * @param spill the directory for a temporary file of what finds no room in memory; nothing when
 *     there is to be none
 */
public record Storage(boolean fingerprints, Optional<Path> spill) {
  /** Every state as it is, in memory. */
  public static final Storage EXACT = new Storage(false, Optional.empty());

  /**
   * A store for a search that loads states in the order of their numbers: hashes where these tell
   * all states apart, too.
   *
   * @param words of each state
   * @param numbered whether numbers of states that are left have to be known
   */
  public StateStore open(int words, boolean numbered) {
    SpillFile file = spill.map(SpillFile::in).orElseGet(SpillFile::none);
    boolean toldApart = words == 1;
    return fingerprints || toldApart
        ? StateStore.hashes(words, numbered, file)
        : StateStore.exact(words, file);
  }
}
