package org.mmn.explore;

import java.util.List;
import java.util.Optional;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * Visits every state once, breadth first: complete over all interleavings, or {@code limit}.
 *
 * <p>The order of discovery is fixed by the order of threads and ways, so two searches of the same
 * system see the same in the same order.
 */
public final class Search<S extends State> {
  private final TransitionSystem<S> system;
  private final Watch<S> watch;
  private final Limits limits;
  private final Progress progress;
  private final StateStore store;
  private final Paths paths = new Paths();
  private final S state;
  private long moved;
  private int depth;
  private int current;
  private int mover;
  private int way;
  private int steps;
  private int stopAfter;

  public Search(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Limits limits,
      Progress progress) {
    this.system = system;
    this.watch = new Watch<>(system, observers);
    this.limits = limits;
    this.progress = progress;
    this.state = system.initial();
    this.store = new StateStore(state.words());
  }

  /** Runs it to the end. Call once. */
  public Outcome run() {
    Optional<String> limit = Optional.empty();
    try {
      visitAll();
    } catch (CapacityExceeded outgrown) {
      limit = Optional.of(outgrown.what());
    } catch (OutOfMemoryError full) {
      limit = Optional.of("memory");
    }
    List<Finding> findings = watch.findings(limit.isEmpty());
    Runs runs = new Runs(findings, watch, paths::to);
    return new Outcome(store.size(), moved, depth, limit, findings, runs.all(), false);
  }

  private void visitAll() {
    store.add(state);
    if (watch.begins(state)) {
      return;
    }
    watch.reached(state);
    int levelEnd = 1;
    for (current = 0; current < store.size(); current++) {
      if (current == levelEnd) {
        depth++;
        levelEnd = store.size();
      }
      checkBounds();
      visit();
    }
  }

  private void checkBounds() {
    if (depth > limits.depth()) {
      throw new CapacityExceeded("depth " + limits.depth());
    } else if (Limits.isNow(current)) {
      progress.at(store.size(), store.size() - current, depth);
    }
    limits.check(current, store.size(), store.bytes() + paths.bytes());
  }

  private void visit() {
    store.load(current, state);
    watch.at(current, 0, 0, 0, current);
    for (long left = watch.expanded(state); left != 0; left &= left - 1) {
      moveAll(Long.numberOfTrailingZeros(left));
    }
  }

  private void moveAll(int thread) {
    store.load(current, state);
    int ways = system.ways(state, thread);
    for (int w = 0; w < ways; w++) {
      if (w > 0) {
        store.load(current, state);
      }
      move(thread, w);
    }
  }

  private void move(int thread, int chosen) {
    mover = thread;
    way = chosen;
    stopAfter = Integer.MAX_VALUE;
    if (!moves()) {
      return;
    }
    if (watch.hasEnded() && steps > 1) {
      stopAfter = steps - 1;
      store.load(current, state);
      moves();
    }
    moved++;
    if (!watch.hasEnded()) {
      int number = store.add(state);
      if (number >= 0) {
        paths.put(number, current, Moves.pack(mover, way, steps));
        watch.at(number, 0, 0, 0, number);
        watch.reached(state);
      }
    }
  }

  /**
   * Moves; what ends a path ends it for all, so others may act before it: then the move has to be
   * made again, up to there.
   */
  private boolean moves() {
    steps = 0;
    watch.at(current, mover, way, 0, current);
    return system.move(state, mover, way, this::stepped) > 0;
  }

  private boolean stepped(S at, int thread, boolean raised) {
    steps++;
    watch.at(current, thread, way, steps, current);
    return !watch.moved(at, thread, raised) && steps < stopAfter;
  }
}
