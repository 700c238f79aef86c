package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Stmt;

/** Finds out what statements mean. */
final class StatementResolver {
  private final Context context;

  StatementResolver(Context context) {
    this.context = context;
  }

  static Code nothing() {
    return new Code.Block(List.of());
  }

  /** The statements of {@code block}, in a scope of their own. */
  Code.Block statements(Stmt.Block block) {
    return new StatementResolver(context.block()).here(block);
  }

  /** The statements of {@code block}, whose braces are no scope. */
  Code.Block here(Stmt.Block block) {
    return new Code.Block(block.statements().stream().map(this::statement).toList());
  }

  /** One statement where it stands alone: the body of a loop, a branch. */
  private Code alone(Stmt stmt) {
    return stmt instanceof Stmt.Block block
        ? statements(block)
        : new StatementResolver(context.block()).statement(stmt);
  }

  Code statement(Stmt stmt) {
    if (stmt instanceof Stmt.Block block) {
      return statements(block);
    } else if (stmt instanceof Stmt.Local local) {
      return local(local.variable());
    } else if (stmt instanceof Stmt.Evaluate evaluate) {
      return new Code.Evaluate(evaluate.span(), context.value(evaluate.expression()));
    } else if (stmt instanceof Stmt.Assign assign) {
      return new AssignmentResolver(context).assign(assign);
    } else if (stmt instanceof Stmt.Increment increment) {
      return new AssignmentResolver(context).increment(increment);
    } else if (stmt instanceof Stmt.Assert assertion) {
      return assertion(assertion);
    } else if (stmt instanceof Stmt.WhenKernel when) {
      return when(when);
    }
    return control(stmt);
  }

  private Code control(Stmt stmt) {
    if (stmt instanceof Stmt.If choice) {
      Value condition = context.value(choice.condition(), Type.BOOL, "a condition");
      Code then = alone(choice.then());
      Code otherwise = choice.otherwise().map(this::alone).orElse(nothing());
      return condition instanceof Value.Constant known && !TypeRules.isUnknown(condition)
          ? known.value() != 0 ? then : otherwise
          : new Code.If(choice.span(), condition, then, otherwise);
    } else if (stmt instanceof Stmt.While loop) {
      Value condition = context.value(loop.condition(), Type.BOOL, "a condition");
      Code body = new StatementResolver(context.loop()).alone(loop.body());
      return new Code.While(loop.span(), condition, body);
    } else if (stmt instanceof Stmt.For loop) {
      return new LoopResolver(context).each(loop);
    } else if (stmt instanceof Stmt.Repeat loop) {
      return new LoopResolver(context).repeat(loop);
    } else if (stmt instanceof Stmt.Either either) {
      List<Code> branches = new ArrayList<>();
      either.branches().forEach(b -> branches.add(statements(b)));
      return new Code.Either(either.span(), List.copyOf(branches));
    } else if (stmt instanceof Stmt.Atomically atomically) {
      return new Code.Atomically(atomically.span(), statements(atomically.body()));
    }
    return jump(stmt);
  }

  private Code jump(Stmt stmt) {
    if (stmt instanceof Stmt.Break) {
      inLoop(stmt.span(), "break");
      return new Code.Break(stmt.span());
    } else if (stmt instanceof Stmt.Continue) {
      inLoop(stmt.span(), "continue");
      return new Code.Continue(stmt.span());
    } else if (stmt instanceof Stmt.Goto jump) {
      return jump(jump);
    } else if (stmt instanceof Stmt.Labeled labeled) {
      return labeled(labeled);
    } else if (stmt instanceof Stmt.Return leave) {
      return leave(leave);
    }
    throw new IllegalArgumentException("statement " + stmt.getClass());
  }

  private void inLoop(Span span, String word) {
    if (!context.inLoop()) {
      context.error(Codes.NO_LOOP, span, "'" + word + "' stands in a loop only");
    }
  }

  private Code when(Stmt.WhenKernel when) {
    Optional<Stmt> branch = Selection.branch(when, context.session().version());
    if (branch.isPresent() && branch.get() instanceof Stmt.Block block) {
      return here(block); // so that the branch may declare what the code after it uses
    }
    return branch.map(this::statement).orElse(nothing());
  }

