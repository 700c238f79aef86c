package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import org.mmn.run.ScheduleToken.Extent;
import org.mmn.run.ScheduleToken.Segment;
import org.mmn.state.CapacityExceeded;

/**
 * The run that a token describes: exact on the script that the token is of, best effort on an
 * edited one. Where it no longer fits it says so and goes on with the nearest legal choice.
 */
public final class Rerun {
  /** Steps after which a thread that is to run until it stops is taken to run for ever. */
  private static final int PATIENCE = 100_000;

  private final Replayer replayer;
  private final List<String> threads;
  private final List<String> divergences = new ArrayList<>();

  public Rerun(Replayer replayer) {
    this.replayer = replayer;
    this.threads = replayer.trace().threads();
  }

  /** Takes the steps of a token. */
  public Trace follow(ScheduleToken token) {
    token.segments().forEach(this::follow);
    return replayer.trace();
  }

  /** Where the run is not what the token says, in words; empty when it fits. */
  public List<String> divergences() {
    return divergences;
  }

  private void follow(Segment segment) {
    int thread = threads.indexOf(segment.thread());
    if (thread < 0) {
      diverges(segment, "there is no thread of this name");
      return;
    }
    List<Integer> choices = new ArrayList<>(segment.choices());
    int taken = 0;
    while (taken < PATIENCE && goesOn(segment, thread, taken)) {
      int way = way(segment, thread, choices);
      try {
        replayer.step(thread, way);
      } catch (CapacityExceeded limit) {
        diverges(segment, "comes to a limit of the model: " + limit.what());
        return;
      }
      taken++;
    }
    check(segment, thread, taken);
    if (!choices.isEmpty()) {
      diverges(segment, "choices left over: " + choices);
    }
  }

  private boolean goesOn(Segment segment, int thread, int taken) {
    boolean there =
        switch (segment.extent()) {
          case STEPS -> taken == segment.steps();
          case LABEL -> replayer.label(thread).filter(segment.label()::equals).isPresent();
          case STOP -> false;
        };
    return !there && replayer.ways(thread) > 0;
  }

  private int way(Segment segment, int thread, List<Integer> choices) {
    int ways = replayer.ways(thread);
    if (ways == 1) {
      return 0;
    }
    int wanted = choices.isEmpty() ? 0 : choices.remove(0);
    if (wanted >= ways) {
      diverges(segment, "choice " + wanted + " of " + ways);
      return ways - 1;
    }
    return wanted;
  }

  private void check(Segment segment, int thread, int taken) {
    if (segment.extent() == Extent.STEPS && taken < segment.steps()) {
      diverges(
          segment, (replayer.ended(thread) ? "ends" : "blocks") + " after " + taken + " steps");
    } else if (segment.extent() == Extent.LABEL
        && replayer.label(thread).filter(segment.label()::equals).isEmpty()) {
      diverges(segment, "does not come to this label");
    } else if (segment.extent() == Extent.STOP && taken == PATIENCE) {
      diverges(segment, "still runs after " + taken + " steps");
    }
  }

  private void diverges(Segment segment, String how) {
    divergences.add("'" + segment + "': " + how);
  }
}
