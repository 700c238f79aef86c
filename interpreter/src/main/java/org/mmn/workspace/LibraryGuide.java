package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmn.resolve.ModuleLoader;
import org.mmn.source.Diagnostics;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** What the stdlib holds, read from its modules: their docs, functions, drivers and versions. */
public final class LibraryGuide {
  private final ModuleLoader modules;

  /**
   * A module.
   *
   * @param versions the kernels it exists in, as its {@code kernel} line says; empty for all
   */
  public record Module(String name, String doc, String versions, List<Entry> entries) {
    /** The first sentence of its documentation. */
    public String summary() {
      return firstSentence(doc);
    }
  }

  /**
   * Something that a module declares.
   *
   * @param head its declaration without the body: {@code bool oom_reap(mm victim)}
   * @param members what a driver or struct declares in turn
   */
  public record Entry(String name, String head, String doc, List<Entry> members) {
    public String summary() {
      return firstSentence(doc);
    }
  }

  public LibraryGuide(ModuleLoader modules) {
    this.modules = modules;
  }

  /** The names of all modules, in order. */
  public List<String> names() {
    return List.copyOf(new TreeSet<>(modules.index().modules()));
  }

  public Optional<Module> module(String name) {
    return modules
        .load(name)
        .map(file -> Parser.parse(file, new Diagnostics()))
        .map(unit -> module(name, unit));
  }

  /** The modules that declare {@code name}. */
  public List<String> definers(String name) {
    return modules.index().definers(name);
  }

  /** All names that can be asked for. */
  public List<String> known() {
    List<String> known = new ArrayList<>(names());
    known.addAll(modules.index().coreNames());
    return known;
  }

  private static Module module(String name, Unit unit) {
    String versions =
        unit.declarations().stream()
            .filter(Decl.Kernel.class::isInstance)
            .map(d -> ((Decl.Kernel) d).versions())
            .map(v -> v.stream().map(Object::toString).collect(Collectors.joining(", ")))
            .collect(Collectors.joining(", "));
    return new Module(name, unit.doc(), versions, entries(unit.declarations(), ""));
  }

  private static List<Entry> entries(List<Decl> declarations, String prefix) {
    List<Entry> entries = new ArrayList<>();
    for (Decl declaration : declarations) {
      if (declaration instanceof Decl.WhenKernel when) {
        entries.addAll(entries(when.then(), prefix));
        entries.addAll(entries(when.otherwise(), prefix));
      } else {
        entry(declaration, prefix).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static Optional<Entry> entry(Decl declaration, String prefix) {
    if (declaration instanceof Decl.Function f) {
      return Optional.of(leaf(prefix + f.name(), head(f), f.doc()));
    } else if (declaration instanceof Decl.Callback c) {
      return Optional.of(
          leaf(prefix + c.name(), "on " + c.name() + parameters(c.parameters()), c.doc()));
    } else if (declaration instanceof Decl.Driver d) {
      String head =
          "driver " + d.name() + (d.parameters().isEmpty() ? "" : parameters(d.parameters()));
      return Optional.of(new Entry(d.name(), head, d.doc(), entries(d.members(), d.name() + ".")));
    } else if (declaration instanceof Decl.Struct s) {
      return Optional.of(
          new Entry(s.name(), "struct " + s.name(), s.doc(), entries(s.members(), s.name() + ".")));
    } else if (declaration instanceof Decl.Variable v) {
      String head = (v.ghost() ? "ghost " : "") + v.type().span().text() + " " + v.name();
      return Optional.of(leaf(prefix + v.name(), head, v.doc()));
    } else if (declaration instanceof Decl.Const c) {
      return Optional.of(leaf(c.name(), "const " + c.name(), c.doc()));
    } else if (declaration instanceof Decl.ThreadDecl t) {
      return Optional.of(leaf(t.name(), "daemon kthread " + t.name(), t.doc()));
    }
    return Optional.empty();
  }

  private static Entry leaf(String name, String head, String doc) {
    return new Entry(name, head, doc, List.of());
  }

  private static String head(Decl.Function f) {
    String kind = f.kind() == Decl.FunctionKind.MACRO ? "macro " : "";
    return kind + f.type().span().text() + " " + f.name() + parameters(f.parameters());
  }

  private static String parameters(List<Decl.Parameter> parameters) {
    return parameters.stream()
        .map(p -> p.span().text().strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String firstSentence(String doc) {
    String line = doc.strip().replaceAll("\\s+", " ");
    int stop = line.indexOf(". ");
    return stop < 0 ? line : line.substring(0, stop + 1);
  }
}
