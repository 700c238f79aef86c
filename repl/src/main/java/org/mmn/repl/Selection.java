package org.mmn.repl;

import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;

/** Which scenarios of a file are meant, and under which kernels. */
record Selection(Optional<String> scenario, Optional<VersionRange> kernel) {

  static Selection of(SearchOptions options) {
    return new Selection(options.scenario(), options.kernel());
  }

  /** Those of a file that are meant, each with the versions that are; none without a version. */
  List<ScenarioRef> from(Loaded file) {
    return file.scenarios().stream()
        .filter(this::isMeant)
        .map(s -> new ScenarioRef(s.title(), s.index(), s.span(), versions(s)))
        .filter(s -> !s.versions().isEmpty())
        .toList();
  }

  private boolean isMeant(ScenarioRef ref) {
    return scenario
        .map(s -> s.equals(ref.title()) || s.equals(Integer.toString(ref.index() + 1)))
        .orElse(true);
  }

  private List<KernelVersion> versions(ScenarioRef ref) {
    return ref.versions().stream()
        .filter(v -> kernel.map(k -> k.contains(v)).orElse(true))
        .toList();
  }
}
