package org.mmn.resolve;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Unit;

/** One resolution: a file under one kernel version, and one of its scenarios if any. */
final class Session {
  private final Library library;
  private final Operations operations;
  private final KernelVersion version;
  private final Map<String, Integer> settings;
  private final Diagnostics diagnostics;
  private final Modules modules;
  private final Declarations declarations = new Declarations(this);
  private final ScenarioObjects objects = new ScenarioObjects();
  private final Deque<Runnable> bodies = new ArrayDeque<>();
  private final Module root;

  /**
   * @param settings constants of {@code unit} that the command line sets
   */
  Session(
      Library library,
      Operations operations,
      Unit unit,
      KernelVersion version,
      Map<String, Integer> settings,
      Diagnostics diagnostics) {
    this.library = library;
    this.operations = operations;
    this.version = version;
    this.settings = settings;
    this.diagnostics = diagnostics;
    this.modules = new Modules(this);
    this.root = modules.ofFile(unit);
  }

  Library library() {
    return library;
  }

  Operations operations() {
    return operations;
  }

  KernelVersion version() {
    return version;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  Modules modules() {
    return modules;
  }

  Declarations declarations() {
    return declarations;
  }

  ScenarioObjects objects() {
    return objects;
  }

  /** The file that is resolved. */
  Module root() {
    return root;
  }

  /** What the command line says a constant of the file is. */
  Optional<Integer> setting(String name, Span declared) {
    return declared.file() == root.unit().file()
        ? Optional.ofNullable(settings.get(name))
        : Optional.empty();
  }

  /** Puts off the resolution of a body until every name of its surroundings is known. */
  void later(Runnable body) {
    bodies.add(body);
  }

  /** Resolves what was put off, and what that puts off in turn. */
  void finishBodies() {
    for (Runnable body = bodies.poll(); body != null; body = bodies.poll()) {
      body.run();
    }
  }

  void error(String code, Span span, String message) {
    diagnostics.error(code, span, message);
  }

  /** An error about a name that is near one of {@code candidates}, perhaps. */
  void misspelt(
      String code, Span span, String message, String name, Collection<String> candidates) {
    Diagnostic error = Diagnostic.error(code, span, message);
    diagnostics.add(Names.nearest(name, candidates).map(error::meaning).orElse(error));
  }

  void duplicate(Span span, String name, Span first) {
    diagnostics.add(
        Diagnostic.error(Codes.DUPLICATE, span, "'" + name + "' is declared twice")
            .note(first, "the first is here"));
  }
}
