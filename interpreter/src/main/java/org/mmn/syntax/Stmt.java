package org.mmn.syntax;

import java.util.List;
import java.util.Optional;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Span;

/** A statement as written. */
public sealed interface Stmt {
  Span span();

  /** {@code { … }}. */
  record Block(Span span, List<Stmt> statements) implements Stmt {}

  /** A local variable, {@code int n = 0;}. */
  record Local(Span span, Decl.Variable variable) implements Stmt {}

  /** An expression for its effect: a call. */
  record Evaluate(Span span, Expr expression) implements Stmt {}

  /**
   * {@code target op value}; the operator is {@code =}, {@code +=}, {@code -=}, {@code |=} or
   * {@code &=}.
   */
  record Assign(Span span, Expr target, String operator, Expr value) implements Stmt {}

  /** {@code target++} and {@code target--}. */
  record Increment(Span span, Expr target, boolean up) implements Stmt {}

  record If(Span span, Expr condition, Stmt then, Optional<Stmt> otherwise) implements Stmt {}

  record While(Span span, Expr condition, Stmt body) implements Stmt {}

  /** {@code for (type name in over) body}. */
  record For(Span span, TypeName type, String name, Span nameSpan, Expr over, Stmt body)
      implements Stmt {}

  record Repeat(Span span, Expr count, Stmt body) implements Stmt {}

  /** {@code either { … } or { … } or { … }}: at least two branches. */
  record Either(Span span, List<Block> branches) implements Stmt {}

  record Atomically(Span span, Block body) implements Stmt {}

  record Break(Span span) implements Stmt {}

  record Continue(Span span) implements Stmt {}

  record Goto(Span span, String label, Span labelSpan) implements Stmt {}

  /** {@code name: statement}. */
  record Labeled(Span span, String label, Span labelSpan, Stmt body) implements Stmt {}

  record Return(Span span, Optional<Expr> value) implements Stmt {}

  record Assert(Span span, Expr condition, Optional<String> why) implements Stmt {}

  /**
   * {@code when kernel v5.4.. { … } else { … }} or with a single statement.
   *
   * @param at where the versions stand
   */
  record WhenKernel(
      Span span, List<VersionRange> versions, Span at, Stmt then, Optional<Stmt> otherwise)
      implements Stmt {}
}
