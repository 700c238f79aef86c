package org.mmn.explore;

import java.util.ArrayList;
import java.util.List;

/** Which thread takes each step of a run, and in which way. */
public record Schedule(List<Step> steps) {

  /** One step: {@code way} is 0 unless the action leaves a choice. */
  public record Step(int thread, int way) {}

  /** How often the run goes from one thread to another. */
  public int switches() {
    int count = 0;
    for (int i = 1; i < steps.size(); i++) {
      count += steps.get(i).thread() == steps.get(i - 1).thread() ? 0 : 1;
    }
    return count;
  }

  /** This run, and then that one. */
  public Schedule then(Schedule next) {
    List<Step> both = new ArrayList<>(steps);
    both.addAll(next.steps);
    return of(both);
  }

  /** Its first {@code count} steps. */
  public Schedule first(int count) {
    return of(steps.subList(0, count));
  }

  /** Adds a move of {@code count} steps: only the first can have a choice. */
  static void add(List<Step> steps, int thread, int way, int count) {
    steps.add(new Step(thread, way));
    for (int i = 1; i < count; i++) {
      steps.add(new Step(thread, 0));
    }
  }

  static Schedule of(List<Step> steps) {
    return new Schedule(List.copyOf(new ArrayList<>(steps)));
  }
}
