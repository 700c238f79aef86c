package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mmn.resolve.Code;
import org.mmn.resolve.CodeWalk;
import org.mmn.resolve.Driver;
import org.mmn.resolve.Function;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Value;
import org.mmn.resolve.Variable;

/**
 * What the threads and properties of a scenario can come to: functions, variables, primitives. A
 * callback goes to every driver that has an instance.
 */
final class Reachable extends CodeWalk {
  final Set<Function> functions = new LinkedHashSet<>();
  final Set<Variable> variables = new LinkedHashSet<>();
  final Set<String> externs = new LinkedHashSet<>();
  private final Deque<Function> open = new ArrayDeque<>();
  private final Collection<Driver> drivers;

  private Reachable(Collection<Driver> drivers) {
    this.drivers = drivers;
  }

  static Reachable from(ResolvedScenario scenario) {
    Set<Driver> drivers = new LinkedHashSet<>();
    scenario.notifiers().forEach(n -> drivers.add(n.driver()));
    Reachable found = new Reachable(drivers);
    scenario.notifiers().forEach(n -> n.arguments().forEach(found::walk));
    scenario.threads().forEach(t -> found.enter(t.body()));
    scenario.init().ifPresent(found::enter);
    scenario.properties().forEach(p -> found.walk(p.condition()));
    while (!found.open.isEmpty()) {
      found.walk(found.open.remove().body());
    }
    return found;
  }

  private void enter(Function function) {
    if (functions.add(function)) {
      open.add(function);
    }
  }

  @Override
  protected void visit(Code code) {
    if (code instanceof Code.SetShared set) {
      variables.add(set.variable());
    }
  }

  @Override
  protected void visit(Value value) {
    if (value instanceof Value.ReadShared read) {
      variables.add(read.variable());
    } else if (value instanceof Value.Call call) {
      enter(call.function());
    } else if (value instanceof Value.CallExtern call) {
      externs.add(call.extern().name());
    } else if (value instanceof Value.CallBack call) {
      drivers.forEach(d -> d.callback(call.callback()).ifPresent(this::enter));
    }
  }
}
