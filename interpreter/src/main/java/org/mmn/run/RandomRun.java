package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mmn.explore.SplitMix;
import org.mmn.state.CapacityExceeded;

/**
 * A run drawn by lot. Two ways: at every step any thread that can move, or PCT (Burckhardt,
 * Kothari, Musuvathi, Nagarakatti, "A randomized scheduler with probabilistic guarantees of finding
 * bugs", ASPLOS 2010): threads have priorities, the highest runs, and at {@code depth - 1} random
 * steps the one that runs falls behind all others. PCT finds a bug that needs {@code depth}
 * ordering constraints with probability at least {@code 1 / (n * k^(depth-1))} for n threads and k
 * steps. Choices of a step are drawn evenly.
 */
public final class RandomRun {
  private final Supplier<Replayer> replayers;
  private final long seed;
  private final int depth;
  private final int bound;

  /**
   * @param replayers makes a run at its beginning
   * @param depth of PCT, from 1; 0 for any thread at every step
   * @param bound the most steps to take
   */
  public RandomRun(Supplier<Replayer> replayers, long seed, int depth, int bound) {
    this.replayers = replayers;
    this.seed = seed;
    this.depth = depth;
    this.bound = bound;
  }

  /**
   * The run of this seed. It ends where nothing can move, where a finding ends it, at the bound.
   */
  public Trace trace() {
    Replayer even = replayers.get();
    SplitMix lot = new SplitMix(seed);
    int steps = 0;
    while (steps < bound && step(even, any(even, lot), lot)) {
      steps++;
    }
    return depth == 0 ? even.trace() : byPriority(Math.max(1, steps), lot).trace();
  }

  /** The threads that can move, by number. */
  private static List<Integer> movable(Replayer run) {
    List<Integer> found = new ArrayList<>();
    for (int t = 0; t < run.threads(); t++) {
      if (run.ways(t) > 0) {
        found.add(t);
      }
    }
    return found;
  }

  private static int any(Replayer run, SplitMix lot) {
    List<Integer> movable = movable(run);
    return movable.isEmpty() ? -1 : movable.get(lot.below(movable.size()));
  }

  private static boolean step(Replayer run, int thread, SplitMix lot) {
    if (thread < 0 || run.isOver()) {
      return false;
    }
    try {
      return run.step(thread, lot.below(run.ways(thread)));
    } catch (CapacityExceeded limit) {
      return false;
    }
  }

  /** PCT, where {@code length} estimates how long a run is. */
  private Replayer byPriority(int length, SplitMix lot) {
    Replayer run = replayers.get();
    List<Integer> order = shuffled(run.threads(), lot);
    List<Integer> changes = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      changes.add(lot.below(length));
    }
    for (int steps = 0; steps < bound; steps++) {
      int first = highest(run, order);
      if (first >= 0 && changes.contains(steps)) {
        order.remove((Integer) first);
        order.add(first);
        first = highest(run, order);
      }
      if (!step(run, first, lot)) {
        return run;
      }
    }
    return run;
  }

  private static int highest(Replayer run, List<Integer> order) {
    return order.stream().filter(t -> run.ways(t) > 0).findFirst().orElse(-1);
  }

  private static List<Integer> shuffled(int threads, SplitMix lot) {
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      order.add(lot.below(t + 1), t);
    }
    return order;
  }
}
