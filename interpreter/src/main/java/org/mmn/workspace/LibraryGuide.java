package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.kernel.VersionRange;
import org.mmn.resolve.ModuleLoader;
import org.mmn.source.Diagnostics;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/** What the stdlib holds, read from its modules: their docs, functions, drivers and versions. */
public final class LibraryGuide {
  private final ModuleLoader modules;
  private List<Entry> functions = List.of();

  /**
   * A module.
   *
   * @param versions the kernels it exists in, such as {@code v4.15..v5.2}; empty for all
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
   * @param name a member's with that of what holds it: {@code mm.mmap_lock}
   * @param head its declaration without the body: {@code bool oom_reap(mm victim)}
   * @param versions the kernels it exists in, where these are not all of what holds it; else empty
   * @param members what a driver or struct declares in turn
   */
  public record Entry(String name, String head, String doc, String versions, List<Entry> members) {
    /** Whether that is its name, with or without what holds it. */
    public boolean isCalled(String wanted) {
      return name.equals(wanted) || name.endsWith("." + wanted);
    }

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

  /** The modules that declare {@code name}; else those that do so inside a driver or struct. */
  public List<String> definers(String name) {
    List<String> definers = modules.index().definers(name);
    return definers.isEmpty()
        ? names().stream()
            .filter(m -> module(m).filter(d -> declares(d.entries(), name)).isPresent())
            .toList()
        : definers;
  }

  private static boolean declares(List<Entry> entries, String name) {
    return entries.stream().anyMatch(e -> e.isCalled(name) || declares(e.members(), name));
  }

  /** The functions that every script sees, with their heads; read once. */
  public synchronized List<Entry> functions() {
    if (functions.isEmpty()) {
      List<Entry> found = new ArrayList<>();
      for (String name : names()) {
        if (!name.startsWith("drivers.")) {
          module(name).ifPresent(m -> found.addAll(m.entries()));
        }
      }
      functions = List.copyOf(found);
    }
    return functions;
  }

  /** All names that can be asked for. */
  public List<String> known() {
    List<String> known = new ArrayList<>(names());
    known.addAll(modules.index().coreNames());
    return known;
  }

  /** The modules whose names begin with {@code group} and a dot. */
  public List<String> group(String group) {
    return names().stream().filter(n -> n.startsWith(group + ".")).toList();
  }

  private static Module module(String name, Unit unit) {
    List<VersionRange> claimed =
        unit.declarations().stream()
            .filter(Decl.Kernel.class::isInstance)
            .flatMap(d -> ((Decl.Kernel) d).versions().stream())
            .toList();
    List<KernelVersion> releases =
        claimed.isEmpty() ? Releases.all() : Releases.select(Releases.all(), claimed, true);
    List<Entry> entries = new Reader("", releases).entries(unit.declarations());
    return new Module(name, unit.doc(), Releases.ranges(releases), entries);
  }

  /**
   * Reads declarations that stand in a module, a driver or a struct.
   *
   * @param prefix of their names
   * @param releases in which what holds them exists
   */
  private record Reader(String prefix, List<KernelVersion> releases) {
    List<Entry> entries(List<Decl> declarations) {
      return entries(declarations, releases);
    }

    private List<Entry> entries(List<Decl> declarations, List<KernelVersion> selected) {
      List<Entry> entries = new ArrayList<>();
      for (Decl declaration : declarations) {
        if (declaration instanceof Decl.WhenKernel when) {
          List<VersionRange> ranges = when.versions();
          entries.addAll(entries(when.then(), Releases.select(selected, ranges, true)));
          entries.addAll(entries(when.otherwise(), Releases.select(selected, ranges, false)));
        } else {
          entry(declaration, selected).ifPresent(entries::add);
        }
      }
      return entries;
    }

    private Optional<Entry> entry(Decl declaration, List<KernelVersion> selected) {
      String versions = selected.equals(releases) ? "" : Releases.ranges(selected);
      if (declaration instanceof Decl.Driver d) {
        String head =
            "driver " + d.name() + (d.parameters().isEmpty() ? "" : parameters(d.parameters()));
        List<Entry> members = new Reader(d.name() + ".", selected).entries(d.members());
        return Optional.of(new Entry(d.name(), head, d.doc(), versions, members));
      } else if (declaration instanceof Decl.Struct s) {
        List<Entry> members = new Reader(s.name() + ".", selected).entries(s.members());
        return Optional.of(new Entry(s.name(), "struct " + s.name(), s.doc(), versions, members));
      }
      return leaf(declaration, versions);
    }

    private Optional<Entry> leaf(Decl declaration, String versions) {
      if (declaration instanceof Decl.Function f) {
        return leaf(prefix + f.name(), head(f), f.doc(), versions);
      } else if (declaration instanceof Decl.Callback c) {
        String head = "on " + c.name() + parameters(c.parameters());
        return leaf(prefix + c.name(), head, c.doc(), versions);
      } else if (declaration instanceof Decl.Variable v) {
        String head = (v.ghost() ? "ghost " : "") + v.type().span().text() + " " + v.name();
        return leaf(prefix + v.name(), head, v.doc(), versions);
      } else if (declaration instanceof Decl.Const c) {
        return leaf(c.name(), "const " + c.name(), c.doc(), versions);
      } else if (declaration instanceof Decl.ThreadDecl t) {
        return leaf(t.name(), "daemon kthread " + t.name(), t.doc(), versions);
      }
      return Optional.empty();
    }

    private static Optional<Entry> leaf(String name, String head, String doc, String versions) {
      return Optional.of(new Entry(name, head, doc, versions, List.of()));
    }
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
