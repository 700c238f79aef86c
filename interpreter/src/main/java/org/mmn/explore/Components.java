package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The strongly connected components of a part of a graph that have a move inside (Tarjan, 1972).
 */
final class Components {
  private final Graph graph;
  private final BitSet part;
  private final int[] index;
  private final int[] low;
  private final int[] nextEdge;
  private final int[] stack;
  private final BitSet onStack = new BitSet();
  private final List<BitSet> found = new ArrayList<>();
  private int stacked;
  private int counter;

  private Components(Graph graph, BitSet part) {
    this.graph = graph;
    this.part = part;
    this.index = new int[graph.nodes()];
    this.low = new int[graph.nodes()];
    this.nextEdge = new int[graph.nodes()];
    this.stack = new int[graph.nodes()];
    Arrays.fill(index, -1);
  }

  static List<BitSet> of(Graph graph, BitSet part) {
    Components components = new Components(graph, part);
    for (int n = part.nextSetBit(0); n >= 0; n = part.nextSetBit(n + 1)) {
      if (components.index[n] < 0) {
        components.from(n);
      }
    }
    return components.found;
  }

  private void from(int root) {
    int[] path = new int[part.cardinality() + 1];
    int depth = 0;
    path[0] = root;
    enter(root);
    while (depth >= 0) {
      int node = path[depth];
      int next = descend(node);
      if (next >= 0) {
        path[++depth] = next;
        enter(next);
      } else {
        close(node);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private void enter(int node) {
    index[node] = counter;
    low[node] = counter++;
    nextEdge[node] = graph.first(node);
    stack[stacked++] = node;
    onStack.set(node);
  }

  /** The next node below {@code node} that was not entered yet, or -1. */
  private int descend(int node) {
    while (nextEdge[node] < graph.limit(node)) {
      int target = graph.target(nextEdge[node]++);
      if (target != Integer.MAX_VALUE && part.get(target)) {
        if (index[target] < 0) {
          return target;
        } else if (onStack.get(target)) {
          low[node] = Math.min(low[node], index[target]);
        }
      }
    }
    return -1;
  }

  private void close(int node) {
    if (low[node] != index[node]) {
      return;
    }
    BitSet component = new BitSet();
    int member;
    do {
      member = stack[--stacked];
      onStack.clear(member);
      component.set(member);
    } while (member != node);
    if (graph.movers(component) != 0) {
      found.add(component);
    }
  }
}
