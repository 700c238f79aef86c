package org.mmn.examples.mutation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mmn.examples.mutation.Mutant.Edit;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;
import org.mmn.syntax.Unit;

/**
 * The faults that are put in, one at a time: a statement dropped, two neighbours swapped, a value
 * or a condition turned round, a branch dropped, the zap moved from start to end.
 *
 * <p>Ghost state and asserts are left alone: they say what is right and do nothing.
 */
final class MutationOperators extends Statements {
  private static final String NOTHING = "{ }";
  private static final Pattern ERRNO = Pattern.compile("E[A-Z]+");
  private static final Pattern UNLOCK = Pattern.compile(".*unlock.*|up_(read|write).*");

  private final SharedState state;
  private final Map<String, Mutant> byText = new LinkedHashMap<>();

  private MutationOperators(SharedState state) {
    this.state = state;
  }

  /** The mutants of a module, in the order of its text; no two are the same. */
  static List<Mutant> mutants(Unit module) {
    MutationOperators operators = new MutationOperators(new SharedState(module.declarations()));
    operators.walk(module.declarations());
    new LateZap().mutants(module.declarations()).forEach(operators::add);
    operators.byText.remove(module.file().text());
    return operators.byText.values().stream()
        .sorted(Comparator.comparingInt((Mutant m) -> m.statements().get(0).start()))
        .toList();
  }

  private void add(Mutant mutant) {
    byText.putIfAbsent(mutant.source().text(), mutant);
  }

  private void add(String operator, String change, Span statement, Span span, String text) {
    add(new Mutant(operator, change, List.of(statement), List.of(new Edit(span, text)), false));
  }

  @Override
  void statement(Stmt stmt) {
    if (isDropped(stmt)) {
      add("drop", Mutant.brief(stmt.span()), stmt.span(), stmt.span(), NOTHING);
    }
    if (stmt instanceof Stmt.If choice) {
      branches(choice);
    } else if (stmt instanceof Stmt.Return leave) {
      leave.value().ifPresent(v -> turn(stmt, v, true));
    } else if (stmt instanceof Stmt.Assign assign && !state.isGhost(assign.target())) {
      turn(stmt, assign.value(), false);
    } else if (stmt instanceof Stmt.Local local) {
      local.variable().initial().ifPresent(value -> initial(local, value));
    }
  }

  private boolean isDropped(Stmt stmt) {
    if (stmt instanceof Stmt.Assign assign) {
      return !state.isGhost(assign.target());
    } else if (stmt instanceof Stmt.Increment increment) {
      return !state.isGhost(increment.target());
    } else if (stmt instanceof Stmt.If choice) {
      return choice.otherwise().isEmpty() && !isOneEffect(choice.then());
    }
    return stmt instanceof Stmt.Evaluate
        || stmt instanceof Stmt.While
        || stmt instanceof Stmt.For
        || stmt instanceof Stmt.Repeat
        || stmt instanceof Stmt.Break
        || stmt instanceof Stmt.Continue;
  }

  /** Whether dropping what is in {@code body} leaves nothing of it. */
  private boolean isOneEffect(Stmt body) {
    return body instanceof Stmt.Block block
        ? block.statements().size() == 1 && isOneEffect(block.statements().get(0))
        : isDropped(body);
  }

  private void branches(Stmt.If choice) {
    Span whole = choice.span();
    Span condition = choice.condition().span();
    String code = Mutant.brief(whole);
    add("negate", code, whole, condition, not(condition));
    if (choice.otherwise().isPresent()) {
      Stmt otherwise = choice.otherwise().get();
      if (!isOneEffect(otherwise)) {
        add("without else", code, whole, otherwise.span(), NOTHING);
      }
      add("always then", code, whole, whole, choice.then().span().text());
      add("always else", code, whole, whole, otherwise.span().text());
    }
  }

  private static String not(Span condition) {
    return "!(" + condition.text() + ")";
  }

  /** A local keeps its declaration and loses what it was given. */
  private void initial(Stmt.Local local, Expr value) {
    turn(local, value, false);
    boolean plain =
        value instanceof Expr.Bool || value instanceof Expr.Name || value instanceof Expr.Number;
    if (!plain) {
      Span span = local.span();
      int named = local.variable().nameSpan().end();
      Span rest = new Span(span.file(), named, value.span().end());
      add("drop value", Mutant.brief(span), span, rest, "");
    }
  }

  /** True for false, 0 for an error, one choice for the other. */
  private void turn(Stmt stmt, Expr value, boolean zero) {
    if (value instanceof Expr.Conditional choice) {
      Span condition = choice.condition().span();
      add("negate", Mutant.brief(stmt.span()), stmt.span(), condition, not(condition));
    }
    String other = "";
    if (value instanceof Expr.Bool bool) {
      other = String.valueOf(!bool.value());
    } else if (value instanceof Expr.Name name && ERRNO.matcher(name.name()).matches()) {
      other = "0";
    } else if (value instanceof Expr.Number number && number.value() == 0 && zero) {
      other = "EAGAIN";
    }
    if (!other.isEmpty()) {
      String change = other + " in " + Mutant.brief(stmt.span());
      add("value", change, stmt.span(), value.span(), other);
    }
  }

  @Override
  void block(List<Stmt> statements) {
    for (int i = 1; i < statements.size(); i++) {
      Stmt first = statements.get(i - 1);
      Stmt second = statements.get(i);
      if (isMoved(first) && isMoved(second) && state.isSeen(first) && state.isSeen(second)) {
        swap(first, second);
      }
    }
  }

  private boolean isMoved(Stmt stmt) {
    return isDropped(stmt)
        || stmt instanceof Stmt.If
        || stmt instanceof Stmt.Local
        || stmt instanceof Stmt.Either
        || stmt instanceof Stmt.Atomically
        || stmt instanceof Stmt.WhenKernel;
  }

  private void swap(Stmt first, Stmt second) {
    Span before = first.span();
    Span next = second.span();
    String between = before.file().text().substring(before.end(), next.start());
    boolean early =
        second instanceof Stmt.Evaluate e && UNLOCK.matcher(callee(e.expression())).matches();
    add(
        new Mutant(
            early ? "unlock early" : "swap",
            Mutant.brief(before) + " <> " + Mutant.brief(next),
            List.of(before, next),
            List.of(new Edit(before.to(next), next.text() + between + before.text())),
            Equivalence.ofSwap(first, second)));
  }
}
