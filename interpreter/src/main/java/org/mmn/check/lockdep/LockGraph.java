package org.mmn.check.lockdep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dependencies between lock classes that were seen so far, in the order of discovery. */
final class LockGraph {
  private final Map<Edge, Integer> found = new LinkedHashMap<>();
  private final Map<LockClass, Map<LockClass, List<Edge>>> after = new LinkedHashMap<>();

  /** Adds an edge unless one of its classes and kind is there. */
  void add(Edge edge) {
    if (found.putIfAbsent(edge, found.size()) == null) {
      after.computeIfAbsent(edge.from(), c -> new LinkedHashMap<>());
      after.computeIfAbsent(edge.to(), c -> new LinkedHashMap<>());
      after.get(edge.from()).computeIfAbsent(edge.to(), c -> new ArrayList<>(1)).add(edge);
    }
  }

  /** How many edges were found before this one. */
  int age(Edge edge) {
    return found.getOrDefault(edge, found.size());
  }

  List<LockClass> classes() {
    return List.copyOf(after.keySet());
  }

  /** The classes that depend on {@code held} directly. */
  Set<LockClass> after(LockClass held) {
    return after.getOrDefault(held, Map.of()).keySet();
  }

  /** The edges from {@code from} to {@code to}, at most one of a kind. */
  List<Edge> between(LockClass from, LockClass to) {
    return after.getOrDefault(from, Map.of()).getOrDefault(to, List.of());
  }

  /** A class reached by edges of which the last was of this kind. */
  private record Place(LockClass at, EdgeKind by) {}

  /** Whether a chain that can block leads from the end of {@code edge} to its start. */
  boolean closes(Edge edge) {
    Place start = new Place(edge.to(), edge.kind());
    Set<Place> visited = new LinkedHashSet<>(List.of(start));
    Deque<Place> open = new ArrayDeque<>(visited);
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (place.at().equals(edge.from()) && place.by().leadsTo(edge.kind())) {
        return true;
      }
      for (LockClass next : after(place.at())) {
        for (EdgeKind kind : kinds(place.at(), next)) {
          Place reached = new Place(next, kind);
          if (place.by().leadsTo(kind) && visited.add(reached)) {
            open.add(reached);
          }
        }
      }
    }
    return false;
  }

  private Set<EdgeKind> kinds(LockClass from, LockClass to) {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    between(from, to).forEach(edge -> kinds.add(edge.kind()));
    return kinds;
  }
}
