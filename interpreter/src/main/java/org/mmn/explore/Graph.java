package org.mmn.explore;

import java.util.Arrays;
import java.util.BitSet;

/** A part of a state graph: for each state its moves, with the thread that makes each. */
final class Graph {
  private int[] starts = new int[1 << 8];
  private int[] targets = new int[1 << 8];
  private int[] moves = new int[1 << 8];
  private long[] also = new long[1 << 8];
  private int nodes;
  private int edges;

  /** What it takes, in bytes. */
  long bytes() {
    return 12L * starts.length + 8L * targets.length;
  }

  /** Begins the moves of the next node. */
  void open() {
    if (nodes + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      also = Arrays.copyOf(also, 2 * also.length);
    }
    nodes++;
    starts[nodes] = edges;
  }

  /** Adds a move of the node that was opened last. */
  void add(int target, int move) {
    if (edges == targets.length) {
      targets = Arrays.copyOf(targets, 2 * edges);
      moves = Arrays.copyOf(moves, 2 * edges);
    }
    targets[edges] = target;
    moves[edges] = move;
    edges++;
    starts[nodes] = edges;
  }

  /** Counts {@code threads} among those that can move in the node that was opened last. */
  void alsoEnabled(long threads) {
    also[nodes - 1] |= threads;
  }

  int nodes() {
    return nodes;
  }

  int first(int node) {
    return starts[node];
  }

  int limit(int node) {
    return starts[node + 1];
  }

  int target(int edge) {
    return targets[edge];
  }

  int move(int edge) {
    return moves[edge];
  }

  int thread(int edge) {
    return Moves.unpack(moves[edge])[0];
  }

  /** The threads, as bits, that move inside {@code part}. */
  long movers(BitSet part) {
    long movers = 0;
    for (int n = part.nextSetBit(0); n >= 0; n = part.nextSetBit(n + 1)) {
      for (int e = first(n); e < limit(n); e++) {
        if (target(e) != Integer.MAX_VALUE && part.get(target(e))) {
          movers |= 1L << thread(e);
        }
      }
    }
    return movers;
  }

  /** The threads, as bits, that can move in {@code node}. */
  long enabled(int node) {
    long enabled = also[node];
    for (int e = first(node); e < limit(node); e++) {
      enabled |= 1L << thread(e);
    }
    return enabled;
  }
}
