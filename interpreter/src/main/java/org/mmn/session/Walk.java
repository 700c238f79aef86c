package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import org.mmn.explore.Schedule;
import org.mmn.run.Replayer;
import org.mmn.state.CapacityExceeded;

/**
 * A run that is taken by hand, and the states on it that have numbers: {@code s0}, {@code s1}, ...
 * One can go back to any of them and on again; going another way leaves what came after behind.
 */
final class Walk {
  private final Script.Ready ready;
  private final List<Schedule.Step> steps = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>(List.of(new Mark(0, List.of())));
  private int at;
  private Replayer replayer;

  /**
   * A state with a number.
   *
   * @param taken the steps from the beginning to it
   * @param legs what was asked for to come to it from the one before
   */
  record Mark(int taken, List<Leg> legs) {}

  /** Where it is, and all that it knows of. */
  record Point(int at, List<Schedule.Step> steps, List<Mark> marks) {}

  Walk(Script.Ready ready) {
    this.ready = ready;
    this.replayer = ready.replayer();
  }

  Script.Ready ready() {
    return ready;
  }

  /** The number of the state that it is in. */
  int at() {
    return at;
  }

  /** The states with numbers up to where it is, the first included. */
  List<Mark> marks() {
    return List.copyOf(marks.subList(0, at + 1));
  }

  /** The number of the last state that has one. */
  int last() {
    return marks.size() - 1;
  }

  /** The run as it is now. */
  Replayer now() {
    return replayer;
  }

  /** The steps from the beginning to where it is. */
  Schedule schedule() {
    return new Schedule(List.copyOf(steps.subList(0, marks.get(at).taken())));
  }

  /** In how many ways a thread can go on; in none when the run is over. */
  int ways(int thread) {
    return isOver() ? 0 : replayer.ways(thread);
  }

  /** Whether its last step did what ends a run (rule 28). */
  boolean isOver() {
    return replayer.isOver();
  }

  Point point() {
    return new Point(at, List.copyOf(steps), List.copyOf(marks));
  }

  /** Goes back to where it was, with all that it knew of then. */
  void restore(Point point) {
    int taken = point.marks().get(point.at()).taken();
    boolean there = replayer.taken() == taken && steps.equals(point.steps());
    steps.clear();
    steps.addAll(point.steps());
    marks.clear();
    marks.addAll(point.marks());
    at = point.at();
    if (!there) {
      replayer = ready.replayer();
      take(0, taken);
    }
  }

  /** The number of the first state in which step {@code number}, from 1, has been taken. */
  int stateAfter(int number) {
    int state = 0;
    while (state < at && marks.get(state).taken() < number) {
      state++;
    }
    return state;
  }

  /** Goes to a state that has a number. */
  void goTo(int state) {
    int from = marks.get(at).taken();
    int to = marks.get(state).taken();
    if (replayer.taken() != from || to < from) {
      replayer = ready.replayer();
      from = 0;
    }
    take(from, to);
    at = state;
  }

  private void take(int from, int to) {
    for (Schedule.Step step : steps.subList(from, to)) {
      if (!replayer.step(step.thread(), step.way())) {
        throw new IllegalStateException("a step that was taken cannot be taken again: " + step);
      }
    }
  }

  /**
   * Takes a step, which belongs to the state that {@link #mark} makes.
   *
   * @return whether the run goes on, and the thread could move that way
   * @throws CapacityExceeded when the model does not hold what would come
   */
  boolean step(int thread, int way) {
    if (isOver() || !replayer.step(thread, way)) {
      return false;
    }
    Schedule.Step step = new Schedule.Step(thread, way);
    int taken = replayer.taken();
    if (taken > steps.size() || !steps.get(taken - 1).equals(step)) {
      steps.subList(taken - 1, steps.size()).clear();
      steps.add(step);
      marks.subList(at + 1, marks.size()).clear();
    }
    return true;
  }

  /**
   * Gives the state that the steps since the last one led to a number; none where none was taken.
   * Where that is not the next state of before, those of before are left behind.
   */
  void mark(List<Leg> legs) {
    int taken = replayer.taken();
    if (taken == marks.get(at).taken()) {
      return;
    }
    at++;
    boolean known = at < marks.size() && marks.get(at).taken() == taken;
    if (!known) {
      marks.subList(at, marks.size()).clear();
      marks.add(new Mark(taken, legs));
      steps.subList(taken, steps.size()).clear();
    }
  }
}
