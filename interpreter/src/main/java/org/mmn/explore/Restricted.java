package org.mmn.explore;

import org.mmn.state.Footprint;
import org.mmn.state.State;

/**
 * A system that is another one but for what a subclass says: where it begins, which moves count.
 */
abstract class Restricted<S extends State> implements TransitionSystem<S> {
  private final TransitionSystem<S> system;

  Restricted(TransitionSystem<S> system) {
    this.system = system;
  }

  @Override
  public S initial() {
    return system.initial();
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
