package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import org.mmn.check.AssertCheck;
import org.mmn.check.CheckContext;
import org.mmn.check.DeadlockCheck;
import org.mmn.check.EndCheck;
import org.mmn.check.FaultCheck;
import org.mmn.check.KernelChecks;
import org.mmn.check.PropertyCheck;
import org.mmn.check.SleepCheck;
import org.mmn.check.StaleMappingCheck;
import org.mmn.check.lockdep.LockdepCheck;
import org.mmn.compile.Program;
import org.mmn.explore.Observer;
import org.mmn.model.Catalogues;
import org.mmn.state.MachineState;

/** The checks that every scenario undergoes, fresh for one search. */
public final class Checks {
  private static final String FS_RECLAIM = "fs_reclaim";
  private static final String RANGE_START = "invalidate_range_start_map";

  private Checks() {}

  /**
   * @param machine the one that the search moves
   */
  public static <S extends MachineState> List<Observer<S>> of(
      Program program, KernelChecks kernel, Machine<S> machine) {
    CheckContext context =
        new CheckContext(
            program.world(),
            machine,
            new Facts(program.primitives().catalogues(), program.touches()),
            machine,
            kernel.nonBlockCount(),
            kernel.srcuAnnotated());
    List<AssertCheck.FailureName> failures =
        program.assertions().stream()
            .map(a -> new AssertCheck.FailureName(a.verdict(), a.name()))
            .toList();
    List<Observer<S>> checks = new ArrayList<>();
    checks.add(new FaultCheck<>(machine));
    checks.add(new AssertCheck<>(machine, failures));
    checks.add(new DeadlockCheck<>(context));
    checks.add(
        new LockdepCheck<>(
            context,
            kernel.rangeMapPrimed()
                ? List.of(new LockdepCheck.Primed(FS_RECLAIM, RANGE_START))
                : List.of()));
    checks.add(new SleepCheck<>(context));
    checks.add(new EndCheck<>(context));
    Catalogues catalogues = program.primitives().catalogues();
    if (catalogues.devices().count() > 0) {
      checks.add(
          new StaleMappingCheck<>(
              context, catalogues.devices(), catalogues.tables(), catalogues.tasks().ranges));
    }
    if (!program.properties().isEmpty()) {
      checks.add(new PropertyCheck<>(context, program.properties()));
    }
    return checks;
  }
}
