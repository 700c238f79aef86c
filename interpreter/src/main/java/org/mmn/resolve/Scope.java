package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names and what they stand for, in one block, function, driver, scenario or module. A name that is
 * not here is looked for outside, then in the modules that are used, then in the core modules.
 */
final class Scope {
  private final Map<String, Symbol> names = new LinkedHashMap<>();
  private final Optional<Scope> outer;
  private final Optional<Modules> core;
  private final List<Scope> used = new ArrayList<>();

  private Scope(Optional<Scope> outer, Optional<Modules> core) {
    this.outer = outer;
    this.core = core;
  }

  static Scope ofModule(Modules core) {
    return new Scope(Optional.empty(), Optional.of(core));
  }

  Scope inner() {
    return new Scope(Optional.of(this), Optional.empty());
  }

  void use(Scope module) {
    used.add(module);
  }

  void define(String name, Symbol symbol) {
    names.put(name, symbol);
  }

  Optional<Symbol> own(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Its own names, in the order in which they were defined. */
  Map<String, Symbol> own() {
    return names;
  }

  Optional<Symbol> find(String name) {
    Optional<Symbol> found = own(name);
    if (found.isEmpty() && outer.isPresent()) {
      return outer.get().find(name);
    }
    for (int i = 0; i < used.size() && found.isEmpty(); i++) {
      found = used.get(i).own(name);
    }
    return found.isEmpty() && core.isPresent() ? core.get().find(name) : found;
  }

  /** Every name that can be used here. */
  Set<String> visible() {
    Set<String> all = new TreeSet<>(names.keySet());
    outer.ifPresent(o -> all.addAll(o.visible()));
    used.forEach(u -> all.addAll(u.names.keySet()));
    core.ifPresent(c -> all.addAll(c.names()));
    return all;
  }
}
