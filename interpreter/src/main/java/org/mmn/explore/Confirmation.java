package org.mmn.explore;

import java.util.List;
import org.mmn.state.State;

/** Repeats a run on another machine, and looks whether it shows there what it is said to show. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Whether the end of {@code schedule} shows {@code sighting}.
   *
   * @param system one that does not fuse steps
   * @param observers fresh ones that watch {@code system}
   */
  public static <S extends State> boolean shows(
      TransitionSystem<S> system,
      List<? extends Observer<S>> observers,
      Schedule schedule,
      Object sighting) {
    Watch<S> watch = new Watch<>(system, observers);
    S state = system.initial();
    watch.begins(state);
    for (Schedule.Step step : schedule.steps()) {
      if (step.way() >= system.ways(state, step.thread())) {
        return false;
      }
      watch.at(0, 0, 0, 0, 0);
      system.move(
          state,
          step.thread(),
          step.way(),
          (at, thread, raised) -> {
            watch.moved(at, thread, raised);
            return true;
          });
    }
    watch.reached(state);
    long moving = 0;
    long waiting = 0;
    for (int t = 0; t < system.threads(); t++) {
      if (system.ways(state, t) > 0) {
        moving |= 1L << t;
      } else if (!system.ended(state, t)) {
        waiting |= 1L << t;
      }
    }
    watch.expanded(state, waiting, moving);
    return watch.witnesses().containsKey(sighting);
  }
}
