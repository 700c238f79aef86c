package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.resolve.Code;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Function;
import org.mmn.resolve.Label;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Value;
import org.mmn.resolve.Variable;

/**
 * What the threads and properties of a scenario can come to: functions, variables, primitives. A
 * callback goes to every driver that has an instance.
 */
final class Reachable {
  final Set<Function> functions = new LinkedHashSet<>();
  final Set<Variable> variables = new LinkedHashSet<>();
  final Set<String> externs = new LinkedHashSet<>();
  final Set<Label> labels = new LinkedHashSet<>();
  private final Deque<Function> open = new ArrayDeque<>();
  private final Collection<Driver> drivers;

  private Reachable(Collection<Driver> drivers) {
    this.drivers = drivers;
  }

  static Reachable from(ResolvedScenario scenario) {
    Set<Driver> drivers = new LinkedHashSet<>();
    scenario.notifiers().forEach(n -> drivers.add(n.driver()));
    Reachable found = new Reachable(drivers);
    scenario.threads().forEach(t -> found.visit(t.body()));
    scenario.init().ifPresent(found::visit);
    scenario.properties().forEach(p -> found.value(p.condition()));
    while (!found.open.isEmpty()) {
      found.code(found.open.remove().body());
    }
    return found;
  }

  private void visit(Function function) {
    if (functions.add(function)) {
      open.add(function);
    }
  }

  private void code(Code code) {
    if (code instanceof Code.Block block) {
      block.statements().forEach(this::code);
    } else if (code instanceof Code.Evaluate evaluate) {
      value(evaluate.value());
    } else if (code instanceof Code.SetLocal set) {
      value(set.value());
    } else if (code instanceof Code.SetShared set) {
      variables.add(set.variable());
      set.owner().ifPresent(this::value);
      set.index().ifPresent(this::value);
      value(set.value());
    } else if (code instanceof Code.Return ret) {
      ret.value().ifPresent(this::value);
    } else if (code instanceof Code.Yield yield) {
      yield.value().ifPresent(this::value);
    } else if (code instanceof Code.Assert check) {
      value(check.condition());
    } else {
      nested(code);
    }
  }

  private void nested(Code code) {
    if (code instanceof Code.If branch) {
      value(branch.condition());
      code(branch.then());
      code(branch.otherwise());
    } else if (code instanceof Code.While loop) {
      value(loop.condition());
      code(loop.body());
    } else if (code instanceof Code.For loop) {
      value(loop.first());
      value(loop.limit());
      code(loop.body());
    } else if (code instanceof Code.Either either) {
      either.branches().forEach(this::code);
    } else if (code instanceof Code.Atomically atomic) {
      code(atomic.body());
    } else if (code instanceof Code.Labeled labeled) {
      labels.add(labeled.label());
      code(labeled.body());
    }
  }

  private void value(Value value) {
    if (value instanceof Value.ReadShared read) {
      variables.add(read.variable());
      each(read.owner(), read.index());
    } else if (value instanceof Value.Call call) {
      visit(call.function());
      each(call.instance(), Optional.empty());
      call.arguments().forEach(this::value);
    } else if (value instanceof Value.CallExtern call) {
      externs.add(call.extern().name());
      call.arguments().forEach(this::value);
    } else if (value instanceof Value.CallBack call) {
      drivers.forEach(d -> d.callback(call.callback()).ifPresent(this::visit));
      value(call.instance());
      call.arguments().forEach(this::value);
    } else if (value instanceof Value.Inline inline) {
      code(inline.body());
    } else {
      operands(value).forEach(this::value);
    }
  }

  private void each(Optional<Value> one, Optional<Value> other) {
    one.ifPresent(this::value);
    other.ifPresent(this::value);
  }

  private static List<Value> operands(Value value) {
    if (value instanceof Value.Attribute attribute) {
      return List.of(attribute.target());
    } else if (value instanceof Value.DriverParameter parameter) {
      return List.of(parameter.owner());
    } else if (value instanceof Value.PageOf page) {
      return List.of(page.target(), page.index());
    } else if (value instanceof Value.RangeOf range) {
      return List.of(range.target(), range.low(), range.high());
    } else if (value instanceof Value.Unary unary) {
      return List.of(unary.operand());
    } else if (value instanceof Value.Binary binary) {
      return List.of(binary.left(), binary.right());
    } else if (value instanceof Value.Choice choice) {
      return List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
    } else if (value instanceof Value.HasCallback has) {
      return List.of(has.instance());
    } else if (value instanceof Value.Choose choose) {
      return List.of(choose.low(), choose.high());
    } else if (value instanceof Value.Quantifier quantifier) {
      return List.of(quantifier.first(), quantifier.limit(), quantifier.body());
    } else if (value instanceof Value.AtLabel at) {
      return List.of(at.thread());
    }
    return List.of();
  }
}
