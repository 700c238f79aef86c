package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl.FunctionKind;
import org.mmn.syntax.Expr;

/** Finds out what a call means. */
final class CallResolver {
  private final Context context;

  CallResolver(Context context) {
    this.context = context;
  }

  Value call(Expr.Call call) {
    if (call.callee() instanceof Expr.Name name) {
      return named(call, name);
    } else if (call.callee() instanceof Expr.Member member) {
      return new MemberCallResolver(context).call(call, member);
    }
    context.error(Codes.UNKNOWN_OPERATION, call.callee().span(), "this is not an operation");
    return TypeRules.unknown(call.span());
  }

  private Value named(Expr.Call call, Expr.Name name) {
    Optional<Symbol> symbol = context.scope().find(name.name());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Callable callable) {
      return call(callable, Optional.empty(), call);
    }
    BuiltInCalls builtIn = new BuiltInCalls(context);
    if (symbol.isEmpty() && builtIn.knows(name.name())) {
      return builtIn.call(name.name(), call);
    }
    String message = "'" + name.name() + "' is not an operation";
    if (symbol.isPresent()) {
      context.error(Codes.UNKNOWN_OPERATION, name.span(), message);
    } else {
      new Unresolved(context.session(), context.scope())
          .report(Codes.UNKNOWN_OPERATION, name.span(), name.name(), message);
    }
    ArgumentBinder.checkOnly(context, call.arguments());
    return TypeRules.unknown(call.span());
  }

  /** A call of {@code callable}, for {@code instance} if it is a driver's. */
  Value call(Symbol.Callable callable, Optional<Value> instance, Expr.Call call) {
    if (context.is(Frame.Purpose.CONSTANT)) {
      context.error(Codes.NOT_CONSTANT, call.span(), "a call is not known before anything runs");
      return TypeRules.unknown(call.span());
    }
    FunctionKind kind = callable.declaration().kind();
    boolean property = context.is(Frame.Purpose.PROPERTY);
    String name = callable.declaration().name();
    if (property && kind == FunctionKind.PLAIN && callable.driver().isEmpty()) {
      return new MacroExpander(context.session()).inline(callable, context, call);
    }
    boolean query =
        kind == FunctionKind.EXTERN && context.session().operations().query().test(name);
    if (property && !query) {
      context.error(
          Codes.PROPERTY_ACTS,
          call.span(),
          "a property only looks at the state: '" + name + "' is an action");
      return TypeRules.unknown(call.span());
    }
    return kind == FunctionKind.MACRO
        ? new MacroExpander(context.session()).expand(callable, context, call)
        : plain(callable, instance, call);
  }

  private Value plain(Symbol.Callable callable, Optional<Value> instance, Expr.Call call) {
    Span span = call.span();
    return arguments(callable, call)
        .map(a -> resolved(callable, instance, a, span))
        .orElseGet(() -> TypeRules.unknown(span));
  }

  /** A call of {@code callable}, which is no macro, with arguments that fit. */
  Value resolved(Symbol.Callable callable, List<Value> arguments, Span span) {
    return resolved(callable, Optional.empty(), arguments, span);
  }

  private Value resolved(
      Symbol.Callable callable, Optional<Value> instance, List<Value> arguments, Span span) {
    Declarations declarations = context.session().declarations();
    if (callable.declaration().kind() == FunctionKind.EXTERN) {
      Extern extern = declarations.extern(callable);
      return new Value.CallExtern(extern.result(), span, extern, arguments);
    }
    Function function = declarations.function(callable);
    Optional<Value> runsFor =
        instance.or(() -> callable.driver().map(d -> new Value.This(DriverBody.typeOf(d), span)));
    return new Value.Call(function.result(), span, function, runsFor, arguments);
  }

  private Optional<List<Value>> arguments(Symbol.Callable callable, Expr.Call call) {
    List<Formal> formals = context.session().declarations().formals(callable);
    return values(
        callable.declaration().name(), formals, callable.scope(), call.arguments(), call.span());
  }

  /** A value for each of {@code formals}; defaults are read in {@code home}. */
  Optional<List<Value>> values(
      String callee, List<Formal> formals, Scope home, List<Expr.Argument> arguments, Span span) {
    ArgumentBinder binder =
        new ArgumentBinder(
            context, "'" + callee + "'", formals.stream().map(Formal::name).toList());
    Optional<List<Optional<Expr>>> bound = binder.bind(arguments);
    if (bound.isEmpty()) {
      ArgumentBinder.checkOnly(context, arguments);
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < formals.size(); i++) {
      Formal formal = formals.get(i);
      Optional<Expr> given = bound.get().get(i);
      String what = "'" + formal.name() + "' of '" + callee + "'";
      if (given.isPresent()) {
        values.add(context.value(given.get(), formal.type(), what));
      } else if (formal.defaultValue().isPresent()) {
        values.add(fallback(formal, home, what));
      } else {
        binder.missing(i, span);
        values.add(TypeRules.unknown(span));
      }
    }
    return values.stream().anyMatch(TypeRules::isUnknown)
        ? Optional.empty()
        : Optional.of(List.copyOf(values));
  }

  private Value fallback(Formal formal, Scope home, String what) {
    Expr written = formal.defaultValue().orElseThrow();
    Context there = Context.constant(context.session(), home);
    Value value = there.value(written, formal.type(), what);
    if (!(value instanceof Value.Constant)) {
      there.error(
          Codes.NOT_CONSTANT,
          written.span(),
          "the default of '" + formal.name() + "' must be known before anything runs");
      return TypeRules.unknown(written.span());
    }
    return value;
  }
}
