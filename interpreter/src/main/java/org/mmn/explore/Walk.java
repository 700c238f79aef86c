package org.mmn.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmn.state.State;

/** Goes again to where a search has been, by the moves that it made. */
final class Walk<S extends State> {
  private final TransitionSystem<S> system;
  private final Symmetry<S> symmetry;
  private final Paths paths;
  private int steps;

  Walk(TransitionSystem<S> system, Symmetry<S> symmetry, Paths paths) {
    this.system = system;
    this.symmetry = symmetry;
    this.paths = paths;
  }

  /** The run to a witness, with the threads as they are called at its start. */
  Schedule to(Watch.Witness witness) {
    S state = system.initial();
    int[] names = symmetry.settle(state).clone();
    List<Schedule.Step> run = new ArrayList<>();
    for (int move : paths.moves(witness.node())) {
      int[] parts = Moves.unpack(move);
      Schedule.add(run, names[parts[0]], parts[1], parts[2]);
      move(state, parts, (at, thread, raised) -> true);
      names = named(names, symmetry.settle(state));
    }
    if (witness.steps() > 0) {
      Schedule.add(run, names[witness.thread()], witness.way(), witness.steps());
    }
    return Schedule.of(run);
  }

  private static int[] named(int[] names, int[] places) {
    int[] now = new int[names.length];
    Arrays.setAll(now, t -> names[places[t]]);
    return now;
  }

  /** Tells a watch all that there is to see on the way to a witness, and there. */
  void tell(Watch.Witness witness, Watch<S> watch) {
    S state = system.initial();
    symmetry.settle(state);
    if (watch.begins(state)) {
      return;
    }
    for (int move : paths.moves(witness.node())) {
      move(state, Moves.unpack(move), (at, thread, raised) -> told(at, thread, raised, watch));
      symmetry.settle(state);
    }
    if (witness.steps() > 0) {
      int[] last = {witness.thread(), witness.way(), witness.steps()};
      move(state, last, (at, thread, raised) -> told(at, thread, raised, watch));
    } else {
      watch.at(0, 0, 0, 0, 0);
      watch.reached(state);
      watch.expanded(state);
    }
  }

  private boolean told(S at, int thread, boolean raised, Watch<S> watch) {
    watch.at(0, 0, 0, 0, 0);
    watch.moved(at, thread, raised);
    return true;
  }

  private void move(S state, int[] move, TransitionSystem.Steps<S> told) {
    steps = 0;
    system.move(
        state,
        move[0],
        move[1],
        (at, thread, raised) -> told.stepped(at, thread, raised) && ++steps < move[2]);
  }
}
