package org.mmn.run;

import java.util.List;
import org.mmn.compile.Locks;
import org.mmn.compile.Program;
import org.mmn.explore.Dependence;
import org.mmn.model.Action;
import org.mmn.state.MachineState;

/** What threads of a machine can do to the next step of one of them, state by state. */
final class Neighbours<S extends MachineState> implements Dependence<S> {
  private final Machine<S> machine;
  private final Positions positions;
  private final Meetings meetings;

  Neighbours(Program program, Positions positions, Machine<S> machine) {
    this.machine = machine;
    this.positions = positions;
    this.meetings = new Meetings(program, positions);
  }

  /** Whether nothing that the others can do before {@code thread} moves matters to that move. */
  boolean isAlone(S state, int thread) {
    if (machine.isInside(state)) {
      return false;
    }
    Meetings.Step step = next(state, thread);
    for (int t = 0; !step.seen() && t < machine.threads(); t++) {
      Position other = machine.task(state, t);
      if (t != thread && !other.ended() && meetings.meets(step, other)) {
        return false;
      }
    }
    return !step.seen();
  }

  /**
   * The next step; one of several actions is tried out, since what comes first decides the rest.
   */
  @SuppressWarnings("unchecked")
  private Meetings.Step next(S state, int thread) {
    Position at = machine.task(state, thread);
    if ((!at.isInAtomic() && !positions.mayJoin(at)) || at.next().ways(state) != 1) {
      return meetings.step(at);
    }
    S after = (S) state.copy();
    List<Action> actions = machine.stepOf(after, thread);
    return meetings.step(at, actions, machine.isInside(after));
  }

  @Override
  public boolean isSeen(S state, int thread) {
    return machine.isInside(state) || next(state, thread).seen();
  }

  @Override
  public long meeting(S state, int thread, long still) {
    Meetings.Step step = next(state, thread);
    Locks held = Locks.NONE;
    for (long rest = still; rest != 0; rest &= rest - 1) {
      Position holder = machine.task(state, Long.numberOfTrailingZeros(rest));
      held = holder.ended() ? held : meetings.with(held, holder);
    }
    long others = 0;
    for (int t = 0; t < machine.threads(); t++) {
      Position other = machine.task(state, t);
      boolean moves = (still & 1L << t) == 0 && !other.ended();
      if (moves && meetings.meets(step, other, held)) {
        others |= 1L << t;
      }
    }
    return others;
  }
}
