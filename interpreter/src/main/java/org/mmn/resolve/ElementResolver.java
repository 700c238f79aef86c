package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what {@code a[i]} and {@code v[low..high]} mean: elements, threads, pages. */
final class ElementResolver {
  private static final Type PAGE = Type.of(Type.Kind.PAGE);
  private static final Type RANGE = Type.of(Type.Kind.RANGE);
  private final Context context;

  ElementResolver(Context context) {
    this.context = context;
  }

  Value index(Expr.Index expression) {
    Denoted target = new ExpressionResolver(context).denote(expression.target());
    Value index = context.value(expression.index(), Type.INT, "an index");
    Span span = expression.span();
    if (target instanceof Denoted.Elements elements) {
      Variable variable = elements.variable();
      check(
          index,
          variable.length(),
          "'" + variable.name() + "' has " + variable.length() + " elements");
      return ExpressionResolver.read(context, variable, elements.owner(), Optional.of(index), span);
    } else if (target instanceof Denoted.Group group) {
      ThreadNumbers threads = group.threads();
      check(
          index,
          threads.count(),
          "there are " + threads.count() + " threads '" + threads.name() + "'");
      return Fold.binary(
          Type.of(Type.Kind.THREAD), span, "+", TypeRules.number(index, threads.first()), index);
    }
    Value vma = ((Denoted.Single) target).value();
    if (vma.type().kind() != Type.Kind.VMA) {
      return noElements(vma, span);
    }
    pages(vma)
        .ifPresent(a -> check(index, a.pages(), "'" + a.name() + "' has " + a.pages() + " pages"));
    return new Value.PageOf(PAGE, span, vma, index);
  }

  private Value noElements(Value target, Span span) {
    if (!TypeRules.isUnknown(target)) {
      context.error(
          Codes.ARRAY,
          target.span(),
          TypeRules.withArticle(target.type()) + " has no elements; a VMA has pages");
    }
    return TypeRules.unknown(span);
  }

  Value slice(Expr.Slice slice) {
    Value vma = context.value(slice.target());
    Value low =
        slice.low().isPresent()
            ? context.value(slice.low().get(), Type.INT, "the start of a range")
            : new Value.Constant(Type.INT, slice.span(), 0);
    Value high =
        slice.high().isPresent()
            ? context.value(slice.high().get(), Type.INT, "the end of a range")
            : size(vma, slice.span());
    if (vma.type().kind() != Type.Kind.VMA) {
      return noElements(vma, slice.span());
    }
    checkSlice(vma, low, high, slice.span());
    return new Value.RangeOf(RANGE, slice.span(), vma, low, high);
  }

  private Value size(Value vma, Span span) {
    return pages(vma)
        .<Value>map(a -> new Value.Constant(Type.INT, span, a.pages()))
        .orElseGet(() -> new Value.Attribute(Type.INT, span, "pages", vma));
  }

  private void checkSlice(Value vma, Value low, Value high, Span span) {
    Optional<ScenarioObjects.Area> area = pages(vma);
    if (low instanceof Value.Constant l && high instanceof Value.Constant h) {
      if (TypeRules.isUnknown(low) || TypeRules.isUnknown(high)) {
        return;
      }
      int limit = area.map(ScenarioObjects.Area::pages).orElse(Integer.MAX_VALUE);
      if (l.value() < 0 || h.value() > limit) {
        context.error(
            Codes.OUT_OF_BOUNDS,
            span,
            area.map(a -> "'" + a.name() + "' has " + a.pages() + " pages: ").orElse("")
                + l.value()
                + ".."
                + h.value()
                + " is outside");
      } else if (l.value() >= h.value()) {
        context.error(Codes.OUT_OF_BOUNDS, span, "no page is in " + l.value() + ".." + h.value());
      }
    }
  }

  private Optional<ScenarioObjects.Area> pages(Value vma) {
    return vma instanceof Value.Constant c
            && !TypeRules.isUnknown(vma)
            && c.type().kind() == Type.Kind.VMA
            && c.value() >= 0
        ? Optional.of(context.session().objects().areas().get(c.value()))
        : Optional.empty();
  }

  private void check(Value index, int limit, String what) {
    Bounds.index(context, index, limit, what);
  }
}
