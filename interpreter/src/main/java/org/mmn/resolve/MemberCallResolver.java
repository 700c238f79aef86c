package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what {@code n.f(…)} means: a callback of a notifier, or a function of its driver. */
final class MemberCallResolver {
  private final Context context;

  MemberCallResolver(Context context) {
    this.context = context;
  }

  Value call(Expr.Call call, Expr.Member member) {
    Value target = context.value(member.target());
    Optional<DriverBody> body =
        target.type().driver().flatMap(d -> context.session().declarations().body(d));
    Optional<Symbol> symbol = body.flatMap(b -> b.scope().own(member.name()));
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Callable callable) {
      return new CallResolver(context).call(callable, Optional.of(target), call);
    }
    Optional<Symbol.Callable> method = method(target, member.name());
    if (method.isPresent()) {
      return new CallResolver(context)
          .call(method.get(), Optional.empty(), withTarget(call, member));
    }
    Type.Kind kind = target.type().kind();
    boolean subscriber = kind == Type.Kind.NOTIFIER || kind == Type.Kind.INTERVAL;
    Optional<Callbacks.Signature> callback =
        subscriber ? Callbacks.find(member.name()) : Optional.empty();
    if (callback.isPresent()) {
      return callback(call, member, target, callback.get());
    }
    if (!TypeRules.isUnknown(target)) {
      unknown(member, target, body, subscriber);
    }
    ArgumentBinder.checkOnly(context, call.arguments());
    return TypeRules.unknown(call.span());
  }

  /** {@code tlb.map(p, f, w)} is {@code secondary_tlb_map(tlb, p, f, w)}. */
  private Optional<Symbol.Callable> method(Value target, String name) {
    Type.Kind kind = target.type().kind();
    return kind.isObject()
        ? context
            .scope()
            .find(kind.word() + "_" + name)
            .filter(Symbol.Callable.class::isInstance)
            .map(Symbol.Callable.class::cast)
        : Optional.empty();
  }

  private static Expr.Call withTarget(Expr.Call call, Expr.Member member) {
    List<Expr.Argument> arguments = new ArrayList<>();
    arguments.add(new Expr.Argument(member.target().span(), Optional.empty(), member.target()));
    arguments.addAll(call.arguments());
    return new Expr.Call(call.span(), call.callee(), List.copyOf(arguments));
  }

  private void unknown(
      Expr.Member member, Value target, Optional<DriverBody> body, boolean subscriber) {
    Set<String> candidates = new LinkedHashSet<>(subscriber ? Callbacks.names() : List.of());
    body.ifPresent(b -> candidates.addAll(b.driver().functions().keySet()));
    context
        .session()
        .misspelt(
            Codes.UNKNOWN_OPERATION,
            member.nameSpan(),
            "'"
                + member.name()
                + "' is not an operation of "
                + TypeRules.withArticle(target.type()),
            member.name(),
            candidates);
  }

  private Value callback(
      Expr.Call call, Expr.Member member, Value target, Callbacks.Signature signature) {
    if (context.is(Frame.Purpose.PROPERTY)) {
      context.error(
          Codes.PROPERTY_ACTS,
          call.span(),
          "a property only looks at the state: '" + member.name() + "' is an action");
      return TypeRules.unknown(call.span());
    }
    if (!signature.existsIn(context.session().version())) {
      DriverResolver.absent(context.session(), signature, member.nameSpan());
    }
    return arguments(signature, call)
        .<Value>map(
            a -> new Value.CallBack(signature.result(), call.span(), signature.name(), target, a))
        .orElseGet(() -> TypeRules.unknown(call.span()));
  }

  private Optional<List<Value>> arguments(Callbacks.Signature signature, Expr.Call call) {
    List<Callbacks.Parameter> parameters = signature.parameters();
    ArgumentBinder binder =
        new ArgumentBinder(
            context,
            "'" + signature.name() + "'",
            parameters.stream().map(Callbacks.Parameter::name).toList());
    Optional<List<Optional<Expr>>> bound = binder.bind(call.arguments());
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.add(argument(binder, signature, bound.get().get(i), i, call.span()));
    }
    return values.stream().anyMatch(TypeRules::isUnknown)
        ? Optional.empty()
        : Optional.of(List.copyOf(values));
  }

  private Value argument(
      ArgumentBinder binder,
      Callbacks.Signature signature,
      Optional<Expr> given,
      int at,
      Span call) {
    Callbacks.Parameter parameter = signature.parameters().get(at);
    if (given.isPresent()) {
      String what = "'" + parameter.name() + "' of '" + signature.name() + "'";
      return context.value(given.get(), parameter.type(), what);
    } else if (parameter.fallback().isPresent()) {
      return new Value.Constant(parameter.type(), call, parameter.fallback().get());
    }
    binder.missing(at, call);
    return TypeRules.unknown(call);
  }
}
