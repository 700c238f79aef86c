package org.mmn.explore;

import java.util.Arrays;

/** Paths of a search that looks back often, or finds better ways to nodes that it knows. */
final class PlainPaths extends Paths {
  private int[] parents = new int[1 << 10];
  private int[] moves = new int[1 << 10];

  @Override
  long bytes() {
    return 8L * parents.length;
  }

  @Override
  void put(int node, int parent, int move) {
    if (node >= parents.length) {
      parents = Arrays.copyOf(parents, 2 * node);
      moves = Arrays.copyOf(moves, 2 * node);
    }
    parents[node] = parent;
    moves[node] = move;
  }

  @Override
  int parent(int node) {
    return parents[node];
  }

  @Override
  int move(int node) {
    return moves[node];
  }
}
