package org.mmn.examples.mutation;

import java.util.Set;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Span;
import org.mmn.workspace.Loaded;

/**
 * A scenario under one kernel version, and what is known of it from the unmutated module.
 *
 * @param sites where the module's part of its program comes from
 */
record Check(Loaded file, int scenario, KernelVersion version, int states, Set<Span> sites) {
  /** Whether its program has something of what {@code mutant} changes. */
  boolean runs(Mutant mutant) {
    return sites.stream().anyMatch(mutant::changes);
  }

  @Override
  public String toString() {
    String title = file.scenarios().get(scenario).title();
    return file.file().name() + ": " + title + ", " + version;
  }
}
