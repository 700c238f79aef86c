package org.mmn.resolve;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which function calls which. A call through a notifier may run the callback of every driver. */
final class CallGraph {
  private final List<Driver> drivers;
  private final Map<Function, Uses> uses = new LinkedHashMap<>();

  CallGraph(List<Driver> drivers) {
    this.drivers = drivers;
  }

  Uses uses(Function function) {
    Uses known = uses.get(function);
    if (known == null) {
      known = new Uses(drivers);
      known.walk(function.body());
      uses.put(function, known);
    }
    return known;
  }

  /** {@code roots} and what they call, in the order in which it is found. */
  Set<Function> reachable(Collection<Function> roots) {
    Set<Function> found = new LinkedHashSet<>();
    Deque<Function> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Function next = open.remove();
      if (found.add(next)) {
        open.addAll(uses(next).functions());
      }
    }
    return found;
  }
}
