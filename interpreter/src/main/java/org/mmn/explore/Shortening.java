package org.mmn.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmn.state.State;

/**
 * Makes a run shorter by trying. A run is taken as stretches of one thread each, which say how far
 * the thread comes. Without one of them, or with one that goes as far as the thread's next, it is
 * taken again as far as that goes, and then on with as few context switches as may be, up to where
 * it shows what it is to show. Nothing is proven of what is left.
 */
public final class Shortening<S extends State> {
  private final TransitionSystem<S> system;
  private final Supplier<List<? extends Observer<S>>> observers;
  private final S state;
  private final long[] words;
  private long budget;

  /**
   * @param system one that does not fuse steps
   * @param observers makes fresh ones that watch {@code system}
   * @param budget how many steps to take in all
   */
  public Shortening(
      TransitionSystem<S> system, Supplier<List<? extends Observer<S>>> observers, long budget) {
    this.system = system;
    this.observers = observers;
    this.budget = budget;
    this.state = system.initial();
    this.words = new long[state.words()];
    state.store(words, 0);
  }

  /** A thread that goes on until it has taken so many steps in all. */
  private record Stretch(int thread, int steps) {}

  /** A run that shows {@code sighting} at its end, at most as long as {@code found}. */
  public Schedule shortened(Schedule found, Object sighting) {
    Schedule best = found;
    boolean better = true;
    while (better) {
      better = false;
      for (int i = stretches(best).size() - 1; i >= 0; i--) {
        Optional<Schedule> shorter = without(i, best, sighting);
        better |= shorter.isPresent();
        best = shorter.orElse(best);
        i = Math.min(i, stretches(best).size());
      }
    }
    return best;
  }

  /** A shorter run that does not have this stretch, or the next of its thread. */
  private Optional<Schedule> without(int number, Schedule run, Object sighting) {
    List<Stretch> stretches = stretches(run);
    if (number >= stretches.size()) {
      return Optional.empty();
    }
    int thread = stretches.get(number).thread();
    List<Stretch> later = new ArrayList<>(stretches);
    later.remove(number);
    Optional<Schedule> shorter = shown(later, run, sighting);
    for (int i = number + 1; i < stretches.size() && shorter.isEmpty(); i++) {
      if (stretches.get(i).thread() == thread) {
        List<Stretch> earlier = new ArrayList<>(stretches);
        earlier.set(number, earlier.remove(i));
        return shown(earlier, run, sighting);
      }
    }
    return shorter;
  }

  private List<Stretch> stretches(Schedule run) {
    int[] taken = new int[system.threads()];
    List<Stretch> stretches = new ArrayList<>();
    for (Schedule.Step step : run.steps()) {
      int last = stretches.size() - 1;
      Stretch stretch = new Stretch(step.thread(), ++taken[step.thread()]);
      if (last >= 0 && stretches.get(last).thread() == step.thread()) {
        stretches.set(last, stretch);
      } else {
        stretches.add(stretch);
      }
    }
    return stretches;
  }

  /** The run that follows these stretches, if it shows the sighting and is shorter than another. */
  private Optional<Schedule> shown(List<Stretch> stretches, Schedule other, Object sighting) {
    Attempt attempt = new Attempt(other, sighting);
    for (Stretch stretch : stretches) {
      attempt.go(stretch.thread(), stretch.steps());
    }
    attempt.finish();
    return attempt.run().filter(run -> isShorter(run, other));
  }

  private static boolean isShorter(Schedule one, Schedule other) {
    int switches = Integer.compare(one.switches(), other.switches());
    return switches < 0 || (switches == 0 && one.steps().size() < other.steps().size());
  }

  /** A run that is tried, with the choices of another one as far as they fit. */
  private final class Attempt {
    private final Watch<S> watch = new Watch<>(system, observers.get());
    private final Object sighting;
    private final int longest;
    private final List<List<Integer>> ways = new ArrayList<>();
    private final List<Schedule.Step> run = new ArrayList<>();
    private final int[] taken = new int[system.threads()];
    private boolean over;

    Attempt(Schedule other, Object sighting) {
      this.sighting = sighting;
      this.longest = other.steps().size();
      for (int t = 0; t < taken.length; t++) {
        int thread = t;
        ways.add(
            other.steps().stream()
                .filter(s -> s.thread() == thread)
                .map(Schedule.Step::way)
                .toList());
      }
      state.load(words, 0);
      over = watch.begins(state) || arrives();
    }

    void go(int thread, int steps) {
      while (!over && taken[thread] < steps && step(thread)) {
        taken[thread]++;
      }
    }

    /** Goes on with the thread that went last as long as it can, and then with the next. */
    void finish() {
      boolean moved = true;
      while (moved && !over) {
        int last = run.isEmpty() ? 0 : run.get(run.size() - 1).thread();
        int before = run.size();
        for (int i = 0; i < taken.length && run.size() == before; i++) {
          go((last + i) % taken.length, Integer.MAX_VALUE);
        }
        moved = run.size() > before;
      }
    }

    Optional<Schedule> run() {
      return isShown() ? Optional.of(Schedule.of(run)) : Optional.empty();
    }

    private boolean isShown() {
      return watch.witnesses().containsKey(sighting);
    }

    private boolean step(int thread) {
      List<Integer> chosen = ways.get(thread);
      int way = taken[thread] < chosen.size() ? chosen.get(taken[thread]) : 0;
      if (way >= system.ways(state, thread)) {
        return false;
      }
      watch.at(0, 0, 0, 0, 0);
      int moved = system.move(state, thread, way, (at, t, raised) -> !watch.moved(at, t, raised));
      if (moved > 0) {
        run.add(new Schedule.Step(thread, way));
        over = watch.hasEnded() || arrives();
      }
      return moved > 0;
    }

    /** Whether the run is over: nothing can move, all is shown, or it is too long. */
    private boolean arrives() {
      watch.at(0, 0, 0, 0, 0);
      watch.reached(state);
      boolean stuck = watch.expanded(state) == 0;
      return stuck || isShown() || run.size() >= longest || --budget < 0;
    }
  }
}
