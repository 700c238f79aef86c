package org.mmn.resolve;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mmn.kernel.KernelVersion;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/** The names that a module defines at its top. See {@link ModuleIndex} for how they are written. */
final class DefinedNames {
  private DefinedNames() {}

  /** Those of all versions, daemons with what they wait on, in alphabetical order. */
  static Set<String> of(Unit unit) {
    Set<String> names = new TreeSet<>();
    collect(
        unit.declarations(),
        d -> {
          if (d instanceof Decl.ThreadDecl daemon) {
            names.add(daemon.name() + "<" + String.join(",", IdleWait.names(daemon, unit)));
          } else {
            define(d, names);
          }
        });
    return names;
  }

  /** Those that {@code version} has; none when the file's {@code kernel} line excludes it. */
  static Set<String> of(Unit unit, KernelVersion version) {
    Set<String> names = new TreeSet<>();
    if (Selection.exists(unit.declarations(), version)) {
      Selection.declarations(unit.declarations(), version).forEach(d -> define(d, names));
    }
    return names;
  }

  /** The names of one declaration; a daemon's is its own. */
  static Set<String> of(Decl decl) {
    Set<String> names = new TreeSet<>();
    define(decl, names);
    if (decl instanceof Decl.ThreadDecl daemon) {
      names.add(daemon.name());
    }
    return names;
  }

  private static void collect(List<Decl> declarations, Consumer<Decl> found) {
    for (Decl decl : declarations) {
      if (decl instanceof Decl.WhenKernel when) {
        collect(when.then(), found);
        collect(when.otherwise(), found);
      } else {
        found.accept(decl);
      }
    }
  }

  private static void define(Decl decl, Set<String> names) {
    if (decl instanceof Decl.Const c) {
      names.add(c.name());
    } else if (decl instanceof Decl.Variable v) {
      names.add(v.name());
    } else if (decl instanceof Decl.Function f) {
      names.add(f.name());
    } else if (decl instanceof Decl.Driver d) {
      names.add(d.name());
    } else if (decl instanceof Decl.Struct s) {
      collect(
          s.members(),
          m -> {
            if (m instanceof Decl.Variable field) {
              names.add(s.name() + "." + field.name());
            }
          });
    }
  }
}
