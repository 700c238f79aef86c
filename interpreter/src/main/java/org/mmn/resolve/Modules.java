package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/** The files of one resolution: read when a name of theirs is first asked for. */
final class Modules {
  private final Session session;
  private final Map<String, Module> loaded = new LinkedHashMap<>();

  Modules(Session session) {
    this.session = session;
  }

  /** What a core module defines; empty also when it does so under other versions only. */
  Optional<Symbol> find(String name) {
    for (String definer : session.library().index().definers(name)) {
      if (ModuleIndex.isCore(definer)) {
        Optional<Symbol> symbol = stdlib(definer).flatMap(m -> m.scope().own(name));
        if (symbol.isPresent()) {
          return symbol;
        }
      }
    }
    return Optional.empty();
  }

  /** The names that {@link #find} may know; members of structs are left out. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(session.library().index().coreNames());
    names.removeIf(n -> n.indexOf('.') >= 0);
    return names;
  }

  /** Every file that was read so far. */
  List<Module> loaded() {
    return new ArrayList<>(loaded.values());
  }

  Optional<Module> stdlib(String name) {
    if (!loaded.containsKey(name)) {
      Optional<Unit> unit = session.library().module(name, session.diagnostics());
      unit.ifPresent(u -> open(name, u, true));
    }
    return Optional.ofNullable(loaded.get(name));
  }

  /** The file that is resolved. */
  Module ofFile(Unit unit) {
    return open(unit.file().name(), unit, isStdlib(unit));
  }

  /** A file of the stdlib that is checked by itself may do what the stdlib may. */
  private boolean isStdlib(Unit unit) {
    return session.library().index().modules().stream()
        .anyMatch(m -> unit.file().name().equals("stdlib/" + m.replace('.', '/') + ".mmn"));
  }

  private Module open(String name, Unit unit, boolean stdlib) {
    boolean exists = Selection.exists(unit.declarations(), session.version());
    List<Decl> selected =
        exists ? Selection.declarations(unit.declarations(), session.version()) : List.of();
    Scope scope = Scope.ofModule(this);
    Module module = new Module(name, unit, stdlib, exists, scope, selected);
    loaded.put(name, module);
    new ModuleDeclarations(session, module).define();
    for (Decl decl : selected) {
      if (decl instanceof Decl.Use use) {
        used(unit, use).ifPresent(m -> scope.use(m.scope()));
      }
    }
    return module;
  }

  private Optional<Module> used(Unit user, Decl.Use use) {
    Optional<Module> module = use.isPath() ? local(user, use.module()) : stdlib(use.module());
    if (module.isEmpty()) {
      String what = use.isPath() ? "there is no file" : "there is no module";
      session.misspelt(
          Codes.UNKNOWN_MODULE,
          use.span(),
          what + " '" + use.module() + "'",
          use.module(),
          use.isPath() ? List.of() : session.library().index().modules());
    }
    return module;
  }

  private Optional<Module> local(Unit user, String path) {
    Optional<Unit> unit = session.library().local(user.file(), path, session.diagnostics());
    return unit.map(
        u -> {
          Module known = loaded.get(u.file().name());
          return known != null ? known : open(u.file().name(), u, false);
        });
  }
}
