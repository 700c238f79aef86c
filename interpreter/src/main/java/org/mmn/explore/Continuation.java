package org.mmn.explore;

import org.mmn.state.Footprint;
import org.mmn.state.State;

/**
 * A system that begins where a run of another one has ended.
 *
 * <p>Limits: observers see nothing of that run but the state that it leads to.
 */
public final class Continuation<S extends State> implements TransitionSystem<S> {
  private final TransitionSystem<S> system;
  private final Schedule before;

  /**
   * @param before a run of {@code system}
   */
  public Continuation(TransitionSystem<S> system, Schedule before) {
    this.system = system;
    this.before = before;
  }

  @Override
  public S initial() {
    S state = system.initial();
    for (Schedule.Step step : before.steps()) {
      system.move(state, step.thread(), step.way(), (at, thread, raised) -> false);
    }
    return state;
  }

  @Override
  public int threads() {
    return system.threads();
  }

  @Override
  public int ways(S state, int thread) {
    return system.ways(state, thread);
  }

  @Override
  public boolean ended(S state, int thread) {
    return system.ended(state, thread);
  }

  @Override
  public int move(S state, int thread, int way, Steps<S> steps) {
    return system.move(state, thread, way, steps);
  }

  @Override
  public int position(S state, int thread) {
    return system.position(state, thread);
  }

  @Override
  public Footprint footprint(S state, int thread) {
    return system.footprint(state, thread);
  }
}
