package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/**
 * Where a statement or expression stands: what its names mean and what it may do.
 *
 * @param ghosts whether ghost state may be read here
 * @param label the innermost label around it
 */
record Context(
    Session session,
    Scope scope,
    Frame frame,
    boolean ghosts,
    boolean inLoop,
    Optional<String> label) {

  static Context of(Session session, Scope scope, Frame frame) {
    boolean ghosts = frame.purpose() == Frame.Purpose.PROPERTY;
    return new Context(session, scope, frame, ghosts, false, Optional.empty());
  }

  static Context constant(Session session, Scope scope) {
    return of(session, scope, Frame.of(Frame.Purpose.CONSTANT));
  }

  Context block() {
    return new Context(session, scope.inner(), frame, ghosts, inLoop, label);
  }

  Context loop() {
    return new Context(session, scope.inner(), frame, ghosts, true, label);
  }

  Context readingGhosts() {
    return new Context(session, scope, frame, true, inLoop, label);
  }

  Context labeled(String name) {
    return new Context(session, scope, frame, ghosts, inLoop, Optional.of(name));
  }

  boolean is(Frame.Purpose purpose) {
    return frame.purpose() == purpose;
  }

  void error(String code, Span span, String message) {
    session.error(code, span, message);
  }

  /** The value of {@code expression}, of whatever type. */
  Value value(Expr expression) {
    return new ExpressionResolver(this).value(expression);
  }

  /** The value of {@code expression} as a {@code type}; {@code what} names it in a complaint. */
  Value value(Expr expression, Type type, String what) {
    return TypeRules.convert(this, value(expression), type, what);
  }

  /** The number of {@code expression}, if it is one before anything runs; complains otherwise. */
  Optional<Integer> constant(Expr expression, String what) {
    Context here =
        new Context(
            session, scope, Frame.of(Frame.Purpose.CONSTANT), true, false, Optional.empty());
    Value value = here.value(expression, Type.INT, what);
    if (value instanceof Value.Constant c && !TypeRules.isUnknown(value)) {
      return Optional.of(c.value());
    }
    if (!TypeRules.isUnknown(value)) {
      error(Codes.NOT_CONSTANT, expression.span(), what + " must be known before anything runs");
    }
    return Optional.empty();
  }
}
