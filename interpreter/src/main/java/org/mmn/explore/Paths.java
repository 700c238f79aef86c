package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a search came to each of its nodes: from which other, by which move. All begin at node 0. */
final class Paths {
  private int[] parents = new int[1 << 10];
  private int[] moves = new int[1 << 10];

  /** What it takes, in bytes. */
  long bytes() {
    return 8L * parents.length;
  }

  /**
   * @param move as {@link Moves} packs it
   */
  void put(int node, int parent, int move) {
    if (node >= parents.length) {
      parents = Arrays.copyOf(parents, 2 * node);
      moves = Arrays.copyOf(moves, 2 * node);
    }
    parents[node] = parent;
    moves[node] = move;
  }

  /** The node from which the search came to another. */
  int parent(int node) {
    return parents[node];
  }

  /** How the search came to a node, as {@link Moves} packs it. */
  int move(int node) {
    return moves[node];
  }

  /** The nodes on the way to one, node 0 first. */
  int[] nodes(int node) {
    int length = 1;
    for (int at = node; at != 0; at = parents[at]) {
      length++;
    }
    int[] nodes = new int[length];
    for (int at = node; at != 0; at = parents[at]) {
      nodes[--length] = at;
    }
    return nodes;
  }

  /** The run to a node. */
  Schedule to(int node) {
    return Schedule.of(steps(node));
  }

  /** The run to where something was sighted. */
  Schedule to(Watch.Witness witness) {
    List<Schedule.Step> run = steps(witness.node());
    if (witness.steps() > 0) {
      Schedule.add(run, witness.thread(), witness.way(), witness.steps());
    }
    return Schedule.of(run);
  }

  private List<Schedule.Step> steps(int node) {
    List<Schedule.Step> run = new ArrayList<>();
    int[] nodes = nodes(node);
    for (int i = 1; i < nodes.length; i++) {
      int[] move = Moves.unpack(moves[nodes[i]]);
      Schedule.add(run, move[0], move[1], move[2]);
    }
    return run;
  }
}
