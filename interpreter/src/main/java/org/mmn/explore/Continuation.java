package org.mmn.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.state.State;

/** A system that begins where a run of another one has ended. */
public final class Continuation<S extends State> extends Restricted<S> {
  private final Schedule before;

  /**
   * @param before a run of {@code system}
   */
  public Continuation(TransitionSystem<S> system, Schedule before) {
    super(system);
    this.before = before;
  }

  @Override
  public S initial() {
    S state = super.initial();
    for (Schedule.Step step : before.steps()) {
      super.move(state, step.thread(), step.way(), (at, thread, raised) -> false);
    }
    return state;
  }

  /**
   * Tells observers what has passed: every step before the last state, which is the search's own.
   *
   * @return what they said, with the part of the run that led there
   */
  public Map<Object, Schedule> tell(List<? extends Observer<S>> observers) {
    Map<Object, Schedule> said = new LinkedHashMap<>();
    S state = super.initial();
    for (int taken = 0; taken < before.steps().size(); taken++) {
      Observer.Sightings sightings = new Passed(taken, said);
      for (int thread = 0; thread < threads(); thread++) {
        for (Observer<S> observer : observers) {
          observer.passed(state, thread, sightings);
        }
      }
      Schedule.Step step = before.steps().get(taken);
      super.move(state, step.thread(), step.way(), (at, thread, raised) -> false);
    }
    return said;
  }

  /** What is said after the first {@code taken} steps. */
  private final class Passed implements Observer.Sightings {
    private final int taken;
    private final Map<Object, Schedule> said;

    Passed(int taken, Map<Object, Schedule> said) {
      this.taken = taken;
      this.said = said;
    }

    @Override
    public void see(Object sighting) {
      said.computeIfAbsent(sighting, s -> before.first(taken));
    }

    @Override
    public void seeLast(Object sighting) {
      see(sighting);
    }
  }
}
