package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Stmt;

/** The code of one version: {@code when kernel} resolved. */
final class Selection {
  private Selection() {}

  static boolean selects(List<VersionRange> ranges, KernelVersion version) {
    return ranges.stream().anyMatch(r -> r.contains(version));
  }

  /** The declarations that {@code version} has, none of them a {@code when kernel}. */
  static List<Decl> declarations(List<Decl> written, KernelVersion version) {
    List<Decl> selected = new ArrayList<>();
    for (Decl decl : written) {
      if (decl instanceof Decl.WhenKernel when) {
        List<Decl> branch = selects(when.versions(), version) ? when.then() : when.otherwise();
        selected.addAll(declarations(branch, version));
      } else {
        selected.add(decl);
      }
    }
    return selected;
  }

  /** The branch that {@code version} has, if any. */
  static Optional<Stmt> branch(Stmt.WhenKernel when, KernelVersion version) {
    return selects(when.versions(), version) ? Optional.of(when.then()) : when.otherwise();
  }

  /** Whether a file with these {@code kernel} lines exists in {@code version}. */
  static boolean exists(List<Decl> declarations, KernelVersion version) {
    List<VersionRange> lines =
        declarations.stream()
            .filter(Decl.Kernel.class::isInstance)
            .flatMap(d -> ((Decl.Kernel) d).versions().stream())
            .toList();
    return lines.isEmpty() || selects(lines, version);
  }
}
