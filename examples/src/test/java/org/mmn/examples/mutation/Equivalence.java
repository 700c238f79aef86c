package org.mmn.examples.mutation;

import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.syntax.Stmt;

/** What can be proved of a mutant without a search: that it is the same program. */
final class Equivalence {
  private Equivalence() {}

  /** Whether no release has code of both neighbours, so that either order is the same to each. */
  static boolean ofSwap(Stmt first, Stmt second) {
    return Releases.all().stream().noneMatch(v -> has(first, v) && has(second, v));
  }

  private static boolean has(Stmt stmt, KernelVersion version) {
    return !(stmt instanceof Stmt.WhenKernel when)
        || when.otherwise().isPresent()
        || when.versions().stream().anyMatch(range -> range.contains(version));
  }
}
