package org.mmn.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Unit;

/**
 * The modules and local files that scripts use, each parsed once. Safe for use by several threads.
 */
public final class Library {

  /** Turns text into a tree; the parser. */
  public interface Reader {
    /** The tree, as far as it could be read. */
    Unit read(SourceFile file, Diagnostics diagnostics);
  }

  private record Parsed(Unit unit, List<Diagnostic> diagnostics) {}

  private final ModuleLoader loader;
  private final LocalFiles files;
  private final Reader reader;
  private final Map<String, Optional<Parsed>> modules = new TreeMap<>();
  private final Map<String, Parsed> locals = new TreeMap<>();

  public Library(ModuleLoader loader, LocalFiles files, Reader reader) {
    this.loader = loader;
    this.files = files;
    this.reader = reader;
  }

  public ModuleIndex index() {
    return loader.index();
  }

  /**
   * A stdlib module; what is wrong with it goes to {@code diagnostics}, each time it is asked for.
   */
  public synchronized Optional<Unit> module(String name, Diagnostics diagnostics) {
    Optional<Parsed> parsed = modules.computeIfAbsent(name, n -> loader.load(n).map(this::parse));
    return parsed.map(p -> report(p, diagnostics));
  }

  /** A file named by {@code use "path";} in {@code user}; read again when its text has changed. */
  public synchronized Optional<Unit> local(SourceFile user, String path, Diagnostics diagnostics) {
    Optional<SourceFile> file = files.open(user, path);
    return file.map(
        f ->
            report(
                locals.compute(
                    f.name(),
                    (name, old) ->
                        old != null && old.unit().file().text().equals(f.text()) ? old : parse(f)),
                diagnostics));
  }

  private Parsed parse(SourceFile file) {
    Diagnostics found = new Diagnostics();
    Unit unit = reader.read(file, found);
    return new Parsed(unit, found.all());
  }

  private static Unit report(Parsed parsed, Diagnostics diagnostics) {
    parsed.diagnostics().forEach(diagnostics::add);
    return parsed.unit();
  }
}
