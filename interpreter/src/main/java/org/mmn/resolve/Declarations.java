package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Stmt;

/** What declared names are, found out when they are first used. Bodies are put off. */
final class Declarations {
  private final Session session;
  private final Map<Span, Variable> variables = new LinkedHashMap<>();
  private final Map<Span, Function> functions = new LinkedHashMap<>();
  private final Map<Span, List<Formal>> formals = new LinkedHashMap<>();
  private final Map<Span, Extern> externs = new LinkedHashMap<>();
  private final Map<Span, DriverBody> drivers = new LinkedHashMap<>();
  private final Map<Span, Value> constants = new LinkedHashMap<>();
  private final Set<Span> beingEvaluated = new LinkedHashSet<>();

  Declarations(Session session) {
    this.session = session;
  }

  Variable variable(Symbol.Shared shared) {
    Variable known = variables.get(shared.span());
    if (known == null) {
      VariableDeclaration declaration = new VariableDeclaration(session, shared);
      known = begin(shared) ? declaration.variable() : declaration.unknown();
      beingEvaluated.remove(shared.span());
      variables.put(shared.span(), known);
    }
    return known;
  }

  /** Whether the declaration is not being looked into already; complains if it is. */
  private boolean begin(Symbol symbol) {
    boolean fresh = beingEvaluated.add(symbol.span());
    if (!fresh) {
      session.error(
          Codes.NOT_CONSTANT, symbol.span(), "'" + symbol.span().text() + "' depends on itself");
    }
    return fresh;
  }

  List<Formal> formals(Symbol.Callable callable) {
    Decl.Function written = callable.declaration();
    List<Formal> known = formals.get(callable.span());
    if (known == null) {
      known = Formal.of(session, callable.scope(), written.parameters());
      formals.put(callable.span(), known);
    }
    return known;
  }

  Type result(Symbol.Callable callable) {
    return TypeNames.type(session, callable.scope(), callable.declaration().type());
  }

  Function function(Symbol.Callable callable) {
    Decl.Function written = callable.declaration();
    Function known = functions.get(callable.span());
    if (known == null) {
      List<Formal> parameters = formals(callable);
      known =
          new Function(
              written.name(),
              result(callable),
              parameters.stream().map(Formal::local).toList(),
              callable.driver(),
              callable.stdlib(),
              written.nameSpan());
      functions.put(callable.span(), known);
      later(known, callable, parameters);
    }
    return known;
  }

  private void later(Function function, Symbol.Callable callable, List<Formal> parameters) {
    Optional<Stmt.Block> body = callable.declaration().body();
    if (body.isEmpty()) {
      session.error(Codes.NO_VALUE, function.span(), "'" + function.name() + "' has no body { … }");
      return;
    }
    session.later(
        () ->
            new BodyResolver(session, callable.scope())
                .function(function, parameters, body.get(), false));
  }

  Extern extern(Symbol.Callable callable) {
    Decl.Function written = callable.declaration();
    Extern known = externs.get(callable.span());
    if (known == null) {
      known =
          new Extern(
              written.name(),
              result(callable),
              formals(callable).stream().map(Formal::local).toList(),
              written.doc(),
              written.nameSpan());
      externs.put(callable.span(), known);
    }
    return known;
  }

  DriverBody driver(Symbol.Subscriber subscriber) {
    DriverBody known = drivers.get(subscriber.span());
    if (known == null) {
      DriverResolver resolver = new DriverResolver(session, subscriber);
      known = resolver.begin();
      drivers.put(subscriber.span(), known);
      resolver.finish(known);
    }
    return known;
  }

  Optional<DriverBody> body(Driver driver) {
    return drivers.values().stream().filter(b -> b.driver() == driver).findFirst();
  }

  /** The value of a constant where it is used at {@code use}. */
  Value constant(Symbol.Const symbol, Span use) {
    Value known = constants.get(symbol.span());
    if (known == null) {
      known = evaluate(symbol);
      constants.put(symbol.span(), known);
    }
    return known instanceof Value.Constant c
        ? new Value.Constant(c.type(), use, c.value())
        : TypeRules.unknown(use);
  }

  private Value evaluate(Symbol.Const symbol) {
    Decl.Const written = symbol.declaration();
    Optional<Integer> set = session.setting(written.name(), written.span());
    if (set.isPresent()) {
      return new Value.Constant(Type.INT, written.span(), set.get());
    }
    if (!begin(symbol)) {
      return TypeRules.unknown(written.span());
    }
    Value value = Context.constant(session, symbol.scope()).value(written.value());
    beingEvaluated.remove(symbol.span());
    boolean known = value instanceof Value.Constant && TypeRules.isNumber(value.type());
    if (!known && !TypeRules.isUnknown(value)) {
      session.error(
          Codes.NOT_CONSTANT,
          written.value().span(),
          "'" + written.name() + "' must be a number that is known before anything runs");
    }
    return known ? value : TypeRules.unknown(written.span());
  }

  /** Functions, drivers and shared state that were declared but that nobody has used yet, too. */
  void useAll(Scope scope) {
    for (Symbol symbol : new ArrayList<>(scope.own().values())) {
      if (symbol instanceof Symbol.Shared shared) {
        variable(shared);
      } else if (symbol instanceof Symbol.Subscriber subscriber) {
        driver(subscriber);
      } else if (symbol instanceof Symbol.Const constant) {
        constant(constant, constant.span());
      } else if (symbol instanceof Symbol.Callable callable) {
        use(callable);
      }
    }
  }

  private void use(Symbol.Callable callable) {
    switch (callable.declaration().kind()) {
      case PLAIN -> function(callable);
      case EXTERN -> extern(callable);
      case MACRO -> new MacroExpander(session).check(callable);
    }
  }
}
