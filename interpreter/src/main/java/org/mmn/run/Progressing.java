package org.mmn.run;

import org.mmn.check.Faults;
import org.mmn.compile.Program;
import org.mmn.explore.Liveness;
import org.mmn.model.Task;
import org.mmn.state.MachineState;

/** What a search for progress has to know of a machine. */
public record Progressing<S extends MachineState>(Program program, Machine<S> machine)
    implements Liveness.Facts<S> {

  @Override
  public boolean wantsLock(S state, int thread) {
    Task task = machine.task(state, thread);
    if (task.ended()) {
      return false;
    }
    return task.next().isGranted();
  }

  @Override
  public boolean isCutOff(S state, int thread, boolean raised) {
    boolean fatal = machine.raised().stream().map(Faults.Raised::kind).anyMatch(f -> f.endsPath());
    return fatal || machine.task(state, thread).failedAssertion() >= 0;
  }

  @Override
  public boolean isWithinStep(S state) {
    return machine.isWithinStep(state);
  }

  /** A run that never comes through the {@code schedule} is none that counts. */
  @Override
  public boolean mayLast(S state) {
    return machine.isThroughSchedule(state);
  }
}
