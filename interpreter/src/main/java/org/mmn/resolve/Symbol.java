package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;

/** What a name stands for in a scope. Declarations are looked into when they are first used. */
sealed interface Symbol {
  /** Where it is declared. */
  Span span();

  record Const(Decl.Const declaration, Scope scope) implements Symbol {
    @Override
    public Span span() {
      return declaration.nameSpan();
    }
  }

  /** Shared state of a module, scenario, driver or built-in type. */
  record Shared(
      Decl.Variable declaration,
      Scope scope,
      Variable.Owner owner,
      Type.Kind structOf,
      Optional<Driver> driver)
      implements Symbol {
    @Override
    public Span span() {
      return declaration.nameSpan();
    }
  }

  record Callable(Decl.Function declaration, Scope scope, Optional<Driver> driver, boolean stdlib)
      implements Symbol {
    @Override
    public Span span() {
      return declaration.nameSpan();
    }
  }

  record Subscriber(Decl.Driver declaration, Scope scope, boolean stdlib) implements Symbol {
    @Override
    public Span span() {
      return declaration.nameSpan();
    }
  }

  /** A daemon of a module; nobody names it but {@link Daemons}. */
  record Daemon(Decl.ThreadDecl declaration, Scope scope) implements Symbol {
    @Override
    public Span span() {
      return declaration.nameSpan();
    }
  }

  /** An mm or notifier of the scenario. */
  record Thing(Type type, int number, Span span) implements Symbol {}

  /** The VMAs of a name: more than one needs {@code app.heap}. */
  record Vmas(String name, List<ScenarioObjects.Area> areas, Span span) implements Symbol {}

  record Threads(ThreadNumbers group, Span span) implements Symbol {}

  /** A local variable or parameter. */
  record Bound(Local local, Span span, boolean assignable) implements Symbol {}

  /** A constant that each instance of a driver is given. */
  record DriverArgument(Driver driver, Local parameter, Span span) implements Symbol {}

  /** A macro's parameter: the expression at the call, to be read where the call stands. */
  record MacroArgument(Expr expression, Context context, Type type) implements Symbol {
    @Override
    public Span span() {
      return expression.span();
    }
  }
}
