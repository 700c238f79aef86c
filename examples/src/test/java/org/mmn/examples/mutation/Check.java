package org.mmn.examples.mutation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.kernel.KernelVersion;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Resolver;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Unit;

/**
 * A scenario under one kernel version, and what is known of it from the unmutated module.
 *
 * @param sites where the module's part of its program comes from
 */
record Check(Unit file, int scenario, KernelVersion version, int states, Set<Span> sites) {
  /** Whether its program has something of what {@code mutant} changes. */
  boolean runs(Mutant mutant) {
    return sites.stream().anyMatch(mutant::changes);
  }

  /** Empty where it is wrong with the modules of {@code resolver}. */
  Optional<ResolvedScenario> resolved(Resolver resolver) {
    return resolver.resolve(file, scenario, version, Map.of(), new Diagnostics());
  }

  @Override
  public String toString() {
    String title = Resolver.scenarios(file).get(scenario).title();
    return file.file().name() + ": " + title + ", " + version;
  }
}
