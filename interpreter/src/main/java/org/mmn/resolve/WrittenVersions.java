package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/** What a file says of versions outside of the lines of its scenarios. */
final class WrittenVersions {
  private final VersionSelection selection;
  private final Diagnostics diagnostics;

  WrittenVersions(VersionSelection selection, Diagnostics diagnostics) {
    this.selection = selection;
    this.diagnostics = diagnostics;
  }

  /** Complains about releases that there are none of, and scenarios that depend on the version. */
  void check(Unit unit) {
    for (Decl decl : unit.declarations()) {
      if (decl instanceof Decl.Kernel line) {
        selection.known(line.versions(), line.span());
        module(unit, line);
      } else if (decl instanceof Decl.WhenKernel when) {
        scenarios(when);
      }
      new SyntaxWalk() {
        @Override
        void versions(List<VersionRange> versions, Span span) {
          selection.known(versions, span);
        }
      }.walk(decl);
    }
  }

  private void module(Unit unit, Decl.Kernel line) {
    if (!Resolver.scenarios(unit).isEmpty()) {
      diagnostics.error(
          Codes.MISPLACED,
          line.span(),
          "a file with scenarios has no 'kernel' line: each scenario has its own");
    }
  }

  private void scenarios(Decl.WhenKernel when) {
    List<Decl> inner = new ArrayList<>(when.then());
    inner.addAll(when.otherwise());
    for (Decl decl : inner) {
      if (decl instanceof Decl.Scenario scenario) {
        diagnostics.add(ScenarioResolver.misplaced(scenario));
      }
    }
  }

  /** Every range that a file names. */
  static List<VersionRange> of(Unit unit) {
    List<VersionRange> all = new ArrayList<>();
    for (Decl decl : unit.declarations()) {
      if (decl instanceof Decl.Kernel line) {
        all.addAll(line.versions());
      }
      new SyntaxWalk() {
        @Override
        void versions(List<VersionRange> versions, Span span) {
          all.addAll(versions);
        }
      }.walk(decl);
    }
    return all;
  }

  /** The constants that the command line may set. */
  static Set<String> constants(Unit unit) {
    Set<String> names = new TreeSet<>();
    constants(unit.declarations(), names);
    return names;
  }

  private static void constants(List<Decl> declarations, Set<String> names) {
    for (Decl decl : declarations) {
      if (decl instanceof Decl.Const constant) {
        names.add(constant.name());
      } else if (decl instanceof Decl.Scenario scenario) {
        constants(scenario.members(), names);
      } else if (decl instanceof Decl.Driver driver) {
        constants(driver.members(), names);
      } else if (decl instanceof Decl.WhenKernel when) {
        constants(when.then(), names);
        constants(when.otherwise(), names);
      }
    }
  }
}
