package org.mmn.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mmn.explore.ToySystem.Numbers;

/** An observer that sights what it is told to look for, and notes what it is called for. */
final class Sights implements Observer<Numbers> {
  final List<String> reached = new ArrayList<>();
  final List<String> moved = new ArrayList<>();
  final List<String> expanded = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private Predicate<Numbers> state = s -> false;
  private Predicate<Numbers> end = s -> false;
  private Predicate<Numbers> move = s -> false;

  /** Sights "state" in such a state. */
  Sights inState(Predicate<Numbers> condition) {
    state = condition;
    return this;
  }

  /** Sights "end" in such a state, and goes no further. */
  Sights endingIn(Predicate<Numbers> condition) {
    end = condition;
    return this;
  }

  /** Sights "move" after a step to such a state, and goes no further. */
  Sights endingAfter(Predicate<Numbers> condition) {
    move = condition;
    return this;
  }

  @Override
  public void reached(Numbers at, Sightings sightings) {
    reached.add(at.toString());
    if (state.test(at)) {
      seen.add("state");
      sightings.see("state");
    }
  }

  @Override
  public void moved(Numbers at, int thread, Sightings sightings) {
    moved.add(thread + " " + at);
    if (move.test(at)) {
      seen.add("move");
      sightings.seeLast("move");
    }
  }

  @Override
  public void expanded(Numbers at, long waiting, long moving, Sightings sightings) {
    expanded.add(at + " " + waiting + " " + moving);
    if (end.test(at)) {
      seen.add("end");
      sightings.seeLast("end");
    }
  }

  @Override
  public List<Finding> findings(boolean complete) {
    return seen.stream().map(s -> new Finding(s, List.of(), List.of(s), s)).toList();
  }
}
