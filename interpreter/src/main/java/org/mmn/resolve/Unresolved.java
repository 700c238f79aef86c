package org.mmn.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.Span;
import org.mmn.syntax.Unit;

/**
 * Explains a name that means nothing in a scope: it exists under other kernel versions, or in a
 * module that is not used, or another one was meant.
 */
final class Unresolved {
  private final Session session;
  private final Scope scope;

  Unresolved(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  void report(String code, Span span, String name, String message) {
    report(code, span, name, message, scope.visible());
  }

  void report(String code, Span span, String name, String message, Collection<String> candidates) {
    Optional<String> versions = versionsDefining(name);
    Optional<String> unused = unusedModule(name);
    if (versions.isPresent()) {
      session.error(
          Codes.OTHER_VERSION,
          span,
          "'" + name + "' does not exist in " + session.version() + ", only in " + versions.get());
    } else if (unused.isPresent()) {
      session
          .diagnostics()
          .add(
              Diagnostic.error(
                  code, span, message + " here; 'use " + unused.get() + ";' brings it"));
    } else {
      session.misspelt(code, span, message, name, candidates);
    }
  }

  private Optional<String> unusedModule(String name) {
    return session.library().index().definers(name).stream()
        .filter(m -> !ModuleIndex.isCore(m))
        .filter(m -> session.modules().loaded().stream().noneMatch(l -> l.name().equals(m)))
        .findFirst();
  }

  /** The releases in which some file that was read, or a core module, defines {@code name}. */
  private Optional<String> versionsDefining(String name) {
    List<Unit> units = new java.util.ArrayList<>();
    session.modules().loaded().forEach(m -> units.add(m.unit()));
    for (String definer : session.library().index().definers(name)) {
      if (ModuleIndex.isCore(definer)) {
        session.library().module(definer, new Diagnostics()).ifPresent(units::add);
      }
    }
    List<KernelVersion> having =
        Releases.all().stream()
            .filter(v -> units.stream().anyMatch(u -> DefinedNames.of(u, v).contains(name)))
            .toList();
    return having.isEmpty() || having.contains(session.version())
        ? Optional.empty()
        : Optional.of(stretches(having));
  }

  /** {@code v4.18..v5.4, v6.1}: the releases, those in a row put together. */
  static String stretches(List<KernelVersion> versions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < versions.size(); ) {
      int last = i;
      while (last + 1 < versions.size() && follows(versions.get(last + 1), versions.get(last))) {
        last++;
      }
      text.append(text.length() == 0 ? "" : ", ").append(versions.get(i));
      if (versions.get(last).equals(Releases.NEWEST) && last > i) {
        text.append("..");
      } else if (last > i) {
        text.append("..").append(versions.get(last));
      }
      i = last + 1;
    }
    return text.toString();
  }

  private static boolean follows(KernelVersion later, KernelVersion earlier) {
    return Releases.before(later).equals(Optional.of(earlier));
  }
}
