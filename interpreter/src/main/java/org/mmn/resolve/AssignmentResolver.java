package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/** Finds out what assignments mean. Those of shared state that also read it are two steps. */
final class AssignmentResolver {
  private final Context context;

  AssignmentResolver(Context context) {
    this.context = context;
  }

  Code assign(Stmt.Assign assign) {
    Value target = target(assign.target());
    Value value = valueContext(target).value(assign.value());
    String operator = assign.operator();
    boolean plain = operator.equals("=");
    return set(
        assign.span(), target, plain ? "" : operator.substring(0, operator.length() - 1), value);
  }

  Code increment(Stmt.Increment increment) {
    Value target = target(increment.target());
    Value one = new Value.Constant(Type.INT, increment.span(), 1);
    return set(increment.span(), target, increment.up() ? "+" : "-", one);
  }

  private Value target(Expr target) {
    return context.readingGhosts().value(target);
  }

  private Context valueContext(Value target) {
    boolean ghost = target instanceof Value.ReadShared shared && shared.variable().ghost();
    return ghost ? context.readingGhosts() : context;
  }

  /**
   * @param operator empty for a plain assignment
   */
  private Code set(Span span, Value target, String operator, Value value) {
    if (target instanceof Value.ReadLocal local) {
      return setLocal(span, local, operator, value);
    } else if (target instanceof Value.ReadShared shared && !shared.type().kind().isObject()) {
      return setShared(span, shared, operator, value);
    }
    if (!TypeRules.isUnknown(target)) {
      boolean object = target.type().kind().isObject() && target instanceof Value.ReadShared;
      context.error(
          Codes.NOT_ASSIGNABLE,
          target.span(),
          object
              ? "'"
                  + target.span().text()
                  + "' is "
                  + TypeRules.withArticle(target.type())
                  + ": it is used through its operations, not assigned"
              : "'" + target.span().text() + "' cannot be assigned");
    }
    return StatementResolver.nothing();
  }

  private Code setLocal(Span span, Value.ReadLocal target, String operator, Value value) {
    Optional<Symbol> symbol = context.scope().find(target.local().name());
    boolean fixed =
        symbol.isPresent()
            && symbol.get() instanceof Symbol.Bound bound
            && bound.local() == target.local()
            && !bound.assignable();
    if (fixed) {
      context.error(
          Codes.NOT_ASSIGNABLE,
          target.span(),
          "'" + target.local().name() + "' is set by its loop and cannot be assigned");
    }
    return new Code.SetLocal(span, target.local(), result(span, target, operator, value));
  }

  private Code setShared(Span span, Value.ReadShared target, String operator, Value value) {
    if (operator.isEmpty()) {
      Value converted = result(span, target, operator, value);
      return new Code.SetShared(span, target.variable(), target.owner(), target.index(), converted);
    }
    List<Code> code = new ArrayList<>();
    Once once = new Once(code);
    Optional<Value> owner = target.owner().map(once::value);
    Optional<Value> index = target.index().map(once::value);
    Value.ReadShared read =
        new Value.ReadShared(target.type(), target.span(), target.variable(), owner, index);
    Value converted = result(span, read, operator, value);
    code.add(new Code.SetShared(span, target.variable(), owner, index, converted));
    return code.size() == 1 ? code.get(0) : new Code.Block(List.copyOf(code));
  }

  private Value result(Span span, Value target, String operator, Value value) {
    Value computed =
        operator.isEmpty()
            ? value
            : new OperatorResolver(context).binary(operator, target, value, span);
    return TypeRules.convert(context, computed, target.type(), "'" + target.span().text() + "'");
  }
}
