package org.mmn.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmn.source.Span;

/**
 * Finds functions that call themselves other than through memory (rule 6). Recursion through memory
 * passes a function that sets {@code PF_MEMALLOC}, which ends it: by the primitive {@code
 * task_flags_set}, or by a function that does nothing but that. The end of an address space comes
 * once, so recursion through it ends too: a callback may drop the last reference.
 */
final class Recursion {
  private static final String SETS_FLAGS = "task_flags_set";
  private static final String ENDS_MM = "mark_mm_gone";
  private final Session session;
  private final CallGraph graph;
  private final int memalloc;
  private final Set<Function> done = new LinkedHashSet<>();
  private final List<Function> path = new ArrayList<>();

  Recursion(Session session, CallGraph graph) {
    this.session = session;
    this.graph = graph;
    this.memalloc =
        session
            .modules()
            .find("PF_MEMALLOC")
            .filter(Symbol.Const.class::isInstance)
            .map(s -> session.declarations().constant((Symbol.Const) s, s.span()))
            .filter(Value.Constant.class::isInstance)
            .map(v -> ((Value.Constant) v).value())
            .orElse(0);
  }

  void check(Collection<Function> functions) {
    functions.forEach(this::search);
  }

  private void search(Function function) {
    if (path.contains(function)) {
      report(path.subList(path.indexOf(function), path.size()));
    } else if (!isBounded(function) && done.add(function)) {
      path.add(function);
      graph.uses(function).functions().forEach(this::search);
      path.remove(path.size() - 1);
    }
  }

  private boolean isBounded(Function function) {
    return setsMemalloc(function)
        || graph.uses(function).primitives().stream()
            .anyMatch(c -> c.extern().name().equals(ENDS_MM))
        || graph.uses(function).functions().stream()
            .anyMatch(f -> graph.uses(f).functions().isEmpty() && setsMemalloc(f));
  }

  private boolean setsMemalloc(Function function) {
    return graph.uses(function).primitives().stream()
        .filter(c -> c.extern().name().equals(SETS_FLAGS))
        .flatMap(c -> c.arguments().stream())
        .anyMatch(a -> a instanceof Value.Constant c && (c.value() & memalloc) != 0);
  }

  private void report(List<Function> cycle) {
    Function first = cycle.stream().filter(f -> !f.stdlib()).findFirst().orElse(cycle.get(0));
    int at = cycle.indexOf(first);
    List<Function> turned = new ArrayList<>(cycle.subList(at, cycle.size()));
    turned.addAll(cycle.subList(0, at));
    turned.add(first);
    String names = turned.stream().map(Function::toString).collect(Collectors.joining(" -> "));
    Span span = first.span();
    session.error(
        Codes.RECURSION,
        span,
        "'"
            + first.name()
            + "' calls itself: "
            + names
            + "; only recursion through memory ends, where PF_MEMALLOC is set");
  }
}
