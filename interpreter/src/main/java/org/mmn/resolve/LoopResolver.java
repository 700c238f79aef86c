package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/** Finds out what {@code for} and {@code repeat} mean. */
final class LoopResolver {
  private final Context context;

  LoopResolver(Context context) {
    this.context = context;
  }

  Code repeat(Stmt.Repeat loop) {
    Value count = context.value(loop.count(), Type.INT, "the number of turns");
    if (count instanceof Value.Constant c && c.value() < 0) {
      context.error(
          Codes.OUT_OF_BOUNDS, loop.count().span(), "'repeat' needs a number that is not negative");
    }
    Local turn = new Local("turn", Type.INT);
    Value first = new Value.Constant(Type.INT, loop.count().span(), 0);
    return new Code.For(loop.span(), turn, first, count, body(context.loop(), loop.body()));
  }

  private static Code body(Context inner, Stmt body) {
    StatementResolver statements = new StatementResolver(inner);
    return body instanceof Stmt.Block block
        ? statements.statements(block)
        : statements.statement(body);
  }

  Code each(Stmt.For loop) {
    DomainResolver domains = new DomainResolver(context);
    Optional<DomainResolver.Source> source = domains.source(loop.over());
    if (source.isEmpty()) {
      return list(loop, (Expr.Member) loop.over());
    }
    List<Code> code = new ArrayList<>();
    Value object = new Once(code).value(source.get().object());
    Domain domain = domains.domain(new DomainResolver.Source(object, source.get().part()));
    Local variable = variable(loop, domain.element());
    Code body = body(loop, variable);
    Optional<Value> filter = domain.filter(variable);
    Code filtered =
        filter.isPresent()
            ? new Code.If(loop.span(), filter.get(), body, StatementResolver.nothing())
            : body;
    code.add(new Code.For(loop.span(), variable, domain.first(), domain.limit(), filtered));
    return code.size() == 1 ? code.get(0) : new Code.Block(List.copyOf(code));
  }

  /** The loop's variable, whose declared type must be that of the elements. */
  private Local variable(Stmt.For loop, Type element) {
    Type type = TypeNames.type(context.session(), context.scope(), loop.type());
    boolean known = !TypeRules.isUnknown(type) && !TypeRules.isUnknown(element);
    if (known && type.kind() != element.kind()) {
      context.error(
          Codes.WRONG_TYPE,
          loop.type().span(),
          "'" + loop.name() + "' goes through " + element + "s: declare it as '" + element + "'");
    }
    return new Local(loop.name(), type);
  }

  private Code body(Stmt.For loop, Local variable) {
    Context inner = context.loop();
    inner.scope().define(loop.name(), new Symbol.Bound(variable, loop.nameSpan(), false));
    return body(inner, loop.body());
  }

  /**
   * A list of the kernel: {@code x_first(object)} and {@code x_next(object, member)} walk it. The
   * next one is asked for when the body is done with the last, as the kernel's macros do.
   */
  private Code list(Stmt.For loop, Expr.Member over) {
    Span span = loop.over().span();
    List<Code> code = new ArrayList<>();
    Value object = new Once(code).value(context.value(over.target()));
    Value first = step(over, "_first", List.of(object));
    Local variable = variable(loop, first.type());
    Value member = new Value.ReadLocal(variable.type(), span, variable);
    Value none = new Value.Constant(variable.type(), span, -1);
    Value next = step(over, "_next", List.of(object, member));
    Value fresh = new Value.Binary(Type.BOOL, span, "==", member, none);
    Value step = new Value.Choice(variable.type(), span, fresh, first, next);
    Code turn =
        new Code.Block(
            List.of(
                new Code.SetLocal(span, variable, step),
                new Code.If(span, fresh, new Code.Break(span), StatementResolver.nothing()),
                body(loop, variable)));
    code.add(new Code.SetLocal(span, variable, none));
    Value forever = new Value.Constant(Type.BOOL, span, 1);
    code.add(new Code.While(loop.span(), forever, turn));
    return new Code.Block(List.copyOf(code));
  }

  private Value step(Expr.Member over, String suffix, List<Value> arguments) {
    Span span = over.nameSpan();
    Symbol symbol = context.scope().find(over.name() + suffix).orElseThrow();
    if (!(symbol instanceof Symbol.Callable callable)) {
      context.error(Codes.NOT_WALKABLE, span, "'" + over.name() + suffix + "' is not an operation");
      return TypeRules.unknown(span);
    }
    List<Formal> formals = context.session().declarations().formals(callable);
    if (formals.size() != arguments.size()) {
      context.error(
          Codes.NOT_WALKABLE, span, "'" + over.name() + suffix + "' does not walk a list");
      return TypeRules.unknown(span);
    }
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < formals.size(); i++) {
      String what = "what has '" + over.name() + "'";
      converted.add(TypeRules.convert(context, arguments.get(i), formals.get(i).type(), what));
    }
    return new CallResolver(context).resolved(callable, List.copyOf(converted), span);
  }
}
