package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what {@code forall} and {@code exists} mean. */
final class QuantifierResolver {
  private final Context context;

  QuantifierResolver(Context context) {
    this.context = context;
  }

  Value value(Expr.Quantifier quantifier) {
    Span span = quantifier.span();
    if (!context.is(Frame.Purpose.PROPERTY)) {
      String word = quantifier.universal() ? "forall" : "exists";
      context.error(
          Codes.NOT_A_VALUE, span, "'" + word + "' stands in properties only; code has 'for'");
      return TypeRules.unknown(span);
    }
    DomainResolver domains = new DomainResolver(context);
    Optional<DomainResolver.Source> source = domains.source(quantifier.over());
    if (source.isEmpty()) {
      context.error(
          Codes.NOT_WALKABLE,
          quantifier.over().span(),
          "a property cannot go through this list; pages, VMAs, mms and threads it can");
      return TypeRules.unknown(span);
    }
    Domain domain = domains.domain(source.get());
    Local variable = new Local(quantifier.name(), domain.element());
    Context inner = context.block();
    inner
        .scope()
        .define(quantifier.name(), new Symbol.Bound(variable, quantifier.nameSpan(), false));
    Value body =
        inner.value(quantifier.body(), Type.BOOL, "what holds for '" + quantifier.name() + "'");
    if (TypeRules.isUnknown(body) || TypeRules.isUnknown(domain.element())) {
      return TypeRules.unknown(span);
    }
    Value filtered = filtered(quantifier.universal(), domain.filter(variable), body);
    return new Value.Quantifier(
        Type.BOOL,
        span,
        quantifier.universal(),
        variable,
        domain.first(),
        domain.limit(),
        filtered);
  }

  private static Value filtered(boolean universal, Optional<Value> filter, Value body) {
    if (filter.isEmpty()) {
      return body;
    }
    Value otherwise = new Value.Constant(Type.BOOL, body.span(), universal ? 1 : 0);
    return new Value.Choice(Type.BOOL, body.span(), filter.get(), body, otherwise);
  }
}
