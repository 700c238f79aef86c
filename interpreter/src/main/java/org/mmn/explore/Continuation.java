package org.mmn.explore;

import org.mmn.state.State;

/**
 * A system that begins where a run of another one has ended.
 *
 * <p>Limits: observers see nothing of that run but the state that it leads to.
 */
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
}
