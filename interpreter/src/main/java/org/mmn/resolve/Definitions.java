package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Decl.FunctionKind;

/** Enters constants, shared state, functions and drivers into the scope of their surroundings. */
final class Definitions {
  private final Session session;
  private final Scope scope;
  private final boolean stdlib;
  private final Optional<Driver> driver;

  /**
   * @param driver the one whose members these are, if any
   */
  Definitions(Session session, Scope scope, boolean stdlib, Optional<Driver> driver) {
    this.session = session;
    this.scope = scope;
    this.stdlib = stdlib;
    this.driver = driver;
  }

  void define(Decl decl) {
    if (decl instanceof Decl.Const c) {
      define(c.name(), c.nameSpan(), new Symbol.Const(c, scope));
    } else if (decl instanceof Decl.Variable v) {
      Variable.Owner owner = driver.isPresent() ? Variable.Owner.DRIVER : Variable.Owner.GLOBAL;
      define(v.name(), v.nameSpan(), new Symbol.Shared(v, scope, owner, Type.Kind.VOID, driver));
    } else if (decl instanceof Decl.Function f) {
      if (f.kind() != FunctionKind.PLAIN && (!stdlib || driver.isPresent())) {
        String word = f.kind() == FunctionKind.EXTERN ? "extern" : "macro";
        session.error(
            Codes.STDLIB_ONLY, f.nameSpan(), "only the standard library declares '" + word + "'");
      }
      define(f.name(), f.nameSpan(), new Symbol.Callable(f, scope, driver, stdlib));
    } else if (decl instanceof Decl.Driver d) {
      define(d.name(), d.nameSpan(), new Symbol.Subscriber(d, scope, stdlib));
    }
  }

  void define(String name, Span span, Symbol symbol) {
    Optional<Symbol> earlier = scope.own(name);
    if (earlier.isPresent()) {
      session.duplicate(span, name, earlier.get().span());
    } else {
      scope.define(name, symbol);
    }
  }
}
