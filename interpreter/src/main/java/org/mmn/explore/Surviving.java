package org.mmn.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.mmn.explore.store.StateStore;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * A system without the runs that a {@code schedule} discards (rule 34): those that can no longer
 * come to a state in which it is fulfilled, nor to a finding that ends the path.
 *
 * <p>Made by one search of the whole system, backwards from those states. Moves into a discarded
 * state are left out: {@link #move} takes 0 steps then. Nothing on a discarded run is shown to
 * observers.
 *
 * <p>Limits: keeps every move in memory.
 */
public final class Surviving<S extends State> extends Restricted<S> {
  private final TransitionSystem<S> system;
  private final StateStore store;
  private final Watch<S> watch;
  private final BitSet alive = new BitSet();
  private int taken;
  private boolean ended;

  private Surviving(TransitionSystem<S> system, StateStore store, Watch<S> watch) {
    super(system);
    this.system = system;
    this.store = store;
    this.watch = watch;
  }

  /**
   * Searches {@code system} for what survives.
   *
   * @param fulfilled whether the schedule is through
   * @param observers fresh ones, asked only where paths end
   * @throws CapacityExceeded when it comes to a bound: then nothing can be said
   */
  public static <S extends State> Surviving<S> of(
      TransitionSystem<S> system,
      Predicate<S> fulfilled,
      List<? extends Observer<S>> observers,
      Limits limits) {
    S state = system.initial();
    Surviving<S> surviving =
        new Surviving<>(system, StateStore.exact(state.words()), new Watch<>(system, observers));
    surviving.new Backwards(fulfilled, limits).run();
    return surviving;
  }

  /** How many states the whole system has. */
  public int states() {
    return store.size();
  }

  /** Whether any run is left. */
  public boolean any() {
    return alive.get(0);
  }

  @Override
  public int move(S state, int thread, int way, Steps<S> steps) {
    @SuppressWarnings("unchecked")
    S ahead = (S) state.copy();
    look(ahead, 0, thread, way, Integer.MAX_VALUE);
    boolean leads = ended || alive.get(store.find(ahead));
    return leads ? system.move(state, thread, way, steps) : 0;
  }

  /** Moves, up to a finding that ends the path or for {@code most} steps. */
  private void look(S state, int node, int thread, int way, int most) {
    ended = false;
    taken = 0;
    watch.at(node, thread, way, 0, 0);
    system.move(
        state,
        thread,
        way,
        (at, mover, raised) -> {
          taken++;
          ended = watch.moved(at, mover, raised);
          return !ended && taken < most;
        });
  }

  /** The search, and the walk back. */
  private final class Backwards {
    private final Predicate<S> fulfilled;
    private final Limits limits;
    private final S state = system.initial();
    private final Deque<Integer> good = new ArrayDeque<>();
    private int[] from = new int[1 << 8];
    private int[] to = new int[1 << 8];
    private int edges;

    Backwards(Predicate<S> fulfilled, Limits limits) {
      this.fulfilled = fulfilled;
      this.limits = limits;
    }

    void run() {
      store.add(state);
      if (watch.begins(state)) {
        alive.set(0);
        return;
      }
      for (int node = 0; node < store.size(); node++) {
        limits.check(node, store.size(), store.bytes() + 8L * from.length);
        visit(node);
      }
      walkBack();
    }

    private void visit(int node) {
      store.load(node, state);
      if (fulfilled.test(state)) {
        good.add(node);
      }
      watch.at(node, 0, 0, 0, 0);
      long moving = watch.expanded(state);
      if (watch.hasEnded()) {
        good.add(node);
      }
      for (long left = moving; left != 0; left &= left - 1) {
        moveAll(node, Long.numberOfTrailingZeros(left));
      }
    }

    private void moveAll(int node, int thread) {
      store.load(node, state);
      int ways = system.ways(state, thread);
      for (int w = 0; w < ways; w++) {
        store.load(node, state);
        look(state, node, thread, w, Integer.MAX_VALUE);
        if (ended && taken > 1) {
          store.load(node, state);
          look(state, node, thread, w, taken - 1);
        }
        if (ended) {
          good.add(node);
        } else {
          int number = store.add(state);
          edge(node, number >= 0 ? number : ~number);
        }
      }
    }

    private void edge(int source, int target) {
      if (edges == from.length) {
        from = Arrays.copyOf(from, 2 * edges);
        to = Arrays.copyOf(to, 2 * edges);
      }
      from[edges] = source;
      to[edges++] = target;
    }

    private void walkBack() {
      int[] heads = new int[store.size()];
      int[] next = new int[edges];
      Arrays.fill(heads, -1);
      for (int e = 0; e < edges; e++) {
        next[e] = heads[to[e]];
        heads[to[e]] = e;
      }
      while (!good.isEmpty()) {
        int node = good.remove();
        if (!alive.get(node)) {
          alive.set(node);
          for (int e = heads[node]; e >= 0; e = next[e]) {
            good.add(from[e]);
          }
        }
      }
    }
  }
}
