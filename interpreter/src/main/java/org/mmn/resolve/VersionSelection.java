package org.mmn.resolve;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/** Chooses the kernel versions that a scenario is checked under (rule 33). */
final class VersionSelection {
  private final Library library;
  private final Diagnostics diagnostics;

  VersionSelection(Library library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
  }

  /** In order; the newest release when the scenario does not say. */
  SortedSet<KernelVersion> versions(Unit unit, Decl.Scenario scenario) {
    List<Decl.Kernel> lines =
        scenario.members().stream()
            .filter(Decl.Kernel.class::isInstance)
            .map(Decl.Kernel.class::cast)
            .toList();
    lines.stream()
        .skip(1)
        .forEach(
            l ->
                diagnostics.error(
                    Codes.REPEATED, l.span(), "a scenario has one 'kernel' line only"));
    SortedSet<KernelVersion> chosen = new TreeSet<>();
    for (Decl.Kernel line : lines) {
      known(line.versions(), line.span());
      for (VersionRange range : line.versions()) {
        List<VersionRange> changes =
            range.isSingle() ? List.of() : new LoadedCode(library).changes(unit, scenario);
        chosen.addAll(Releases.representatives(range, changes));
      }
    }
    if (lines.isEmpty()) {
      chosen.add(Releases.NEWEST);
    }
    expectations(scenario, lines, chosen);
    return chosen;
  }

  /** Complains about releases that there are none of. */
  void known(List<VersionRange> ranges, Span span) {
    for (VersionRange range : ranges) {
      range.from().ifPresent(v -> known(v, span));
      range.to().ifPresent(v -> known(v, span));
    }
  }

  private void known(KernelVersion version, Span span) {
    if (!Releases.knows(version)) {
      diagnostics.error(
          Codes.UNKNOWN_RELEASE,
          span,
          version
              + " is not a release that mmn knows: they are "
              + Releases.OLDEST
              + " to "
              + Releases.NEWEST);
    }
  }

  private void expectations(
      Decl.Scenario scenario, List<Decl.Kernel> lines, SortedSet<KernelVersion> chosen) {
    boolean stretch =
        lines.stream().flatMap(l -> l.versions().stream()).anyMatch(r -> !r.isSingle());
    String hint = stretch ? " (a range stands for the releases at which the code changes)" : "";
    for (Decl member : scenario.members()) {
      if (member instanceof Decl.Expect expect) {
        known(expect.versions(), expect.span());
        expect.versions().stream()
            .filter(r -> chosen.stream().noneMatch(r::contains))
            .forEach(
                r ->
                    diagnostics.error(
                        Codes.NOT_CLAIMED,
                        expect.span(),
                        "this scenario is not checked under "
                            + r
                            + ": of its 'kernel' line mmn checks "
                            + Unresolved.stretches(List.copyOf(chosen))
                            + hint));
      }
    }
  }
}
