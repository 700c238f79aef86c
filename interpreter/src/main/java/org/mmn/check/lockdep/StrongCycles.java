package org.mmn.check.lockdep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cycles of a lock graph that can block: those in which no edge that ends in a recursive
 * read is followed by one that starts at a reader. A cycle says nothing new and is left out when
 * its classes include all of a smaller one's and each of its dependencies is in a shorter one:
 * lockdep reports the shortest chain back from the dependency that it adds (check_noncircular()).
 *
 * <p>Searches by length, from the first class of each cycle on, and goes only where the way back is
 * short enough.
 */
final class StrongCycles {
  private final LockGraph graph;
  private final List<LockClass> classes;
  private final List<Set<LockClass>> covered = new ArrayList<>();
  private final List<Circular> found = new ArrayList<>();

  /** Dependencies that may be in a cycle, and are in no shorter one than those searched for now. */
  private final Set<Link> open = new LinkedHashSet<>();

  /** Those in a cycle. */
  private final Set<Link> closed = new LinkedHashSet<>();

  /** A dependency of one class on another, of any kind. */
  private record Link(LockClass from, LockClass to) {}

  private StrongCycles(LockGraph graph) {
    this.graph = graph;
    this.classes = graph.classes();
  }

  static List<Circular> of(LockGraph graph) {
    StrongCycles search = new StrongCycles(graph);
    search.openAll();
    for (int length = 2; length <= search.classes.size(); length++) {
      for (int start = 0; start < search.classes.size(); start++) {
        search.from(start, length);
      }
      search.open.removeAll(search.closed);
    }
    return search.found;
  }

  private void openAll() {
    Set<LockClass> all = new LinkedHashSet<>(classes);
    for (LockClass from : classes) {
      Set<LockClass> back = stepsBack(from, all).keySet();
      graph.after(from).stream().filter(back::contains).forEach(to -> open.add(new Link(from, to)));
    }
  }

  private void from(int start, int length) {
    Set<LockClass> allowed = new LinkedHashSet<>(classes.subList(start, classes.size()));
    Map<LockClass, Integer> back = stepsBack(classes.get(start), allowed);
    extend(new ArrayList<>(List.of(classes.get(start))), length, back);
  }

  /**
   * How many edges it takes from each of {@code allowed} to {@code start}, where there is a way.
   */
  private Map<LockClass, Integer> stepsBack(LockClass start, Set<LockClass> allowed) {
    Map<LockClass, Integer> steps = new LinkedHashMap<>(Map.of(start, 0));
    boolean changed = true;
    for (int n = 1; changed; n++) {
      changed = false;
      for (LockClass each : allowed) {
        if (!steps.containsKey(each) && anyAt(steps, graph.after(each), n - 1)) {
          steps.put(each, n);
          changed = true;
        }
      }
    }
    return steps;
  }

  private static boolean anyAt(
      Map<LockClass, Integer> steps, Set<LockClass> classes, int distance) {
    return classes.stream().anyMatch(c -> steps.getOrDefault(c, -1) == distance);
  }

  private void extend(List<LockClass> path, int length, Map<LockClass, Integer> back) {
    boolean includes = covered.stream().anyMatch(path::containsAll);
    if (includes && open.isEmpty()) {
      return;
    }
    LockClass last = path.get(path.size() - 1);
    if (path.size() == length) {
      if (graph.after(last).contains(path.get(0)) && (!includes || hasOpenLink(path))) {
        close(path);
      }
      return;
    }
    for (LockClass next : graph.after(last)) {
      int steps = back.getOrDefault(next, Integer.MAX_VALUE);
      if (steps <= length - path.size() && !path.contains(next)) {
        path.add(next);
        extend(path, length, back);
        path.remove(path.size() - 1);
      }
    }
  }

  private boolean hasOpenLink(List<LockClass> path) {
    for (int i = 0; i < path.size(); i++) {
      if (open.contains(new Link(path.get(i), path.get((i + 1) % path.size())))) {
        return true;
      }
    }
    return false;
  }

  private void close(List<LockClass> path) {
    List<Edge> chain = new ArrayList<>();
    if (!choose(path, chain)) {
      return;
    }
    chain.forEach(edge -> closed.add(new Link(edge.from(), edge.to())));
    Set<LockClass> set = new LinkedHashSet<>(path);
    if (!covered.contains(set)) {
      Edge newest = chain.stream().max(Comparator.comparingInt(graph::age)).orElseThrow();
      Collections.rotate(chain, -chain.indexOf(newest));
      covered.add(set);
      found.add(new Circular(List.copyOf(chain)));
    }
  }

  /** Chooses an edge for each pair of neighbours, so that the cycle can block, if that can be. */
  private boolean choose(List<LockClass> path, List<Edge> chain) {
    int at = chain.size();
    if (at == path.size()) {
      return chain.get(at - 1).kind().leadsTo(chain.get(0).kind());
    }
    for (Edge edge : graph.between(path.get(at), path.get((at + 1) % path.size()))) {
      if (at == 0 || chain.get(at - 1).kind().leadsTo(edge.kind())) {
        chain.add(edge);
        if (choose(path, chain)) {
          return true;
        }
        chain.remove(at);
      }
    }
    return false;
  }
}
