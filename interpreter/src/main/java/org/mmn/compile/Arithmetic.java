package org.mmn.compile;

import java.util.Map;
import org.mmn.model.PageRange;

/** What is computed locally, in 32 bits, as C does it. */
public enum Arithmetic {
  NOT("!"),
  NEGATE("neg"),
  INVERT("~"),
  RANGE_MM(".mm"),
  RANGE_START(".start"),
  RANGE_LIMIT(".limit"),
  RANGE_PAGES(".pages"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  AND("&"),
  OR("|"),
  XOR("^"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  EQUAL("=="),
  UNEQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">=");

  private static final Map<String, Arithmetic> BINARY =
      Map.ofEntries(
          Map.entry("+", ADD),
          Map.entry("-", SUBTRACT),
          Map.entry("*", MULTIPLY),
          Map.entry("/", DIVIDE),
          Map.entry("%", REMAINDER),
          Map.entry("&", AND),
          Map.entry("|", OR),
          Map.entry("^", XOR),
          Map.entry("<<", SHIFT_LEFT),
          Map.entry(">>", SHIFT_RIGHT),
          Map.entry("==", EQUAL),
          Map.entry("!=", UNEQUAL),
          Map.entry("<", LESS),
          Map.entry("<=", LESS_EQUAL),
          Map.entry(">", GREATER),
          Map.entry(">=", GREATER_EQUAL));

  private final String symbol;

  Arithmetic(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  static Arithmetic binary(String operator) {
    Arithmetic found = BINARY.get(operator);
    if (found == null) {
      throw new IllegalArgumentException("operator " + operator);
    }
    return found;
  }

  static Arithmetic unary(String operator) {
    return switch (operator) {
      case "!" -> NOT;
      case "-" -> NEGATE;
      case "~" -> INVERT;
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  /** The value of a unary operator. */
  public int of(int a) {
    return switch (this) {
      case NOT -> a == 0 ? 1 : 0;
      case NEGATE -> -a;
      case INVERT -> ~a;
      case RANGE_MM -> a < 0 ? -1 : PageRange.mm(a);
      case RANGE_START -> a < 0 ? -1 : PageRange.start(a);
      case RANGE_LIMIT -> a < 0 ? -1 : PageRange.limit(a);
      case RANGE_PAGES -> a < 0 ? 0 : PageRange.limit(a) - PageRange.start(a);
      default -> throw new IllegalStateException(this + " takes two values");
    };
  }

  /** The value of a binary operator; a division by zero is excluded before. */
  public int of(int a, int b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      default -> compare(a, b) ? 1 : 0;
    };
  }

  private boolean compare(int a, int b) {
    return switch (this) {
      case EQUAL -> a == b;
      case UNEQUAL -> a != b;
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      default -> throw new IllegalStateException(this + " takes one value");
    };
  }
}
