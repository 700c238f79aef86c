package org.mmn.explore;

import java.util.List;
import org.mmn.explore.store.StateStore;
import org.mmn.state.State;

/** Goes again where another search of the same system has been. */
final class Retracing<S extends State> {
  private final TransitionSystem<S> system;
  private final Symmetry<S> symmetry;
  private final StateStore store;
  private final Watch<S> judges;
  private final S state;
  private int steps;

  /**
   * @param store with the initial state in it
   * @param judges is told of all that was sighted
   */
  Retracing(Search.Worker<S> worker, StateStore store, Watch<S> judges) {
    this.system = worker.system();
    this.symmetry = worker.symmetry();
    this.store = store;
    this.judges = judges;
    this.state = system.initial();
  }

  /** Makes a move that has to lead to a new state of this number. */
  void move(int node, int parent, int move) {
    int thread = Moves.thread(move);
    require(parent >= 0 && parent < node && thread < system.threads());
    store.load(parent, state);
    require(Moves.way(move) < system.ways(state, thread));
    steps = 0;
    system.move(state, thread, Moves.way(move), (s, t, raised) -> ++steps < Moves.steps(move));
    symmetry.settle(state);
    require(steps == Moves.steps(move) && store.add(state) == node);
  }

  static void require(boolean same) {
    if (!same) {
      throw new CheckpointException("it is of another search, or damaged");
    }
  }

  /**
   * What was sighted there for the first time.
   *
   * @param move the move there, and after how many of its steps, as {@link Moves} packs them
   */
  List<Watch.Sighted> sighted(int node, int move, Paths paths) {
    require(node >= 0 && node < store.size());
    Watch.Witness there =
        new Watch.Witness(node, Moves.thread(move), Moves.way(move), Moves.steps(move), node);
    new Walk<>(system, symmetry, paths).tell(there, judges);
    return judges.fresh().stream().map(s -> new Watch.Sighted(s.what(), there)).toList();
  }
}
