package org.mmn.explore;

import java.util.List;
import org.mmn.state.State;

/**
 * Repeats runs on another machine: looks whether each shows there what it is said to show, and what
 * the checks conclude from these runs alone.
 */
public final class Confirmation<S extends State> {
  private final TransitionSystem<S> system;
  private final Watch<S> watch;

  /**
   * @param system one that does not fuse steps
   * @param observers fresh ones that watch {@code system}
   */
  public Confirmation(TransitionSystem<S> system, List<? extends Observer<S>> observers) {
    this.system = system;
    this.watch = new Watch<>(system, observers);
  }

  /** Whether the end of {@code schedule} shows {@code sighting}. */
  public boolean shows(Schedule schedule, Object sighting) {
    S state = system.initial();
    watch.begins(state);
    for (Schedule.Step step : schedule.steps()) {
      if (step.way() >= system.ways(state, step.thread())) {
        return false;
      }
      watch.at(0, 0, 0, 0, 0);
      system.move(state, step.thread(), step.way(), this::stepped);
    }
    return watch.hasEnded() ? has(sighting) : arrives(state, sighting);
  }

  /** A run whose last step does not end it: what its last state shows counts too. */
  private boolean arrives(S state, Object sighting) {
    watch.reached(state);
    watch.expanded(state);
    return has(sighting);
  }

  private boolean has(Object sighting) {
    return watch.witnesses().containsKey(sighting);
  }

  private boolean stepped(S at, int thread, boolean raised) {
    watch.moved(at, thread, raised);
    return true;
  }

  /** What the checks conclude from all the runs repeated so far. */
  public List<Finding> findings(boolean complete) {
    return watch.findings(complete);
  }
}
