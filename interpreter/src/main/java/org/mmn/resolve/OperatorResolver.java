package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/** Finds out what operators mean. */
final class OperatorResolver {
  private final Context context;

  OperatorResolver(Context context) {
    this.context = context;
  }

  Value unary(Expr.Unary unary) {
    Type type = unary.operator().equals("!") ? Type.BOOL : Type.INT;
    Value operand =
        context.value(unary.operand(), type, "the operand of '" + unary.operator() + "'");
    return TypeRules.isUnknown(operand)
        ? TypeRules.unknown(unary.span())
        : Fold.unary(type, unary.span(), unary.operator(), operand);
  }

  Value binary(Expr.Binary binary) {
    return switch (binary.operator()) {
      case "&&", "||", "=>" -> logical(binary);
      default ->
          binary(
              binary.operator(),
              context.value(binary.left()),
              context.value(binary.right()),
              binary.span());
    };
  }

  private Value logical(Expr.Binary binary) {
    String what = "an operand of '" + binary.operator() + "'";
    Value left = context.value(binary.left(), Type.BOOL, what);
    Value right = context.value(binary.right(), Type.BOOL, what);
    Span span = binary.span();
    if (TypeRules.isUnknown(left) || TypeRules.isUnknown(right)) {
      return TypeRules.unknown(span);
    }
    return switch (binary.operator()) {
      case "&&" -> Fold.choice(Type.BOOL, span, left, right, bool(span, false));
      case "||" -> Fold.choice(Type.BOOL, span, left, bool(span, true), right);
      default -> Fold.choice(Type.BOOL, span, left, right, bool(span, true));
    };
  }

  private static Value bool(Span span, boolean value) {
    return new Value.Constant(Type.BOOL, span, value ? 1 : 0);
  }

  /** {@code left operator right}, both resolved. */
  Value binary(String operator, Value written, Value other, Span span) {
    Value left = TypeRules.content(context, written);
    Value right = TypeRules.content(context, other);
    if (TypeRules.isUnknown(left) || TypeRules.isUnknown(right)) {
      return TypeRules.unknown(span);
    }
    boolean equality = operator.equals("==") || operator.equals("!=");
    boolean order = operator.startsWith("<") || operator.startsWith(">");
    if (equality) {
      return equality(operator, left, right, span);
    }
    boolean shift = operator.equals("<<") || operator.equals(">>");
    boolean numbers = TypeRules.isNumber(left.type()) && TypeRules.isNumber(right.type());
    boolean pages = left.type().kind() == Type.Kind.PAGE && right.type().kind() == Type.Kind.PAGE;
    if (!numbers && !(order && pages)) {
      return wrong(operator, left, right, span);
    }
    boolean bools = left.type().kind() == Type.Kind.BOOL && right.type().kind() == Type.Kind.BOOL;
    boolean bitwise = "&|^".contains(operator);
    Type type = (order && !shift) || (bools && bitwise) ? Type.BOOL : Type.INT;
    boolean division = operator.equals("/") || operator.equals("%");
    if (division && right instanceof Value.Constant c && c.value() == 0) {
      context.error(Codes.ARITHMETIC, right.span(), "division by zero");
      return TypeRules.unknown(span);
    }
    boolean outside = right instanceof Value.Constant c && (c.value() < 0 || c.value() > 31);
    if (shift && outside) {
      context.error(Codes.ARITHMETIC, right.span(), "a shift is by 0 to 31 bits");
      return TypeRules.unknown(span);
    }
    return Fold.binary(type, span, operator, left, right);
  }

  private Value equality(String operator, Value left, Value right, Span span) {
    if (TypeRules.isNumber(left.type()) && TypeRules.isNumber(right.type())) {
      return Fold.binary(Type.BOOL, span, operator, left, right);
    }
    Optional<Value> asLeft = same(right, left.type());
    if (asLeft.isPresent()) {
      return Fold.binary(Type.BOOL, span, operator, left, asLeft.get());
    }
    return same(left, right.type())
        .map(l -> Fold.binary(Type.BOOL, span, operator, l, right))
        .orElseGet(() -> wrong(operator, left, right, span));
  }

  /** {@code value} as a {@code type} for a comparison: objects of one kind, or {@code NULL}. */
  private static Optional<Value> same(Value value, Type type) {
    boolean comparable =
        type.kind() == Type.Kind.RANGE
            || (TypeRules.isReference(type) && type.kind() != Type.Kind.VOID);
    boolean sameKind = value.type().kind() == type.kind();
    return !comparable
        ? Optional.empty()
        : sameKind ? Optional.of(value) : TypeRules.convert(value, type);
  }

  private Value wrong(String operator, Value left, Value right, Span span) {
    context.error(
        Codes.OPERANDS,
        span,
        "'"
            + operator
            + "' does not go with "
            + TypeRules.withArticle(left.type())
            + " and "
            + TypeRules.withArticle(right.type()));
    return TypeRules.unknown(span);
  }

  Value conditional(Expr.Conditional expression) {
    Value condition = context.value(expression.condition(), Type.BOOL, "a condition");
    Value whenTrue = context.value(expression.whenTrue());
    Value whenFalse = context.value(expression.whenFalse());
    Span span = expression.span();
    if (TypeRules.isUnknown(condition)) {
      return TypeRules.unknown(span);
    }
    Optional<Value> converted = unify(whenFalse, whenTrue.type());
    if (converted.isPresent()) {
      return choice(span, condition, whenTrue, converted.get());
    }
    return unify(whenTrue, whenFalse.type())
        .map(t -> choice(span, condition, t, whenFalse))
        .orElseGet(() -> wrong("? :", whenTrue, whenFalse, span));
  }

  private static Value choice(Span span, Value condition, Value whenTrue, Value whenFalse) {
    Type type = whenTrue.type();
    Type plain = type.kind() == Type.Kind.INT ? Type.INT : type;
    return Fold.choice(plain, span, condition, whenTrue, whenFalse);
  }

  private static Optional<Value> unify(Value value, Type type) {
    boolean loses = type.kind() == Type.Kind.BOOL && value.type().kind() != Type.Kind.BOOL;
    boolean nothing = type.kind() == Type.Kind.VOID && !TypeRules.isUnknown(type);
    return loses || nothing ? Optional.empty() : TypeRules.convert(value, type);
  }
}
