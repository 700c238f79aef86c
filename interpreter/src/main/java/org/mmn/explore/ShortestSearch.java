package org.mmn.explore;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mmn.explore.store.StateStore;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * Finds, for sightings known to exist, the runs with the fewest context switches, and among those
 * with the fewest steps: a search over (state, thread that moved last) in order of cost (Dijkstra).
 *
 * <p>A cost is a number: switches in the upper half, steps in the lower.
 */
public final class ShortestSearch<S extends State> {
  private static final long SWITCH = 1L << 32;

  private final TransitionSystem<S> system;
  private final Watch<S> watch;
  private final Limits limits;
  private final Set<Object> wanted;
  private final StateStore store;
  private final TreeMap<Long, IntQueue> open = new TreeMap<>();
  private final Paths paths = new PlainPaths();
  private final S state;
  private long[] costs = new long[1 << 10];
  private int current;
  private int way;
  private int steps;
  private long base;
  private long start;

  /** Nodes of one cost, in the order in which they were found. */
  private static final class IntQueue {
    private int[] nodes = new int[4];
    private int size;

    void add(int node) {
      if (size == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * size);
      }
      nodes[size++] = node;
    }
  }

  /**
   * @param observers fresh ones, of the same kind as those that made the sightings
   * @param wanted the sightings to find runs for
   */
  public ShortestSearch(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Limits limits,
      Collection<Object> wanted) {
    this.system = system;
    this.watch = new Watch<>(system, observers);
    this.limits = limits;
    this.wanted = new LinkedHashSet<>(wanted);
    this.state = system.initial();
    this.store = StateStore.exact(state.words() + 1);
  }

  /** The shortest run for each wanted sighting that was proven before a bound was hit. */
  public Map<Object, Schedule> run() {
    try {
      visitAll();
    } catch (CapacityExceeded | OutOfMemoryError outgrown) {
      return runs(0);
    }
    return runs(Long.MAX_VALUE);
  }

  private Map<Object, Schedule> runs(long proven) {
    Map<Object, Schedule> runs = new LinkedHashMap<>();
    for (Object sighting : wanted) {
      Watch.Witness witness = watch.witnesses().get(sighting);
      if (witness != null && witness.cost() <= Math.max(proven, base)) {
        runs.put(sighting, paths.to(witness));
      }
    }
    return runs;
  }

  private void visitAll() {
    if (watch.begins(state)) {
      return;
    }
    costs[add(-1)] = 0;
    queue(0, 0);
    int visited = 0;
    while (!open.isEmpty() && !foundAll(open.firstKey())) {
      Map.Entry<Long, IntQueue> cheapest = open.pollFirstEntry();
      for (int i = 0; i < cheapest.getValue().size; i++) {
        int node = cheapest.getValue().nodes[i];
        if (costs[node] == cheapest.getKey()) {
          visit(node);
          visited++;
        }
        limits.check(visited, store.size(), store.bytes() + paths.bytes() + 8L * costs.length);
      }
    }
  }

  private boolean foundAll(long frontier) {
    return wanted.stream()
        .allMatch(
            w -> {
              Watch.Witness witness = watch.witnesses().get(w);
              return witness != null && witness.cost() <= frontier;
            });
  }

  private void visit(int node) {
    current = node;
    base = costs[node];
    int last = load(node);
    watch.at(node, 0, 0, 0, base);
    watch.reached(state);
    for (long left = watch.expanded(state); left != 0; left &= left - 1) {
      int thread = Long.numberOfTrailingZeros(left);
      load(node);
      int ways = system.ways(state, thread);
      for (int w = 0; w < ways; w++) {
        load(node);
        move(thread, w, last);
      }
    }
  }

  private void move(int thread, int chosen, int last) {
    way = chosen;
    steps = 0;
    start = base + (last < 0 || last == thread ? 0 : SWITCH);
    watch.at(current, thread, chosen, 0, start);
    int taken = system.move(state, thread, chosen, this::stepped);
    if (taken > 0 && !watch.hasEnded()) {
      relax(thread, start + steps);
    }
  }

  private boolean stepped(S at, int thread, boolean raised) {
    steps++;
    watch.at(current, thread, way, steps, start + steps);
    return !watch.moved(at, thread, raised);
  }

  private void relax(int thread, long cost) {
    int known = store.size();
    int node = add(thread);
    if (node == known || cost < costs[node]) {
      costs[node] = cost;
      paths.put(node, current, Moves.pack(thread, way, steps));
      queue(node, cost);
    }
  }

  private void queue(int node, long cost) {
    open.computeIfAbsent(cost, c -> new IntQueue()).add(node);
  }

  private int add(int last) {
    int number = store.add(new Tagged(state, last));
    int node = number >= 0 ? number : ~number;
    if (node >= costs.length) {
      costs = Arrays.copyOf(costs, 2 * node);
    }
    return node;
  }

  /** Loads the state of a node; returns the thread that moved last. */
  private int load(int node) {
    Tagged tagged = new Tagged(state, 0);
    store.load(node, tagged);
    return tagged.last;
  }

  /** A state and the thread that moved last. */
  private static final class Tagged implements State {
    private final State state;
    private int last;

    Tagged(State state, int last) {
      this.state = state;
      this.last = last;
    }

    @Override
    public int words() {
      return state.words() + 1;
    }

    @Override
    public void store(long[] to, int at) {
      state.store(to, at);
      to[at + state.words()] = last;
    }

    @Override
    public void load(long[] from, int at) {
      state.load(from, at);
      last = (int) from[at + state.words()];
    }

    @Override
    public State copy() {
      return new Tagged(state.copy(), last);
    }
  }
}
