package org.mmn.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How a search came to each of its nodes: from which other, by which move. All begin at node 0. */
abstract class Paths {

  /** What it takes, in bytes. */
  abstract long bytes();

  /**
   * Says how the search came to a node.
   *
   * @param move as {@link Moves} packs it
   */
  abstract void put(int node, int parent, int move);

  /** The node from which the search came to another. */
  abstract int parent(int node);

  /** How the search came to a node, as {@link Moves} packs it. */
  abstract int move(int node);

  /** The nodes on the way to one, node 0 first. */
  final int[] nodes(int node) {
    int length = 1;
    for (int at = node; at != 0; at = parent(at)) {
      length++;
    }
    int[] nodes = new int[length];
    for (int at = node; at != 0; at = parent(at)) {
      nodes[--length] = at;
    }
    return nodes;
  }

  /** The moves on the way to a node, as {@link Moves} packs them. */
  final int[] moves(int node) {
    int[] nodes = nodes(node);
    return IntStream.range(1, nodes.length).map(i -> move(nodes[i])).toArray();
  }

  /** The run to a node. */
  final Schedule to(int node) {
    return Schedule.of(steps(node));
  }

  /** The run to where something was sighted. */
  final Schedule to(Watch.Witness witness) {
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
      int[] move = Moves.unpack(move(nodes[i]));
      Schedule.add(run, move[0], move[1], move[2]);
    }
    return run;
  }
}
