package org.mmn.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mmn.explore.store.StateStore;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/** A worker of a search: makes the moves of the nodes that it is dealt. */
final class Expander<S extends State> {
  /** So many are enough for not having to wait while another one is taken in. */
  private static final int BATCHES = 3;

  private final TransitionSystem<S> system;
  private final Watch<S> watch;
  private final Reduction<S> reduction;
  private final Symmetry<S> symmetry;
  private final StateStore store;
  private final Limits limits;
  private final S state;
  private final Deque<Batch> free = new ArrayDeque<>();

  /** Those that are to be taken in, in the order of their nodes. */
  private final Deque<Batch> made = new ArrayDeque<>();

  private final TransitionSystem.Steps<S> watched = this::stepped;
  private Batch batch;
  private int current;
  private int mover;
  private int way;
  private int steps;
  private int moved;
  private int stopAfter;
  private boolean ended;
  private boolean ahead;

  Expander(Search.Worker<S> worker, StateStore store, Limits limits) {
    this.limits = limits;
    this.system = worker.system();
    this.reduction = worker.reduction();
    this.symmetry = worker.symmetry();
    this.watch = new Watch<>(system, worker.observers());
    this.store = store;
    this.state = system.initial();
    for (int i = 0; i < BATCHES; i++) {
      free.add(new Batch(state.words()));
    }
    this.batch = free.element();
  }

  Watch<S> watch() {
    return watch;
  }

  /** Adds the initial state; whether there is anything to do from there. */
  boolean begin(Frontier frontier) {
    symmetry.settle(state);
    store.add(state);
    boolean over = watch.begins(state);
    frontier.begin(watch.fresh());
    return !over;
  }

  /**
   * Makes the moves of all nodes that it is dealt; while others are taken in, of further ones.
   *
   * @param from how many states there must be before it begins
   */
  void work(Frontier frontier, int from) {
    try {
      boolean more = true;
      while (more) {
        boolean idle = made.isEmpty();
        boolean dealt = !free.isEmpty() && frontier.take(free.element(), from, idle);
        if (dealt) {
          expand(free.remove());
        }
        while (!made.isEmpty() && frontier.add(made.element(), !dealt)) {
          free.add(made.remove());
        }
        more = dealt || !idle;
      }
    } catch (RuntimeException | Error failed) {
      frontier.fail();
      throw failed;
    }
  }

  /**
   * Looks at the states that a bound keeps the search from leaving.
   *
   * @param into is told of them; not a watch that may have been further already
   */
  void lookAhead(Frontier frontier, Watch<S> into) {
    boolean stopped = limits.stop().getAsBoolean();
    for (int node = frontier.left(); node < store.size() && !stopped; node++) {
      look(node, into);
    }
    frontier.sighted(into.fresh());
  }

  private void expand(Batch dealt) {
    batch = dealt;
    for (current = batch.first(); current < batch.limit() && batch.bound().isEmpty(); current++) {
      moved = 0;
      try {
        visit();
        batch.close(moved);
      } catch (CapacityExceeded outgrown) {
        batch.close(moved);
        batch.stop(outgrown.what());
      } catch (OutOfMemoryError full) {
        batch.close(moved);
        batch.stop("memory");
      }
    }
    batch.sighted(watch.fresh());
    made.add(batch);
  }

  private void look(int node, Watch<S> into) {
    store.load(node, state);
    into.at(node, 0, 0, 0, node);
    into.reached(state);
  }

  private void visit() {
    look(current, watch);
    long moving = watch.expanded(state);
    long enough = reduction.enough(state, moving);
    ended = false;
    ahead = enough == moving;
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
      arrive();
    }
  }

  /**
   * Keeps the state unless it is found to be known. As long as no move has led to one that has not
   * been left before the node, asks whether it is one of those up to there: these are known to all,
   * whoever comes first.
   */
  private void arrive() {
    long hash = batch.draft(state);
    int number = ahead ? -1 : store.find(batch.words(), batch.drafted(), hash, batch.known());
    if (number < 0) {
      batch.keep(Moves.pack(mover, way, steps));
    }
    ahead |= number < 0 || number > current;
  }

  /**
   * Moves; what ends a path ends it for all, so others may act before it: then the move has to be
   * made again, up to there.
   */
  private boolean moves() {
    steps = 0;
    watch.at(current, mover, way, 0, current);
    return system.move(state, mover, way, watched) > 0;
  }

  private boolean stepped(S at, int thread, boolean raised) {
    steps++;
    watch.at(current, thread, way, steps, current);
    return !watch.moved(at, thread, raised) && steps < stopAfter;
  }
}
