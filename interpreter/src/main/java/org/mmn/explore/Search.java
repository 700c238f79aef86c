package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
  private static final int CLOCK_MASK = 0xFFF;

  private final TransitionSystem<S> system;
  private final Watch<S> watch;
  private final Limits limits;
  private final Progress progress;
  private final StateStore store;
  private final S state;
  private int[] parents = new int[1 << 10];
  private int[] moves = new int[1 << 10];
  private long moved;
  private int depth;
  private int current;
  private int mover;
  private int way;
  private int steps;

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
    Optional<String> limit;
    try {
      limit = visitAll();
    } catch (CapacityExceeded outgrown) {
      limit = Optional.of(outgrown.what());
    } catch (OutOfMemoryError full) {
      limit = Optional.of("memory");
    }
    List<Finding> findings = watch.findings(limit.isEmpty());
    Runs runs = new Runs(findings, watch, this::schedule);
    return new Outcome(store.size(), moved, depth, limit, findings, runs.all(), false);
  }

  private Optional<String> visitAll() {
    store.add(state);
    if (watch.begins(state)) {
      return Optional.empty();
    }
    watch.reached(state);
    int levelEnd = 1;
    for (current = 0; current < store.size(); current++) {
      if (current == levelEnd) {
        depth++;
        levelEnd = store.size();
      }
      Optional<String> limit = bound();
      if (limit.isPresent()) {
        return limit;
      }
      visit();
    }
    return Optional.empty();
  }

  private Optional<String> bound() {
    if (depth > limits.depth()) {
      return Optional.of("depth " + limits.depth());
    } else if (store.size() > limits.states()) {
      return Optional.of(limits.states() + " states");
    } else if ((current & CLOCK_MASK) == 0) {
      progress.at(store.size(), store.size() - current, depth);
      if (store.bytes() + 8L * parents.length > limits.bytes()) {
        return Optional.of("memory");
      } else if (limits.stop().getAsBoolean()) {
        return Optional.of("time");
      }
    }
    return Optional.empty();
  }

  private void visit() {
    store.load(current, state);
    long moving = 0;
    long waiting = 0;
    for (int t = 0; t < system.threads(); t++) {
      if (system.ways(state, t) > 0) {
        moving |= 1L << t;
      } else if (!system.ended(state, t)) {
        waiting |= 1L << t;
      }
    }
    watch.at(current, 0, 0, 0, current);
    if (watch.expanded(state, waiting, moving)) {
      return;
    }
    for (long left = moving; left != 0; left &= left - 1) {
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
    steps = 0;
    watch.at(current, thread, chosen, 0, current);
    if (system.move(state, thread, chosen, this::stepped) == 0) {
      return;
    }
    moved++;
    if (!watch.hasEnded()) {
      int number = store.add(state);
      if (number >= 0) {
        remember(number);
        watch.at(number, 0, 0, 0, number);
        watch.reached(state);
      }
    }
  }

  private boolean stepped(S at, int thread, boolean raised) {
    steps++;
    watch.at(current, thread, way, steps, current);
    return !watch.moved(at, thread, raised);
  }

  private void remember(int number) {
    if (number >= parents.length) {
      parents = Arrays.copyOf(parents, 2 * parents.length);
      moves = Arrays.copyOf(moves, 2 * moves.length);
    }
    parents[number] = current;
    moves[number] = Moves.pack(mover, way, steps);
  }

  private Schedule schedule(Watch.Witness witness) {
    List<int[]> path = new ArrayList<>();
    for (int at = witness.node(); at != 0; at = parents[at]) {
      path.add(Moves.unpack(moves[at]));
    }
    Collections.reverse(path);
    List<Schedule.Step> run = new ArrayList<>();
    path.forEach(m -> Schedule.add(run, m[0], m[1], m[2]));
    if (witness.steps() > 0) {
      Schedule.add(run, witness.thread(), witness.way(), witness.steps());
    }
    return Schedule.of(run);
  }
}
