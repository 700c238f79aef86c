package org.mmn.session;

import org.mmn.workspace.Options;

/** What a search may take, who may stop it, and who is told how far it is. */
public interface SearchLimits {
  /**
   * @param usual with the constants of the script
   */
  Options options(Options usual);

  /** Whether somebody has stopped the search that was the last. */
  default boolean isStopped() {
    return false;
  }
}
