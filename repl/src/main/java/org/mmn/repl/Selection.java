package org.mmn.repl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Spelling;
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

  /** Why none of a file is meant. */
  String reason(Loaded file) {
    String name = file.file().name();
    List<ScenarioRef> all = file.scenarios();
    if (all.isEmpty()) {
      return name + " has no scenario";
    } else if (all.stream().noneMatch(this::isMeant)) {
      return name + " has no scenario '" + scenario.orElse("") + "'" + meant(all);
    }
    String versions =
        all.stream()
            .filter(this::isMeant)
            .flatMap(s -> s.versions().stream())
            .distinct()
            .sorted()
            .map(KernelVersion::toString)
            .collect(Collectors.joining(", "));
    return name + " is about other kernels: " + versions;
  }

  /** The title that may be meant; else how many there are. */
  private String meant(List<ScenarioRef> all) {
    return scenario
        .flatMap(s -> Spelling.nearest(s, all.stream().map(ScenarioRef::title).toList()))
        .map(near -> "; did you mean '" + near + "'?")
        .orElse(" among its " + all.size());
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
