package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Footprint;
import org.mmn.state.State;

/** Threads as small programs over shared numbers: what explorers are tried on. */
final class ToySystem implements TransitionSystem<ToySystem.Numbers> {
  static final Limits UNBOUNDED =
      new Limits(1 << 30, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);

  private final int shared;
  private final List<List<Step>> threads = new ArrayList<>();

  ToySystem(int shared) {
    this.shared = shared;
  }

  ToySystem thread(Step... steps) {
    threads.add(List.of(steps));
    return this;
  }

  /** What a step does to the shared numbers. */
  interface Effect {
    void on(Numbers state, int way);
  }

  /**
   * One step.
   *
   * @param next where the thread then is; -1 for the next place
   * @param local whether it belongs to the move before it
   * @param counts whether a move that begins with it counts
   */
  record Step(
      Predicate<Numbers> can,
      int ways,
      Effect effect,
      int next,
      boolean local,
      boolean raises,
      boolean lock,
      boolean counts) {

    /** One that only takes the thread further. */
    static Step nop() {
      return of((state, way) -> {});
    }

    static Step of(Effect effect) {
      return new Step(state -> true, 1, effect, -1, false, false, false, true);
    }

    static Step set(int index, int value) {
      return of((state, way) -> state.values[index] = value);
    }

    Step when(Predicate<Numbers> condition) {
      return new Step(condition, ways, effect, next, local, raises, lock, counts);
    }

    Step ways(int count) {
      return new Step(can, count, effect, next, local, raises, lock, counts);
    }

    Step then(int place) {
      return new Step(can, ways, effect, place, local, raises, lock, counts);
    }

    Step fused() {
      return new Step(can, ways, effect, next, true, raises, lock, counts);
    }

    Step raising() {
      return new Step(can, ways, effect, next, local, true, lock, counts);
    }

    Step locking() {
      return new Step(can, ways, effect, next, local, raises, true, counts);
    }

    Step discarded() {
      return new Step(can, ways, effect, next, local, raises, lock, false);
    }
  }

  /** Shared numbers, then the place of each thread. */
  static final class Numbers implements State {
    final int[] values;

    Numbers(int[] values) {
      this.values = values;
    }

    int get(int index) {
      return values[index];
    }

    @Override
    public int words() {
      return values.length;
    }

    @Override
    public void store(long[] to, int at) {
      for (int i = 0; i < values.length; i++) {
        to[at + i] = values[i];
      }
    }

    @Override
    public void load(long[] from, int at) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) from[at + i];
      }
    }

    @Override
    public Numbers copy() {
      return new Numbers(values.clone());
    }

    @Override
    public String toString() {
      return Arrays.toString(values);
    }
  }

  int place(Numbers state, int thread) {
    return state.values[shared + thread];
  }

  boolean wantsLock(Numbers state, int thread) {
    return !ended(state, thread) && next(state, thread).lock();
  }

  private Step next(Numbers state, int thread) {
    return threads.get(thread).get(place(state, thread));
  }

  @Override
  public Numbers initial() {
    return new Numbers(new int[shared + threads.size()]);
  }

  @Override
  public int threads() {
    return threads.size();
  }

  @Override
  public int ways(Numbers state, int thread) {
    if (ended(state, thread)) {
      return 0;
    }
    Step next = next(state, thread);
    return next.can().test(state) ? next.ways() : 0;
  }

  @Override
  public boolean ended(Numbers state, int thread) {
    return place(state, thread) == threads.get(thread).size();
  }

  @Override
  public int move(Numbers state, int thread, int way, Steps<Numbers> steps) {
    if (!next(state, thread).counts()) {
      return 0;
    }
    int count = 0;
    boolean more = true;
    int chosen = way;
    while (more) {
      more = step(state, thread, chosen, steps);
      chosen = 0;
      count++;
      more &= ways(state, thread) == 1 && next(state, thread).local();
    }
    return count;
  }

  private boolean step(Numbers state, int thread, int way, Steps<Numbers> steps) {
    Step step = next(state, thread);
    step.effect().on(state, way);
    int place = place(state, thread);
    state.values[shared + thread] = step.next() < 0 ? place + 1 : step.next();
    return steps.stepped(state, thread, step.raises());
  }

  @Override
  public int position(Numbers state, int thread) {
    return 100 * thread + place(state, thread);
  }

  @Override
  public Footprint footprint(Numbers state, int thread) {
    throw new UnsupportedOperationException();
  }

  /** The state at the end of a run. */
  Numbers after(Schedule schedule) {
    Numbers state = initial();
    for (Schedule.Step step : schedule.steps()) {
      step(state, step.thread(), step.way(), (at, thread, raised) -> true);
    }
    return state;
  }

  /** A step that something too small stops. */
  static Step outgrown(String what) {
    return Step.of(
        (state, way) -> {
          throw new CapacityExceeded(what);
        });
  }
}
