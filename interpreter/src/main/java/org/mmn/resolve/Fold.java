package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;

/** Operators applied to what is known before anything runs. */
final class Fold {
  private Fold() {}

  static Value unary(Type type, Span span, String operator, Value operand) {
    if (operand instanceof Value.Constant c) {
      int n = c.value();
      int result =
          switch (operator) {
            case "!" -> n == 0 ? 1 : 0;
            case "-" -> -n;
            default -> ~n;
          };
      return new Value.Constant(type, span, result);
    }
    return new Value.Unary(type, span, operator, operand);
  }

  static Value binary(Type type, Span span, String operator, Value left, Value right) {
    if (left instanceof Value.Constant l && right instanceof Value.Constant r) {
      Optional<Integer> result = apply(operator, l.value(), r.value());
      if (result.isPresent()) {
        return new Value.Constant(type, span, result.get());
      }
    }
    return new Value.Binary(type, span, operator, left, right);
  }

  static Value choice(Type type, Span span, Value condition, Value whenTrue, Value whenFalse) {
    if (condition instanceof Value.Constant c) {
      return c.value() != 0 ? whenTrue : whenFalse;
    }
    return new Value.Choice(type, span, condition, whenTrue, whenFalse);
  }

  /** Empty for a division by zero. */
  private static Optional<Integer> apply(String operator, int l, int r) {
    if ((operator.equals("/") || operator.equals("%")) && r == 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (operator) {
          case "*" -> l * r;
          case "/" -> l / r;
          case "%" -> l % r;
          case "+" -> l + r;
          case "-" -> l - r;
          case "<<" -> l << r;
          case ">>" -> l >> r;
          case "&" -> l & r;
          case "|" -> l | r;
          case "^" -> l ^ r;
          default -> compare(operator, l, r) ? 1 : 0;
        });
  }

  private static boolean compare(String operator, int l, int r) {
    return switch (operator) {
      case "<" -> l < r;
      case "<=" -> l <= r;
      case ">" -> l > r;
      case ">=" -> l >= r;
      case "==" -> l == r;
      case "!=" -> l != r;
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }
}
