package org.mmn.workspace;

import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.mmn.explore.Limits;
import org.mmn.explore.Lottery;
import org.mmn.explore.Progress;
import org.mmn.explore.RandomSearch;
import org.mmn.explore.TransitionSystem;
import org.mmn.run.Fingerprinting;
import org.mmn.run.Machine;
import org.mmn.state.PackedState;

/**
 * Some runs at random before a large search: the first states of a search are near the beginning,
 * and what code comes later has to be known too. The runs are the same each time.
 */
final class Rehearsal {
  private static final int RUNS = 32;
  private static final int STEPS = 1_000;
  private static final long SEED = 1;

  private Rehearsal() {}

  /**
   * The calls, actions and failed checks that threads come to in these runs.
   *
   * @param stop ends them early, between runs, as it then ends the search that comes after
   */
  static BitSet of(
      Machine<PackedState> machine, TransitionSystem<PackedState> system, BooleanSupplier stop) {
    Limits limits = new Limits(RUNS * STEPS, STEPS, Long.MAX_VALUE, stop);
    new RandomSearch<>(
            List.of(new RandomSearch.Worker<>(system, List.of(), new Fingerprinting(machine))),
            new Lottery(0, SEED, RUNS),
            limits,
            Progress.silent())
        .run(Runnable::run);
    return machine.reached();
  }
}
