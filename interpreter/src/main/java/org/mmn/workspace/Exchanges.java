package org.mmn.workspace;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.mmn.compile.Alike;
import org.mmn.compile.Program;
import org.mmn.explore.Symmetry;
import org.mmn.run.AlikeFrames;
import org.mmn.run.AlikeThreads;
import org.mmn.run.Machine;
import org.mmn.state.PackedState;

/**
 * What may change places in one search: threads that are alike, their pages with them, and with
 * pages the frames that these map. Whether it may is concluded from the code that has been run so
 * far, and from what frames have been handed out: a search that comes to more may refute it.
 */
final class Exchanges {
  private final Program program;
  private final List<Alike> groups;
  private final AtomicBoolean refuted = new AtomicBoolean();

  private Exchanges(Program program, List<Alike> groups) {
    this.program = program;
    this.groups = groups;
  }

  /** Nothing changes places. */
  static Exchanges none(Program program) {
    return new Exchanges(program, List.of());
  }

  /**
   * @param machine the one that is to be searched, or one of several for the same states
   * @param reached the calls, actions and failed checks that threads are known to come to
   */
  static Exchanges of(Program program, Machine<PackedState> machine, BitSet reached) {
    Exchanges exchanges = new Exchanges(program, Alike.in(program, reached));
    if (!exchanges.groups.isEmpty()) {
      machine.expect(reached, exchanges::lookAgain);
    }
    return exchanges;
  }

  /** More code is run: it may still be the same that is alike. */
  private void lookAgain(BitSet reached) {
    List<Alike> now = refuted.get() ? List.of() : Alike.in(program, reached);
    boolean same =
        now.size() == groups.size()
            && IntStream.range(0, now.size()).allMatch(g -> now.get(g).isLike(groups.get(g)));
    if (same) {
      IntStream.range(0, now.size()).forEach(g -> groups.get(g).learn(now.get(g)));
    } else {
      refuted.set(true);
    }
  }

  /** Whether states that were taken for one may differ. */
  boolean refuted() {
    return refuted.get();
  }

  /** What exchanges them for one worker. */
  Symmetry<PackedState> on(Machine<PackedState> own) {
    if (groups.isEmpty()) {
      return Symmetry.none(own.threads());
    }
    Optional<AlikeFrames<PackedState>> frames =
        groups.stream().anyMatch(Alike::hasPages)
            ? AlikeFrames.of(program, groups, own, () -> refuted.set(true))
            : Optional.empty();
    return frames
        .map(f -> AlikeThreads.before(f, program, groups, own))
        .orElseGet(() -> new AlikeThreads<>(program, groups, own));
  }
}
