package org.mmn.examples.mutation;

import java.util.List;
import java.util.stream.Stream;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/** Goes through the code that declarations hold, in the order of the text. */
abstract class Statements {
  /** Called for each statement, before what is in it; blocks are not among them. */
  void statement(Stmt stmt) {}

  /** Called for the statements of each block, but for those that are one step. */
  void block(List<Stmt> statements) {}

  final void walk(List<Decl> declarations) {
    declarations.forEach(this::walk);
  }

  private void walk(Decl decl) {
    if (decl instanceof Decl.WhenKernel when) {
      walk(when.then());
      walk(when.otherwise());
    } else if (decl instanceof Decl.Driver driver) {
      walk(driver.members());
    } else if (decl instanceof Decl.Function function) {
      function.body().ifPresent(this::walk);
    } else if (decl instanceof Decl.Callback callback) {
      walk(callback.body());
    } else if (decl instanceof Decl.ThreadDecl thread) {
      walk(thread.body());
    }
  }

  final void walk(Stmt stmt) {
    if (stmt instanceof Stmt.Block block) {
      block(block.statements());
    } else {
      statement(stmt);
    }
    parts(stmt).forEach(this::walk);
  }

  private static Stream<Stmt> parts(Stmt stmt) {
    if (stmt instanceof Stmt.Block block) {
      return block.statements().stream();
    } else if (stmt instanceof Stmt.If choice) {
      return Stream.concat(Stream.of(choice.then()), choice.otherwise().stream());
    } else if (stmt instanceof Stmt.WhenKernel when) {
      return Stream.concat(Stream.of(when.then()), when.otherwise().stream());
    } else if (stmt instanceof Stmt.Either either) {
      return either.branches().stream().map(Stmt.class::cast);
    } else if (stmt instanceof Stmt.While loop) {
      return Stream.of(loop.body());
    } else if (stmt instanceof Stmt.For loop) {
      return Stream.of(loop.body());
    } else if (stmt instanceof Stmt.Repeat loop) {
      return Stream.of(loop.body());
    } else if (stmt instanceof Stmt.Atomically atomically) {
      return atomically.body().statements().stream();
    } else if (stmt instanceof Stmt.Labeled labeled) {
      return Stream.of(labeled.body());
    }
    return Stream.empty();
  }

  /** The name of what an expression calls, {@code zap} of {@code tlb.zap(r)}; empty if nothing. */
  static String callee(Expr expression) {
    if (!(expression instanceof Expr.Call call)) {
      return "";
    }
    return call.callee() instanceof Expr.Member member
        ? member.name()
        : call.callee() instanceof Expr.Name name ? name.name() : "";
  }
}
