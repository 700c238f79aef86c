package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/**
 * Puts code in the place of a call: of a macro, whose arguments are evaluated where its body names
 * them; and, in a property, of a function that only returns an expression.
 */
final class MacroExpander {
  private final Session session;

  MacroExpander(Session session) {
    this.session = session;
  }

  Value expand(Symbol.Callable macro, Context caller, Expr.Call call) {
    Optional<Scope> scope = arguments(macro, caller, call);
    String name = macro.declaration().name();
    if (scope.isEmpty() || recursive(name, caller, call.span())) {
      return TypeRules.unknown(call.span());
    }
    Type type = session.declarations().result(macro);
    Stmt.Block body = macro.declaration().body().orElse(new Stmt.Block(call.span(), List.of()));
    Local result = new Local(name, type);
    Frame frame =
        new Frame(
            Frame.Purpose.CODE,
            type,
            Optional.of(result),
            LabelTable.of(session, body),
            Optional.empty(),
            false,
            deeper(name, caller));
    Code code = new BodyResolver(session, scope.get()).code(body, frame, call.span());
    return new Value.Inline(type, call.span(), result, code);
  }

  /** The body of {@code macro} with nothing in it wrong but what its arguments would be. */
  void check(Symbol.Callable macro) {
    session.declarations().formals(macro);
    session.declarations().result(macro);
  }

  Value inline(Symbol.Callable function, Context caller, Expr.Call call) {
    Span span = call.span();
    String name = function.declaration().name();
    Optional<Expr> returned = returned(function);
    if (returned.isEmpty()) {
      caller.error(
          Codes.PROPERTY_ACTS,
          span,
          "a property can call '" + name + "' only if all it does is to return a value");
      return TypeRules.unknown(span);
    }
    Optional<Scope> scope = arguments(function, caller, call);
    if (scope.isEmpty() || recursive(name, caller, span)) {
      return TypeRules.unknown(span);
    }
    Frame frame =
        new Frame(
            Frame.Purpose.PROPERTY,
            Type.VOID,
            Optional.empty(),
            LabelTable.EMPTY,
            Optional.empty(),
            false,
            deeper(name, caller));
    return Context.of(session, scope.get(), frame)
        .value(returned.get(), session.declarations().result(function), "'" + name + "'");
  }

  private Optional<Expr> returned(Symbol.Callable function) {
    List<Stmt> statements =
        function.declaration().body().map(Stmt.Block::statements).orElse(List.of());
    return statements.size() == 1 && statements.get(0) instanceof Stmt.Return r
        ? r.value()
        : Optional.empty();
  }

  private static List<String> deeper(String name, Context caller) {
    List<String> names = new ArrayList<>(caller.frame().expanding());
    names.add(name);
    return names;
  }

  private static boolean recursive(String name, Context caller, Span span) {
    if (caller.frame().expanding().contains(name)) {
      caller.error(Codes.RECURSION, span, "'" + name + "' is expanded within itself");
      return true;
    }
    return false;
  }

  /**
   * A scope in which the parameters of {@code callable} stand for the arguments of {@code call}.
   */
  private Optional<Scope> arguments(Symbol.Callable callable, Context caller, Expr.Call call) {
    List<Formal> formals = session.declarations().formals(callable);
    CallResolver calls = new CallResolver(caller);
    String name = callable.declaration().name();
    if (calls.values(name, formals, callable.scope(), call.arguments(), call.span()).isEmpty()) {
      return Optional.empty();
    }
    List<String> names = formals.stream().map(Formal::name).toList();
    List<Optional<Expr>> bound =
        new ArgumentBinder(caller, "'" + name + "'", names)
            .bind(call.arguments())
            .orElse(List.of());
    Scope scope = callable.scope().inner();
    for (int i = 0; i < bound.size(); i++) {
      Formal formal = formals.get(i);
      Context where =
          bound.get(i).isPresent() ? caller : Context.constant(session, callable.scope());
      Expr given = bound.get(i).or(formal::defaultValue).orElseThrow();
      scope.define(formal.name(), new Symbol.MacroArgument(given, where, formal.type()));
    }
    return Optional.of(scope);
  }
}
