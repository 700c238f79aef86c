package org.mmn.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.model.Task;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Reports steps of a script that failed: an {@code assert}, an index out of bounds, an access
 * through {@code NULL}. The path ends there.
 */
public final class AssertCheck<S extends State & View> implements Observer<S> {

  /**
   * @param assertion its number among the assertions of the program
   */
  public record FailedAssertion(int assertion) {}

  /**
   * What it is called when an assertion of the program fails.
   *
   * @param name what {@code expect} may name beside the verdict
   */
  public record FailureName(String verdict, String name) {}

  private final Task.Finder tasks;
  private final List<FailureName> names;
  private final Set<FailedAssertion> seen = new LinkedHashSet<>();

  /**
   * @param names of the assertions of the program, by number
   */
  public AssertCheck(Task.Finder tasks, List<FailureName> names) {
    this.tasks = tasks;
    this.names = names;
  }

  @Override
  public void moved(S state, int thread, Sightings sightings) {
    int failed = tasks.task(state, thread).failedAssertion();
    if (failed >= 0) {
      FailedAssertion sighting = new FailedAssertion(failed);
      seen.add(sighting);
      sightings.seeLast(sighting);
    }
  }

  @Override
  public List<Finding> findings(boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (FailedAssertion failed : seen) {
      FailureName failure = names.get(failed.assertion());
      findings.add(
          new Finding(failure.verdict(), List.of(failure.name()), List.of(failed), failed));
    }
    return findings;
  }
}
