package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What some code names: functions, primitives, shared state, asserts. Filled by walking it. */
final class Uses extends CodeWalk {
  private final List<Driver> drivers;
  private final Set<Function> functions = new LinkedHashSet<>();
  private final List<Value.CallExtern> primitives = new ArrayList<>();
  private final Set<Variable> variables = new LinkedHashSet<>();
  private final Set<String> assertions = new LinkedHashSet<>();
  private final Set<String> locals = new LinkedHashSet<>();

  /**
   * @param drivers those of the scenario's notifiers: any of them may be called through one
   */
  Uses(List<Driver> drivers) {
    this.drivers = drivers;
  }

  Set<Function> functions() {
    return functions;
  }

  List<Value.CallExtern> primitives() {
    return primitives;
  }

  Set<Variable> variables() {
    return variables;
  }

  Set<String> assertions() {
    return assertions;
  }

  /** The names of the locals that are set. */
  Set<String> locals() {
    return locals;
  }

  /** The callbacks that {@code call} may run: of one driver if it is known, else of any. */
  static List<Function> callees(Value.CallBack call, List<Driver> drivers) {
    List<Driver> possible = call.instance().type().driver().map(List::of).orElse(drivers);
    return possible.stream().flatMap(d -> d.callback(call.callback()).stream()).toList();
  }

  @Override
  protected void visit(Code code) {
    if (code instanceof Code.SetShared set) {
      variables.add(set.variable());
    } else if (code instanceof Code.SetLocal set) {
      locals.add(set.local().name());
    } else if (code instanceof Code.Assert assertion) {
      assertions.add(assertion.name());
    }
  }

  @Override
  protected void visit(Value value) {
    if (value instanceof Value.ReadShared read) {
      variables.add(read.variable());
    } else if (value instanceof Value.Call call) {
      functions.add(call.function());
    } else if (value instanceof Value.CallExtern call) {
      primitives.add(call);
    } else if (value instanceof Value.CallBack call) {
      callees(call, drivers).forEach(functions::add);
    }
  }
}