  private Code local(Decl.Variable variable) {
    Type type = TypeNames.type(context.session(), context.scope(), variable.type());
    Span span = variable.span();
    Local local = new Local(variable.name(), type);
    checkLocal(variable, type);
    String what = "'" + variable.name() + "'";
    Value initial =
        variable.initial().isPresent()
            ? context.value(variable.initial().get(), type, what)
            : new Value.Constant(type, span, TypeRules.initial(type));
    new Definitions(context.session(), context.scope(), false, Optional.empty())
        .define(
            variable.name(),
            variable.nameSpan(),
            new Symbol.Bound(local, variable.nameSpan(), true));
    return new Code.SetLocal(span, local, initial);
  }

  private void checkLocal(Decl.Variable variable, Type type) {
    String name = "'" + variable.name() + "'";
    if (variable.length().isPresent()) {
      context.error(
          Codes.LOCAL_OBJECT,
          variable.nameSpan(),
          name + " is an array: declare it outside of code, as shared state");
    } else if (type.kind().isObject() && variable.initial().isEmpty()) {
      context.error(
          Codes.LOCAL_OBJECT,
          variable.nameSpan(),
          name
              + " is "
              + TypeRules.withArticle(type)
              + ": declare it outside of code, as shared state");
    } else if (type.kind() == Type.Kind.VOID && !TypeRules.isUnknown(type)) {
      context.error(Codes.WRONG_TYPE, variable.type().span(), name + " cannot be a 'void'");
    } else if (variable.ghost()) {
      context.error(
          Codes.MISPLACED,
          variable.nameSpan(),
          "ghost state is shared: declare " + name + " outside of code");
    }
  }

  private Code jump(Stmt.Goto jump) {
    LabelTable labels = context.frame().labels();
    Optional<Label> label = labels.find(jump.label());
    if (label.isEmpty()) {
      context
          .session()
          .misspelt(
              Codes.UNKNOWN_LABEL,
              jump.labelSpan(),
              "there is no label '" + jump.label() + "' here",
              jump.label(),
              labels.names());
      return nothing();
    }
    if (!labels.reaches(jump)) {
      context.error(
          Codes.GOTO_INTO,
          jump.labelSpan(),
          "'goto' cannot enter the statement that '" + jump.label() + "' is in");
    }
    return new Code.Goto(jump.span(), label.get());
  }

  private Code labeled(Stmt.Labeled labeled) {
    Code body = new StatementResolver(context.labeled(labeled.label())).statement(labeled.body());
    Optional<Label> label = context.frame().labels().find(labeled.label());
    return label.<Code>map(l -> new Code.Labeled(labeled.span(), l, body)).orElse(body);
  }

  private Code leave(Stmt.Return leave) {
    Frame frame = context.frame();
    Optional<Value> value = Optional.empty();
    boolean nothing = frame.result().kind() == Type.Kind.VOID;
    if (leave.value().isPresent() && nothing && !TypeRules.isUnknown(frame.result())) {
      context.value(leave.value().get());
      context.error(Codes.RETURN_VALUE, leave.value().get().span(), "nothing is returned here");
    } else if (leave.value().isPresent()) {
      value = Optional.of(context.value(leave.value().get(), frame.result(), "what is returned"));
    } else if (!nothing && !frame.forgiving()) {
      context.error(
          Codes.RETURN_VALUE,
          leave.span(),
          "'return' needs a value here: " + TypeRules.withArticle(frame.result()));
    }
    if (frame.yield().isPresent()) {
      return new Code.Yield(leave.span(), frame.yield().get(), value);
    }
    return new Code.Return(leave.span(), value);
  }

  private Code assertion(Stmt.Assert assertion) {
    Value condition =
        context.readingGhosts().value(assertion.condition(), Type.BOOL, "what is asserted");
    String name = context.label().orElse("line " + assertion.span().line());
    return new Code.Assert(assertion.span(), name, condition, assertion.why());
  }
}
