package org.mmn.explore;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A closed walk in a component that shows it to be fair: every thread that moves in the component
 * moves in the walk, and for every other thread it passes a state in which that one cannot move.
 */
final class FairLoop {
  private final Graph graph;
  private final BitSet component;
  private final List<Integer> walk = new ArrayList<>();
  private int at;

  FairLoop(Graph graph, BitSet component) {
    this.graph = graph;
    this.component = component;
    this.at = component.nextSetBit(0);
  }

  Schedule loop() {
    int start = at;
    long movers = graph.movers(component);
    for (long left = movers; left != 0; left &= left - 1) {
      int thread = Long.numberOfTrailingZeros(left);
      if (walk.stream().noneMatch(e -> graph.thread(e) == thread)) {
        walkTo(e -> graph.thread(e) == thread);
      }
    }
    for (int t = 0; t < Long.SIZE; t++) {
      long bit = 1L << t;
      if ((movers & bit) == 0 && isSomewhereEnabled(bit) && !passesDisabled(bit)) {
        walkTo(e -> (graph.enabled(graph.target(e)) & bit) == 0);
      }
    }
    if (at != start) {
      walkTo(e -> graph.target(e) == start);
    }
    List<Schedule.Step> steps = new ArrayList<>();
    for (int edge : walk) {
      int[] move = Moves.unpack(graph.move(edge));
      Schedule.add(steps, move[0], move[1], move[2]);
    }
    return Schedule.of(steps);
  }

  private boolean isSomewhereEnabled(long bit) {
    return component.stream().anyMatch(n -> (graph.enabled(n) & bit) != 0);
  }

  private boolean passesDisabled(long bit) {
    return walk.stream().anyMatch(e -> (graph.enabled(graph.target(e)) & bit) == 0);
  }

  /** Walks on, inside the component, by the shortest way that ends with an edge as wanted. */
  private void walkTo(IntPredicate wanted) {
    Map<Integer, Integer> cameBy = new LinkedHashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(at));
    Map<Integer, Integer> from = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int e = graph.first(node); e < graph.limit(node); e++) {
        int target = graph.target(e);
        if (target == Integer.MAX_VALUE || !component.get(target)) {
          continue;
        }
        if (wanted.test(e)) {
          append(node, e, cameBy, from);
          return;
        }
        if (target != at && !cameBy.containsKey(target)) {
          cameBy.put(target, e);
          from.put(target, node);
          open.add(target);
        }
      }
    }
    throw new IllegalStateException("a component that is not connected");
  }

  private void append(
      int last, int edge, Map<Integer, Integer> cameBy, Map<Integer, Integer> from) {
    List<Integer> edges = new ArrayList<>(List.of(edge));
    for (int node = last; node != at; node = requireNonNull(from.get(node))) {
      edges.add(0, requireNonNull(cameBy.get(node)));
    }
    walk.addAll(edges);
    at = graph.target(edge);
  }
}
