package org.mmn.check.lockdep;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmn.check.Hold;

/**
 * What each call that touches pseudo locks told lockdep, in order. Lockdep says one thing and then
 * no more: where a call touches several, as fs_reclaim_acquire() does (mm/page_alloc.c, v6.1), a
 * report about the first hides what there would be to say about the next (rule 15).
 */
final class CallReports {
  private final Map<List<Integer>, Map<List<Hold>, Set<Edge>>> edges = new LinkedHashMap<>();
  private final Map<Recursion, Set<Edge>> before = new LinkedHashMap<>();

  void told(Edge edge, Acquisition acquisition) {
    edges
        .computeIfAbsent(acquisition.call(), c -> new LinkedHashMap<>())
        .computeIfAbsent(acquisition.held(), h -> new LinkedHashSet<>())
        .add(edge);
  }

  void told(Recursion recursion) {
    before.computeIfAbsent(recursion, r -> earlier(r.acquisition()));
  }

  /** The edges of the same call, from where no more was held than at {@code acquisition}. */
  private Set<Edge> earlier(Acquisition acquisition) {
    Set<Edge> earlier = new LinkedHashSet<>();
    edges
        .getOrDefault(acquisition.call(), Map.of())
        .forEach(
            (held, told) -> {
              if (isPrefix(held, acquisition.held())) {
                earlier.addAll(told);
              }
            });
    return earlier;
  }

  private static boolean isPrefix(List<Hold> held, List<Hold> longer) {
    return held.size() <= longer.size() && longer.subList(0, held.size()).equals(held);
  }

  /** Whether lockdep has reported about the same call before it comes to {@code recursion}. */
  boolean silences(Recursion recursion, LockGraph graph) {
    return before.getOrDefault(recursion, Set.of()).stream().anyMatch(graph::closes);
  }
}
