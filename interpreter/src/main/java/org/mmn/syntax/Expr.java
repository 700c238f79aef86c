package org.mmn.syntax;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/** An expression as written. */
public sealed interface Expr {
  Span span();

  /** {@code 42}, {@code 0x10}. */
  record Number(Span span, int value) implements Expr {}

  /** {@code true}, {@code false}. */
  record Bool(Span span, boolean value) implements Expr {}

  /** {@code "text"}, quotes and escapes removed. */
  record Text(Span span, String value) implements Expr {}

  /** A bare name: variable, constant, thread, mm, label. */
  record Name(Span span, String name) implements Expr {}

  /** {@code target.name}. */
  record Member(Span span, Expr target, String name, Span nameSpan) implements Expr {}

  /** {@code target[index]}. */
  record Index(Span span, Expr target, Expr index) implements Expr {}

  /** {@code target[low..high]}, half open; either end may be absent. */
  record Slice(Span span, Expr target, Optional<Expr> low, Optional<Expr> high) implements Expr {}

  /** {@code low..high} as an argument of {@code choose}. */
  record Interval(Span span, Expr low, Expr high) implements Expr {}

  /** {@code callee(arguments)}; the callee is a {@link Name} or a {@link Member}. */
  record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {}

  /** {@code !e}, {@code -e}, {@code ~e}. */
  record Unary(Span span, String operator, Expr operand) implements Expr {}

  /** {@code a + b} and so on; {@code =>} is implication, lowest of all. */
  record Binary(Span span, String operator, Expr left, Expr right, Span operatorSpan)
      implements Expr {}

  /** {@code c ? a : b}. */
  record Conditional(Span span, Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

  /** {@code forall p in r: e} and {@code exists p in r: e}. */
  record Quantifier(Span span, boolean universal, String name, Span nameSpan, Expr over, Expr body)
      implements Expr {}

  /** An argument, named ({@code blockable = false}) or by position. */
  record Argument(Span span, Optional<String> name, Expr value) {}
}
