package org.mmn.explore;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * Looks for a set of states that a fair run can stay in for ever (rule 31).
 *
 * <p>Weakly fair to each thread: one that can always move, moves. Strongly fair in granting locks:
 * a thread that waits for a lock and can get it again and again, gets it. A component in which such
 * a thread never moves is taken apart at the states in which it could (Streett; Emerson and Lei,
 * 1987).
 */
final class FairCycles {
  private final Graph graph;
  private final StrongWait strong;

  /** Whether in {@code node} the next action of {@code thread} is one that must be granted. */
  interface StrongWait {
    boolean wants(int node, int thread);
  }

  FairCycles(Graph graph, StrongWait strong) {
    this.graph = graph;
    this.strong = strong;
  }

  /** A component of {@code part} that a fair run can visit all of for ever. */
  Optional<BitSet> find(BitSet part, int threads) {
    Deque<BitSet> open = new ArrayDeque<>(Components.of(graph, part));
    while (!open.isEmpty()) {
      BitSet component = open.remove();
      BitSet unfair = unfair(component, threads);
      if (unfair.isEmpty()) {
        return Optional.of(component);
      }
      component.andNot(unfair);
      if (!component.isEmpty()) {
        open.addAll(Components.of(graph, component));
      }
    }
    return Optional.empty();
  }

  /** The states that no fair run can visit again and again while it stays in {@code component}. */
  private BitSet unfair(BitSet component, int threads) {
    long movers = graph.movers(component);
    BitSet unfair = new BitSet();
    for (int t = 0; t < threads; t++) {
      if ((movers >> t & 1) == 0) {
        BitSet enabled = enabled(component, t);
        boolean always = enabled.cardinality() == component.cardinality();
        int any = enabled.nextSetBit(0);
        if (always || (any >= 0 && strong.wants(any, t))) {
          unfair.or(enabled);
        }
      }
    }
    return unfair;
  }

  private BitSet enabled(BitSet component, int thread) {
    BitSet enabled = new BitSet();
    for (int n = component.nextSetBit(0); n >= 0; n = component.nextSetBit(n + 1)) {
      if ((graph.enabled(n) >> thread & 1) != 0) {
        enabled.set(n);
      }
    }
    return enabled;
  }
}
