package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/** Makes the runs that it is dealt, in ascending order, one after the other. */
final class RandomWorker<S extends State> {
  private final TransitionSystem<S> system;
  private final Identity<S> identity;
  private final Watch<S> watch;
  private final Lottery lottery;
  private final int bound;
  private final Prints prints;
  private final S state;
  private final long[] words;
  private final List<Sighted> sighted = new ArrayList<>();
  private final BitSet ended = new BitSet();
  private final BitSet positions = new BitSet();
  private Optional<Priorities> order = Optional.empty();
  private Optional<Stopped> stopped = Optional.empty();
  private int[] run = new int[1 << 8];
  private int number;
  private int taken;
  private int made;
  private int way;
  private int over;
  private long moves;
  private long steps;
  private int longest;

  /** Where it says what it came to, as {@link Identity} tells it apart. */
  interface Prints {
    void state(long print);

    void position(long print);
  }

  /** Something seen, and the run of the lowest number that leads to it. */
  record Sighted(Object what, int run, Schedule schedule) {}

  /** A run that was ended by something too small. */
  record Stopped(int run, String why) {}

  /**
   * @param bound the most moves of a run
   */
  RandomWorker(RandomSearch.Worker<S> worker, Lottery lottery, int bound, Prints prints) {
    this.system = worker.system();
    this.identity = worker.identity();
    this.watch = new Watch<>(system, worker.observers());
    this.lottery = lottery;
    this.bound = bound;
    this.prints = prints;
    this.state = system.initial();
    this.words = new long[state.words()];
    state.store(words, 0);
  }

  /**
   * Makes a run.
   *
   * @param depth of PCT; 0 for a walk
   * @param length how many moves it is taken to have at most
   */
  void run(int newNumber, int depth, int length) {
    number = newNumber;
    taken = 0;
    SplitMix lot = SplitMix.of(lottery.seed(), number);
    order =
        depth == 0
            ? Optional.empty()
            : Optional.of(Priorities.drawn(system.threads(), depth, length, lot));
    int known = watch.witnesses().size();
    made = 0;
    try {
      moveOn(lot);
    } catch (CapacityExceeded outgrown) {
      stopped = stopped.or(() -> Optional.of(new Stopped(number, outgrown.what())));
    }
    longest = Math.max(longest, made);
    moves += made;
    steps += taken;
    if (watch.witnesses().size() > known) {
      keepSightings();
    }
  }

  private void moveOn(SplitMix lot) {
    state.load(words, 0);
    if (watch.begins(state, number)) {
      over++;
      return;
    }
    prints.state(identity.state(state));
    for (int t = 0; t < system.threads(); t++) {
      look(t);
    }
    long moving = arrive();
    while (moving != 0 && made < bound && move(moving, lot)) {
      made++;
      moving = watch.hasEnded() ? 0 : arrive();
    }
    over += moving == 0 ? 1 : 0;
  }

  /** The threads that can move on from where the run is. */
  private long arrive() {
    watch.at(number, 0, 0, taken, number);
    watch.reached(state);
    return watch.expanded(state);
  }

  /** Notes where a thread is. */
  private void look(int thread) {
    int position = system.position(state, thread);
    if (!positions.get(position)) {
      positions.set(position);
      prints.position(identity.position(state, thread));
      if (system.ended(state, thread)) {
        ended.set(thread);
      }
    }
  }

  /** Whether a thread of these could be moved: a system may say that a move does not count. */
  private boolean move(long moving, SplitMix lot) {
    long left = moving;
    while (left != 0) {
      long able = left;
      int thread = order.map(o -> o.next(able, made)).orElseGet(() -> any(able, lot));
      int ways = system.ways(state, thread);
      int drawn = ways == 1 ? 0 : lot.below(ways);
      for (int i = 0; i < ways; i++) {
        way = (drawn + i) % ways;
        if (system.move(state, thread, way, this::stepped) > 0) {
          moved(thread);
          return true;
        }
      }
      left &= ~(1L << thread);
    }
    return false;
  }

  private void moved(int thread) {
    long print = identity.state(state);
    prints.state(print);
    look(thread);
    order.ifPresent(o -> o.moved(thread, print));
  }

  private static int any(long moving, SplitMix lot) {
    long left = moving;
    for (int skip = lot.below(Long.bitCount(moving)); skip > 0; skip--) {
      left &= left - 1;
    }
    return Long.numberOfTrailingZeros(left);
  }

  private boolean stepped(S at, int thread, boolean raised) {
    if (taken == run.length) {
      run = Arrays.copyOf(run, 2 * taken);
    }
    run[taken++] = Moves.pack(thread, way, 1);
    way = 0;
    watch.at(number, 0, 0, taken, number);
    return !watch.moved(at, thread, raised);
  }

  private void keepSightings() {
    for (Map.Entry<Object, Watch.Witness> each : watch.witnesses().entrySet()) {
      if (each.getValue().node() == number) {
        sighted.add(new Sighted(each.getKey(), number, schedule(each.getValue().steps())));
      }
    }
  }

  private Schedule schedule(int count) {
    List<Schedule.Step> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int[] step = Moves.unpack(run[i]);
      all.add(new Schedule.Step(step[0], step[1]));
    }
    return Schedule.of(all);
  }

  List<Sighted> sighted() {
    return sighted;
  }

  /** The threads that came to their ends. */
  BitSet ended() {
    return ended;
  }

  Optional<Stopped> stopped() {
    return stopped;
  }

  /** How many runs were over before a bound. */
  int over() {
    return over;
  }

  long moves() {
    return moves;
  }

  long steps() {
    return steps;
  }

  /** The most moves of a run. */
  int longest() {
    return longest;
  }
}
