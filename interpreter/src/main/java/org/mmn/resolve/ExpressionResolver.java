package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what an expression means. What is wrong is reported, and has the unknown type. */
final class ExpressionResolver {
  private final Context context;

  ExpressionResolver(Context context) {
    this.context = context;
  }

  /** The value of {@code expression}; an array or a group of threads is none. */
  Value value(Expr expression) {
    Denoted denoted = denote(expression);
    if (denoted instanceof Denoted.Elements e) {
      context.error(
          Codes.ARRAY, e.span(), "'" + e.variable().name() + "' is an array: say which element");
    } else if (denoted instanceof Denoted.Group g) {
      context.error(
          Codes.ARRAY,
          g.span(),
          "there are "
              + g.threads().count()
              + " threads '"
              + g.threads().name()
              + "': say which, as in "
              + g.threads().name()
              + "[0]");
    }
    return denoted instanceof Denoted.Single s ? s.value() : TypeRules.unknown(denoted.span());
  }

  Denoted denote(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return new NameResolver(context).denote(name);
    } else if (expression instanceof Expr.Member member) {
      return new MemberResolver(context).denote(member);
    } else if (expression instanceof Expr.Index index) {
      return new Denoted.Single(new ElementResolver(context).index(index));
    }
    return new Denoted.Single(computed(expression));
  }

  private Value computed(Expr expression) {
    Span span = expression.span();
    if (expression instanceof Expr.Number number) {
      return new Value.Constant(Type.INT, span, number.value());
    } else if (expression instanceof Expr.Bool bool) {
      return new Value.Constant(Type.BOOL, span, bool.value() ? 1 : 0);
    } else if (expression instanceof Expr.Text text) {
      return new Value.Text(Type.of(Type.Kind.TEXT), span, text.value());
    } else if (expression instanceof Expr.Slice slice) {
      return new ElementResolver(context).slice(slice);
    } else if (expression instanceof Expr.Call call) {
      return new CallResolver(context).call(call);
    } else if (expression instanceof Expr.Quantifier quantifier) {
      return new QuantifierResolver(context).value(quantifier);
    } else if (expression instanceof Expr.Interval) {
      context.error(Codes.NOT_A_VALUE, span, "'..' stands in [ ] or choose( ), not here");
      return TypeRules.unknown(span);
    }
    return operators(expression);
  }

  private Value operators(Expr expression) {
    OperatorResolver operators = new OperatorResolver(context);
    if (expression instanceof Expr.Unary unary) {
      return operators.unary(unary);
    } else if (expression instanceof Expr.Binary binary) {
      return operators.binary(binary);
    } else if (expression instanceof Expr.Conditional conditional) {
      return operators.conditional(conditional);
    }
    throw new IllegalArgumentException("expression " + expression.getClass());
  }

  /** Reading {@code variable}: its content, or the reference to an object. */
  static Value read(
      Context context, Variable variable, Optional<Value> owner, Optional<Value> index, Span span) {
    if (variable.ghost() && !context.ghosts()) {
      context.error(
          Codes.GHOST_READ,
          span,
          "'"
              + variable.name()
              + "' is ghost state: only properties, asserts and ghost state"
              + " may depend on it");
    }
    return new Value.ReadShared(variable.type(), span, variable, owner, index);
  }

  /** {@code variable} itself, or its elements if it has some. */
  static Denoted shared(Context context, Variable variable, Optional<Value> owner, Span span) {
    if (TypeRules.isUnknown(variable.type())) {
      return Denoted.unknown(span);
    } else if (variable.length() > 0) {
      return new Denoted.Elements(variable, owner, span);
    }
    return new Denoted.Single(read(context, variable, owner, Optional.empty(), span));
  }
}
