package org.mmn.resolve;

import java.util.List;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/** Goes through written code, of all versions, in the order in which it is written. */
abstract class SyntaxWalk {
  /** A name that is used: of a type, operation, variable. */
  void name(String name) {}

  /** The {@code b} of {@code a.b}. */
  void member(String name) {}

  /** The versions of a {@code when kernel}. */
  void versions(List<VersionRange> versions, Span span) {}

  /**
   * A {@code when kernel} as a whole.
   *
   * @param at where its versions stand
   * @param then the end of its first branch
   */
  void block(Span span, List<VersionRange> versions, Span at, int then) {}

  /** Going into a declaration, and out of it again. */
  void enter(Decl decl) {}

  void leave(Decl decl) {}

  void call(Expr.Call call) {}

  final void walk(List<Decl> declarations) {
    declarations.forEach(this::walk);
  }

  final void walk(Decl decl) {
    enter(decl);
    inside(decl);
    leave(decl);
  }

  private void inside(Decl decl) {
    if (decl instanceof Decl.WhenKernel when) {
      versions(when.versions(), when.span());
      block(when.span(), when.versions(), when.at(), end(when));
      walk(when.then());
      walk(when.otherwise());
    } else if (decl instanceof Decl.Const constant) {
      walk(constant.value());
    } else if (decl instanceof Decl.Variable variable) {
      variable(variable);
    } else if (decl instanceof Decl.Function function) {
      name(function.type().name());
      parameters(function.parameters());
      function.body().ifPresent(this::walk);
    } else if (decl instanceof Decl.Driver driver) {
      parameters(driver.parameters());
      walk(driver.members());
    } else if (decl instanceof Decl.Callback callback) {
      parameters(callback.parameters());
      walk(callback.body());
    } else if (decl instanceof Decl.Struct struct) {
      walk(struct.members());
    } else {
      ofScenario(decl);
    }
  }

  private static int end(Decl.WhenKernel when) {
    return when.otherwise().isEmpty() || when.then().isEmpty()
        ? when.span().end()
        : when.then().get(when.then().size() - 1).span().end();
  }

  private void ofScenario(Decl decl) {
    if (decl instanceof Decl.Scenario scenario) {
      walk(scenario.members());
    } else if (decl instanceof Decl.Memory memory) {
      memory.settings().forEach(s -> walk(s.value()));
    } else if (decl instanceof Decl.Mm mm) {
      mm.vmas().forEach(v -> walk(v.pages()));
    } else if (decl instanceof Decl.Instance instance) {
      name(instance.driver());
      instance.arguments().forEach(a -> walk(a.value()));
    } else if (decl instanceof Decl.ThreadDecl thread) {
      thread.count().ifPresent(this::walk);
      walk(thread.body());
    } else if (decl instanceof Decl.Init init) {
      walk(init.body());
    } else if (decl instanceof Decl.Property property) {
      walk(property.condition());
    }
  }

  private void variable(Decl.Variable variable) {
    name(variable.type().name());
    variable
        .type()
        .bounds()
        .ifPresent(
            b -> {
              walk(b.low());
              walk(b.high());
            });
    variable.length().ifPresent(this::walk);
    variable.initial().ifPresent(this::walk);
  }

  private void parameters(List<Decl.Parameter> parameters) {
    for (Decl.Parameter parameter : parameters) {
      name(parameter.type().name());
      parameter.defaultValue().ifPresent(this::walk);
    }
  }

  final void walk(Stmt stmt) {
    if (stmt instanceof Stmt.Block block) {
      block.statements().forEach(this::walk);
    } else if (stmt instanceof Stmt.Local local) {
      variable(local.variable());
    } else if (stmt instanceof Stmt.Evaluate evaluate) {
      walk(evaluate.expression());
    } else if (stmt instanceof Stmt.Assign assign) {
      walk(assign.target());
      walk(assign.value());
    } else if (stmt instanceof Stmt.Increment increment) {
      walk(increment.target());
    } else if (stmt instanceof Stmt.Return leave) {
      leave.value().ifPresent(this::walk);
    } else if (stmt instanceof Stmt.Assert assertion) {
      walk(assertion.condition());
    } else if (stmt instanceof Stmt.Labeled labeled) {
      walk(labeled.body());
    } else if (stmt instanceof Stmt.WhenKernel when) {
      versions(when.versions(), when.span());
      block(when.span(), when.versions(), when.at(), when.then().span().end());
      walk(when.then());
      when.otherwise().ifPresent(this::walk);
    } else {
      compound(stmt);
    }
  }

  private void compound(Stmt stmt) {
    if (stmt instanceof Stmt.If choice) {
      walk(choice.condition());
      walk(choice.then());
      choice.otherwise().ifPresent(this::walk);
    } else if (stmt instanceof Stmt.While loop) {
      walk(loop.condition());
      walk(loop.body());
    } else if (stmt instanceof Stmt.For loop) {
      name(loop.type().name());
      walk(loop.over());
      walk(loop.body());
    } else if (stmt instanceof Stmt.Repeat loop) {
      walk(loop.count());
      walk(loop.body());
    } else if (stmt instanceof Stmt.Either either) {
      either.branches().forEach(this::walk);
    } else if (stmt instanceof Stmt.Atomically atomically) {
      walk(atomically.body());
    }
  }

  final void walk(Expr expr) {
    if (expr instanceof Expr.Name name) {
      name(name.name());
    } else if (expr instanceof Expr.Member member) {
      walk(member.target());
      member(member.name());
    } else if (expr instanceof Expr.Call call) {
      call(call);
      walk(call.callee());
      call.arguments().forEach(a -> walk(a.value()));
    } else if (expr instanceof Expr.Index index) {
      walk(index.target());
      walk(index.index());
    } else if (expr instanceof Expr.Slice slice) {
      walk(slice.target());
      slice.low().ifPresent(this::walk);
      slice.high().ifPresent(this::walk);
    } else {
      operators(expr);
    }
  }

  private void operators(Expr expr) {
    if (expr instanceof Expr.Interval interval) {
      walk(interval.low());
      walk(interval.high());
    } else if (expr instanceof Expr.Unary unary) {
      walk(unary.operand());
    } else if (expr instanceof Expr.Binary binary) {
      walk(binary.left());
      walk(binary.right());
    } else if (expr instanceof Expr.Conditional conditional) {
      walk(conditional.condition());
      walk(conditional.whenTrue());
      walk(conditional.whenFalse());
    } else if (expr instanceof Expr.Quantifier quantifier) {
      walk(quantifier.over());
      walk(quantifier.body());
    }
  }
}
