package org.mmn.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.Action;
import org.mmn.model.Task;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Finds attempts to do what may sleep where nothing may: in atomic context, or in a callback of a
 * non-blockable range. As {@code might_sleep()} does, it does not ask whether the wait would
 * happen.
 */
public final class SleepCheck<S extends State & View> implements Observer<S> {

  /**
   * A step that may sleep in a context that may not.
   *
   * @param verdict {@code sleep_in_atomic} or {@code sleep_in_nonblockable}
   * @param kernelSees whether the kernel's own debug checks would report it: always in atomic
   *     context; in a non-blockable one from v5.4 on and in list callbacks only, because interval
   *     callbacks run outside {@code non_block_start()} (mm/mmu_notifier.c, v5.15)
   */
  public record Sleep(String verdict, String op, int site, boolean kernelSees) {}

  private final CheckContext context;
  private final Set<Sleep> seen = new LinkedHashSet<>();

  public SleepCheck(CheckContext context) {
    this.context = context;
  }

  @Override
  public void moved(S state, int thread, Sightings sightings) {
    Task task = context.tasks().task(state, thread);
    if (task.ended()) {
      return;
    }
    Action next = task.next();
    if (!next.attempt().maySleep()) {
      return;
    }
    if (context.facts().inAtomic(task)) {
      report("sleep_in_atomic", next, true, sightings);
    }
    if (context.facts().inNonBlockable(task)) {
      boolean kernelSees = context.nonBlockDebug() && context.facts().nonBlockCounted(task);
      report("sleep_in_nonblockable", next, kernelSees, sightings);
    }
  }

  private void report(String verdict, Action next, boolean kernelSees, Sightings sightings) {
    Sleep sleep = new Sleep(verdict, next.op().name(), next.site(), kernelSees);
    seen.add(sleep);
    sightings.see(sleep);
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (Sleep sleep : seen) {
      findings.add(new Finding(sleep.verdict(), List.of(), List.of(sleep), sleep));
    }
    return findings;
  }
}
