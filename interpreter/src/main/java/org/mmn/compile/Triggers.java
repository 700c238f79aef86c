package org.mmn.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;
import org.mmn.source.Span;
import org.mmn.syntax.Decl.PropertyKind;

/**
 * What has to come true in some state for a condition to say anything: the left side of {@code =>},
 * of {@code &&} below {@code never}, that there is something to quantify over. Each as a condition
 * of its own, with the quantifiers around it as {@code exists}.
 */
final class Triggers {
  /**
   * @param within the trigger, by number, that comes true whenever this does; -1 for none
   */
  record Trigger(Span span, Value condition, int within) {}

  private final List<Trigger> found = new ArrayList<>();

  private Triggers() {}

  static List<Trigger> of(PropertyKind kind, Value condition) {
    Triggers triggers = new Triggers();
    switch (kind) {
      case ALWAYS, FINALLY -> triggers.walk(condition, true, v -> v, -1);
      case NEVER -> triggers.walk(condition, false, v -> v, -1);
      case REACHABLE, EVENTUALLY, WATCH -> {}
    }
    return List.copyOf(triggers.found);
  }

  /**
   * @param wanted what the property wants the value to be
   * @param around makes what stands around the value a condition on states
   * @param within the innermost trigger of which the value is a part
   */
  private void walk(Value value, boolean wanted, UnaryOperator<Value> around, int within) {
    if (value instanceof Value.Unary not && not.operator().equals("!")) {
      walk(not.operand(), !wanted, around, within);
    } else if (value instanceof Value.Quantifier all && all.universal() == wanted) {
      quantifier(all, wanted, around, within);
    } else if (value instanceof Value.Choice choice) {
      choice(choice, wanted, around, within);
    }
  }

  private void quantifier(
      Value.Quantifier all, boolean wanted, UnaryOperator<Value> around, int within) {
    UnaryOperator<Value> inside = v -> around.apply(some(all, v));
    Value body = all.body();
    if (body instanceof Value.Choice filter && filter.span().equals(filter.whenTrue().span())) {
      int number = add(all.span(), inside.apply(filter.condition()), within);
      walk(filter.whenTrue(), wanted, v -> inside.apply(both(filter.condition(), v)), number);
    } else {
      int number = add(all.span(), inside.apply(constant(all.span(), 1)), within);
      walk(body, wanted, inside, number);
    }
  }

  private void choice(
      Value.Choice choice, boolean wanted, UnaryOperator<Value> around, int within) {
    int then = constant(choice.whenTrue());
    int otherwise = constant(choice.whenFalse());
    boolean never = !wanted && otherwise == 0;
    boolean implies = wanted && otherwise == 1;
    if (never || implies) {
      int number = guard(choice.condition(), around, within);
      walk(choice.whenTrue(), wanted, v -> around.apply(both(choice.condition(), v)), number);
    } else if (wanted && then == 1 && choice.condition() instanceof Value.Unary not) {
      int number = guard(not.operand(), around, within);
      walk(choice.whenFalse(), true, v -> around.apply(both(not.operand(), v)), number);
    } else if (wanted ? otherwise == 0 : then == 1) {
      walk(choice.condition(), wanted, around, within);
      walk(wanted ? choice.whenTrue() : choice.whenFalse(), wanted, around, within);
    }
  }

  /** Adds a trigger, after those of its own parts: the first that stays false is the reason. */
  private int guard(Value guard, UnaryOperator<Value> around, int within) {
    boolean both = guard instanceof Value.Choice c && constant(c.whenFalse()) == 0;
    int inner = both ? guard(((Value.Choice) guard).condition(), around, within) : within;
    return add(guard.span(), around.apply(guard), inner);
  }

  private int add(Span span, Value condition, int within) {
    found.add(new Trigger(span, condition, within));
    return found.size() - 1;
  }

  private static Value some(Value.Quantifier q, Value body) {
    return new Value.Quantifier(
        q.type(), q.span(), false, q.variable(), q.first(), q.limit(), body);
  }

  private static Value both(Value left, Value right) {
    return new Value.Choice(Type.BOOL, left.span(), left, right, constant(left.span(), 0));
  }

  private static Value constant(Span span, int value) {
    return new Value.Constant(Type.BOOL, span, value);
  }

  /** The truth value that is written there; -1 when it depends. */
  private static int constant(Value value) {
    return value instanceof Value.Constant c ? c.value() : -1;
  }
}
