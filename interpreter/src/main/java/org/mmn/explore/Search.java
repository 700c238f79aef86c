package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * Visits every state once, breadth first: complete over all interleavings, but for what a {@link
 * Reduction} or a {@link Symmetry} leaves out because it cannot matter, or {@code limit}.
 *
 * <p>The order of discovery is fixed by the order of threads and ways, so two searches of the same
 * system see the same in the same order.
 */
public final class Search<S extends State> {
  private final TransitionSystem<S> system;
  private final Watch<S> watch;
  private final Reduction<S> reduction;
  private final Symmetry<S> symmetry;
  private final Limits limits;
  private final Progress progress;
  private final StateStore store;
  private final Paths paths = new PackedPaths();
  private final S state;
  private long moved;
  private int depth;
  private int current;
  private int mover;
  private int way;
  private int steps;
  private int stopAfter;
  private boolean ended;
  private boolean ahead;

  /** One that makes every move. */
  public Search(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Limits limits,
      Progress progress) {
    this(system, observers, Reduction.none(), Symmetry.none(system.threads()), limits, progress);
  }

  public Search(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Reduction<S> reduction,
      Symmetry<S> symmetry,
      Limits limits,
      Progress progress) {
    this.system = system;
    this.reduction = reduction;
    this.symmetry = symmetry;
    this.watch = new Watch<>(system, observers);
    this.limits = limits;
    this.progress = progress;
    this.state = system.initial();
    this.store = StateStore.exact(state.words());
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
    Runs runs = new Runs(findings, watch, this::to);
    return new Outcome(store.size(), moved, depth, limit, findings, runs.all(), false);
  }

  /** The run to where something was sighted, with the threads as they are called at its start. */
  private Schedule to(Watch.Witness witness) {
    int[] names = symmetry.settle(system.initial()).clone();
    List<Schedule.Step> run = new ArrayList<>();
    int[] nodes = paths.nodes(witness.node());
    for (int i = 1; i < nodes.length; i++) {
      int[] move = Moves.unpack(paths.move(nodes[i]));
      Schedule.add(run, names[move[0]], move[1], move[2]);
      store.load(nodes[i - 1], state);
      int[] last = {0};
      system.move(state, move[0], move[1], (at, thread, raised) -> ++last[0] < move[2]);
      names = named(names, symmetry.settle(state));
    }
    if (witness.steps() > 0) {
      Schedule.add(run, names[witness.thread()], witness.way(), witness.steps());
    }
    return Schedule.of(run);
  }

  private static int[] named(int[] names, int[] places) {
    int[] now = new int[names.length];
    Arrays.setAll(now, t -> names[places[t]]);
    return now;
  }

  private void visitAll() {
    symmetry.settle(state);
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
    long moving = watch.expanded(state);
    long enough = reduction.enough(state, moving);
    ended = false;
    ahead = false;
    moveEach(enough);
    if (ended || !ahead) {
      moveEach(moving & ~enough);
    }
  }

  private void moveEach(long threads) {
    for (long left = threads; left != 0; left &= left - 1) {
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
    if (watch.hasEnded()) {
      ended = true;
    } else {
      symmetry.settle(state);
      int number = store.add(state);
      ahead |= number >= 0 || ~number > current;
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
