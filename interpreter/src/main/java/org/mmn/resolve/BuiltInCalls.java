package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/**
 * The two calls that are neither primitives nor code: {@code choose(0..3)} and {@code at(A, a1)}.
 */
final class BuiltInCalls {
  private final Context context;

  BuiltInCalls(Context context) {
    this.context = context;
  }

  boolean knows(String name) {
    return name.equals("choose") || name.equals("at");
  }

  Value call(String name, Expr.Call call) {
    return name.equals("choose") ? choose(call) : at(call);
  }

  private Value choose(Expr.Call call) {
    List<Expr.Argument> arguments = call.arguments();
    Span span = call.span();
    if (arguments.size() != 1 || !(arguments.get(0).value() instanceof Expr.Interval interval)) {
      context.error(Codes.ARGUMENT_COUNT, span, "'choose' takes a range, as in choose(0..3)");
      return TypeRules.unknown(span);
    }
    if (!context.is(Frame.Purpose.CODE)) {
      context.error(Codes.PROPERTY_ACTS, span, "'choose' is an action: it stands in code only");
      return TypeRules.unknown(span);
    }
    Value low = context.value(interval.low(), Type.INT, "the least choice");
    Value high = context.value(interval.high(), Type.INT, "the greatest choice");
    if (low instanceof Value.Constant l
        && high instanceof Value.Constant h
        && l.value() > h.value()) {
      context.error(
          Codes.OUT_OF_BOUNDS, interval.span(), "no choice is in " + l.value() + ".." + h.value());
    }
    return TypeRules.isUnknown(low) || TypeRules.isUnknown(high)
        ? TypeRules.unknown(span)
        : new Value.Choose(Type.INT, span, low, high);
  }

  private Value at(Expr.Call call) {
    Span span = call.span();
    List<Expr.Argument> arguments = call.arguments();
    if (arguments.size() != 2 || !(arguments.get(1).value() instanceof Expr.Name label)) {
      context.error(
          Codes.ARGUMENT_COUNT, span, "'at' takes a thread and a label of it, as in at(A, a1)");
      return TypeRules.unknown(span);
    }
    if (!context.is(Frame.Purpose.PROPERTY)) {
      context.error(Codes.PROPERTY_ACTS, span, "'at' stands in properties only");
      return TypeRules.unknown(span);
    }
    Expr who = arguments.get(0).value();
    Value thread = context.value(who, Type.of(Type.Kind.THREAD), "the first argument of 'at'");
    Optional<ThreadNumbers> group = group(who instanceof Expr.Index i ? i.target() : who);
    if (TypeRules.isUnknown(thread)) {
      return TypeRules.unknown(span);
    } else if (group.isEmpty()) {
      context.error(Codes.UNKNOWN_THREAD, who.span(), "'at' needs the name of a thread here");
      return TypeRules.unknown(span);
    }
    Optional<Label> found = label(context.session(), group.get(), label.name(), label.span());
    return found
        .<Value>map(l -> new Value.AtLabel(Type.BOOL, span, thread, l))
        .orElseGet(() -> TypeRules.unknown(span));
  }

  private Optional<ThreadNumbers> group(Expr thread) {
    return thread instanceof Expr.Name name
            && context.scope().find(name.name()).orElse(null) instanceof Symbol.Threads threads
        ? Optional.of(threads.group())
        : Optional.empty();
  }

  /** The label of this name in the body of {@code threads}, from now on observed. */
  static Optional<Label> label(Session session, ThreadNumbers threads, String name, Span span) {
    Optional<Label> label = threads.labels().find(name);
    label.ifPresent(Label::observe);
    if (label.isEmpty()) {
      session.misspelt(
          Codes.UNKNOWN_LABEL,
          span,
          "thread '" + threads.name() + "' has no label '" + name + "'",
          name,
          threads.labels().names());
    }
    return label;
  }
}
