package org.mmn.resolve;

import java.util.Optional;
import java.util.stream.Collectors;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what a bare name means. */
final class NameResolver {
  private final Context context;

  NameResolver(Context context) {
    this.context = context;
  }

  Denoted denote(Expr.Name name) {
    Optional<Symbol> symbol = context.scope().find(name.name());
    if (symbol.isPresent()) {
      return denote(symbol.get(), name.name(), name.span());
    }
    return new Denoted.Single(builtIn(name).orElseGet(() -> unknown(name)));
  }

  private Denoted denote(Symbol symbol, String name, Span span) {
    if (symbol instanceof Symbol.Bound bound) {
      return single(new Value.ReadLocal(bound.local().type(), span, bound.local()));
    } else if (symbol instanceof Symbol.Const constant) {
      return single(context.session().declarations().constant(constant, span));
    } else if (symbol instanceof Symbol.Shared shared) {
      return shared(shared, span);
    } else if (symbol instanceof Symbol.Thing thing) {
      return single(new Value.Constant(thing.type(), span, thing.number()));
    } else if (symbol instanceof Symbol.Vmas vmas) {
      return single(vma(vmas, span));
    } else if (symbol instanceof Symbol.Threads threads) {
      return thread(threads.group(), span);
    } else if (symbol instanceof Symbol.DriverArgument argument) {
      Driver driver = argument.driver();
      Value owner = self(driver, span);
      Local parameter = argument.parameter();
      return single(new Value.DriverParameter(parameter.type(), span, driver, parameter, owner));
    } else if (symbol instanceof Symbol.MacroArgument argument) {
      Value value = new ExpressionResolver(argument.context()).value(argument.expression());
      String what = "'" + name + "'";
      return single(TypeRules.convert(argument.context(), value, argument.type(), what));
    }
    return notAValue(symbol, name, span);
  }

  private Denoted notAValue(Symbol symbol, String name, Span span) {
    String is =
        symbol instanceof Symbol.Callable
            ? "is an operation: call it, as in " + name + "(…)"
            : symbol instanceof Symbol.Daemon
                ? "is a daemon, not a value"
                : "is a driver, not a value";
    context.error(Codes.NOT_A_VALUE, span, "'" + name + "' " + is);
    return Denoted.unknown(span);
  }

  private static Denoted single(Value value) {
    return new Denoted.Single(value);
  }

  private Denoted shared(Symbol.Shared shared, Span span) {
    Variable variable = context.session().declarations().variable(shared);
    Optional<Value> owner = shared.driver().map(d -> self(d, span));
    return ExpressionResolver.shared(context, variable, owner, span);
  }

  private Value self(Driver driver, Span span) {
    return new Value.This(DriverBody.typeOf(driver), span);
  }

  private Value vma(Symbol.Vmas vmas, Span span) {
    if (vmas.areas().size() == 1) {
      return new Value.Constant(Type.of(Type.Kind.VMA), span, vmas.areas().get(0).number());
    }
    String ways =
        vmas.areas().stream()
            .map(a -> context.session().objects().mms().get(a.mm()).name() + "." + vmas.name())
            .collect(Collectors.joining(" or "));
    context.error(Codes.AMBIGUOUS, span, "'" + vmas.name() + "' is in several mms: say " + ways);
    return TypeRules.unknown(span);
  }

  private static Denoted thread(ThreadNumbers group, Span span) {
    return group.indexed()
        ? new Denoted.Group(group, span)
        : single(new Value.Constant(Type.of(Type.Kind.THREAD), span, group.first()));
  }

  private Optional<Value> builtIn(Expr.Name name) {
    return switch (name.name()) {
      case "NULL" -> Optional.of(new Value.Constant(Type.of(Type.Kind.NULL), name.span(), -1));
      case "current" -> Optional.of(current(name.span()));
      case "self" -> Optional.of(self(name.span()));
      case "MEMORY_DECLARED" -> Optional.of(memoryDeclared(name.span()));
      default -> Optional.empty();
    };
  }

  /** Whether the scenario says how much memory there is: known before anything runs. */
  private Value memoryDeclared(Span span) {
    int declared = context.session().objects().memoryDeclared() ? 1 : 0;
    return new Value.Constant(Type.BOOL, span, declared);
  }

  private Value current(Span span) {
    if (!context.is(Frame.Purpose.CODE)) {
      context.error(Codes.UNKNOWN_NAME, span, "'current' means something in code only");
      return TypeRules.unknown(span);
    }
    return new Value.CurrentThread(Type.of(Type.Kind.THREAD), span);
  }

  private Value self(Span span) {
    if (context.frame().self().isEmpty()) {
      context.error(Codes.UNKNOWN_NAME, span, "'self' means something in threads and drivers only");
      return TypeRules.unknown(span);
    }
    return context.frame().self().get().apply(span);
  }

  private Value unknown(Expr.Name name) {
    new Unresolved(context.session(), context.scope())
        .report(
            Codes.UNKNOWN_NAME, name.span(), name.name(), "'" + name.name() + "' is not declared");
    return TypeRules.unknown(name.span());
  }
}
