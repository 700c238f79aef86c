package org.mmn.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/**
 * What a scenario may load, over all versions: found by names alone, so that it can be known before
 * a version is chosen. Collects where the code changes.
 */
final class LoadedCode {
  /** A declaration at the top of a file, and the {@code when kernel}s around it. */
  private record Entry(Decl decl, List<VersionRange> versions, Unit unit) {}

  private final Library library;
  private final Map<String, List<Entry>> byName = new LinkedHashMap<>();
  private final Set<String> opened = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<VersionRange> changes = new LinkedHashSet<>();

  LoadedCode(Library library) {
    this.library = library;
  }

  /** The ranges of all {@code when kernel}s and modules that {@code scenario} may load. */
  List<VersionRange> changes(Unit unit, Decl.Scenario scenario) {
    open(unit);
    walk(scenario);
    while (!open.isEmpty()) {
      String name = open.remove();
      core(name);
      for (Entry entry : byName.getOrDefault(name, List.of())) {
        changes.addAll(entry.versions());
        changes.addAll(lines(entry.unit()));
        walk(entry.decl());
      }
    }
    return new ArrayList<>(changes);
  }

  private void walk(Decl decl) {
    new SyntaxWalk() {
      @Override
      void name(String name) {
        add(name);
      }

      @Override
      void member(String name) {
        add(name + "_first");
        add(name + "_next");
        library.index().fields(name).forEach(LoadedCode.this::add);
      }

      @Override
      void versions(List<VersionRange> versions, Span span) {
        changes.addAll(versions);
      }
    }.walk(decl);
  }

  private void add(String name) {
    if (seen.add(name)) {
      open.add(name);
    }
  }

  /** Opens the core modules that define {@code name}, and wakes the daemons that it may wake. */
  private void core(String name) {
    for (String definer : library.index().definers(name)) {
      if (ModuleIndex.isCore(definer)) {
        library.module(definer, new Diagnostics()).ifPresent(this::open);
      }
    }
    for (ModuleIndex.Daemon daemon : library.index().daemons()) {
      if (daemon.waitsOn().contains(name) || opened.contains(file(daemon.module()))) {
        library.module(daemon.module(), new Diagnostics()).ifPresent(this::open);
        add(daemon.name());
      }
    }
  }

  private static String file(String module) {
    return "stdlib/" + module.replace('.', '/') + ".mmn";
  }

  private void open(Unit unit) {
    if (opened.add(unit.file().name())) {
      unit.declarations().forEach(d -> enter(d, List.of(), unit));
    }
  }

  private void enter(Decl decl, List<VersionRange> versions, Unit unit) {
    if (decl instanceof Decl.WhenKernel when) {
      List<VersionRange> inner = new ArrayList<>(versions);
      inner.addAll(when.versions());
      when.then().forEach(d -> enter(d, inner, unit));
      when.otherwise().forEach(d -> enter(d, inner, unit));
    } else if (decl instanceof Decl.Use use) {
      Diagnostics unheard = new Diagnostics();
      (use.isPath()
              ? library.local(unit.file(), use.module(), unheard)
              : library.module(use.module(), unheard))
          .ifPresent(this::open);
    } else if (decl instanceof Decl.Struct struct) {
      struct.members().forEach(m -> field(struct.name(), m, versions, unit));
    } else {
      DefinedNames.of(decl).forEach(n -> put(n, new Entry(decl, versions, unit)));
    }
  }

  private void field(String owner, Decl member, List<VersionRange> versions, Unit unit) {
    if (member instanceof Decl.WhenKernel when) {
      List<VersionRange> inner = new ArrayList<>(versions);
      inner.addAll(when.versions());
      when.then().forEach(m -> field(owner, m, inner, unit));
      when.otherwise().forEach(m -> field(owner, m, inner, unit));
    } else if (member instanceof Decl.Variable v) {
      put(owner + "." + v.name(), new Entry(v, versions, unit));
    }
  }

  private void put(String name, Entry entry) {
    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
  }

  private static List<VersionRange> lines(Unit unit) {
    return unit.declarations().stream()
        .filter(Decl.Kernel.class::isInstance)
        .flatMap(d -> ((Decl.Kernel) d).versions().stream())
        .toList();
  }
}
