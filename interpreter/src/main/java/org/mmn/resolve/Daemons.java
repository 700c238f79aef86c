package org.mmn.resolve;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.SourceFile;

/**
 * Decides which daemons of modules take part (rule 12): those that something reachable can wake.
 *
 * <p>What a daemon waits for is what its idle wait names (see {@link IdleWait}). Shared state wakes
 * it if reachable code mentions that state. A wait without arguments is woken by what stands in the
 * same module as the operation that waits: so the primitives that fill a queue have to stand beside
 * the one that waits for it. To ask for state wakes nobody.
 */
final class Daemons {
  private final Session session;

  Daemons(Session session) {
    this.session = session;
  }

  /** Whether code that uses this may wake {@code daemon}. */
  boolean wakes(ModuleIndex.Daemon daemon, Set<Function> functions, Collection<Uses> uses) {
    return daemon.waitsOn().stream().anyMatch(name -> names(name, functions, uses));
  }

  private boolean names(String name, Set<Function> functions, Collection<Uses> uses) {
    for (String definer : session.library().index().definers(name)) {
      Optional<Module> module =
          session.modules().loaded().stream().filter(m -> m.name().equals(definer)).findFirst();
      Optional<Symbol> symbol = module.flatMap(m -> m.scope().own(name));
      if (symbol.isPresent() && module.isPresent() && uses(symbol.get(), functions, uses)) {
        return true;
      }
    }
    return false;
  }

  private boolean uses(Symbol symbol, Set<Function> functions, Collection<Uses> uses) {
    if (symbol instanceof Symbol.Shared shared) {
      Variable variable = session.declarations().variable(shared);
      return uses.stream().anyMatch(u -> u.variables().contains(variable));
    }
    SourceFile file = symbol.span().file();
    return functions.stream().anyMatch(f -> f.span().file() == file)
        || uses.stream()
            .flatMap(u -> u.primitives().stream())
            .anyMatch(
                c ->
                    c.extern().span().file() == file
                        && !session.operations().query().test(c.extern().name()));
  }

  /** The declaration of {@code daemon}, if this version has it; reads its module. */
  Optional<Symbol.Daemon> declaration(ModuleIndex.Daemon daemon) {
    return session
        .modules()
        .stdlib(daemon.module())
        .flatMap(m -> m.scope().own(daemon.name()))
        .filter(Symbol.Daemon.class::isInstance)
        .map(Symbol.Daemon.class::cast);
  }
}
