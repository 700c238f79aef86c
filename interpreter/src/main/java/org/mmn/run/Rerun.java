package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.run.ScheduleToken.Extent;
import org.mmn.run.ScheduleToken.Segment;
import org.mmn.source.Spelling;
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
  private final List<Divergence> divergences = new ArrayList<>();

  public Rerun(Replayer replayer) {
    this.replayer = replayer;
    this.threads = replayer.trace().threads();
  }

  /** Takes the steps of a token. */
  public Trace follow(ScheduleToken token) {
    token.segments().forEach(this::follow);
    return replayer.trace();
  }

  /** Where the run is not what the token says; empty when it fits. */
  public List<Divergence> divergences() {
    return divergences;
  }

  private void follow(Segment segment) {
    if (replayer.isOver()) {
      diverges(segment, "the run has ended before it");
      return;
    }
    int thread = threads.indexOf(segment.thread());
    if (thread < 0) {
      int near = near(segment.thread(), threads).map(threads::indexOf).orElse(-1);
      diverges(segment, "no thread is called " + instead(segment.thread(), threads));
      if (near >= 0) {
        follow(segment, near, segment.label());
      }
    } else {
      follow(segment, thread, segment.label());
    }
  }

  private void follow(Segment segment, int thread, String label) {
    List<String> labels = replayer.labels(thread);
    if (segment.extent() != Extent.LABEL || labels.contains(label)) {
      run(segment, thread, label);
      return;
    }
    diverges(segment, thread, threads.get(thread) + " has no label " + instead(label, labels));
    near(label, labels).ifPresent(near -> run(segment, thread, near));
  }

  /** Of one letter only its other case is near. */
  private static Optional<String> near(String name, List<String> known) {
    return Spelling.nearest(name, known)
        .filter(found -> name.length() > 1 || name.equalsIgnoreCase(found));
  }

  /** What is not there, and what is taken in its place, or may be meant. */
  private static String instead(String name, List<String> known) {
    String meant =
        near(name, known)
            .map(near -> "; taken to be '" + near + "'")
            .orElse(known.isEmpty() ? "" : "; there is " + String.join(", ", known));
    return "'" + name + "'" + meant;
  }

  private void run(Segment segment, int thread, String label) {
    List<Integer> choices = new ArrayList<>(segment.choices());
    int taken = 0;
    while (taken < PATIENCE && goesOn(segment, thread, label, taken)) {
      int way = way(segment, thread, choices);
      try {
        replayer.step(thread, way);
      } catch (CapacityExceeded limit) {
        diverges(segment, thread, "comes to a limit of the model: " + limit.what());
        return;
      }
      taken++;
    }
    check(segment, thread, label, taken);
    if (!choices.isEmpty()) {
      diverges(segment, thread, "choices left over: " + choices);
    }
  }

  private boolean goesOn(Segment segment, int thread, String label, int taken) {
    boolean there =
        switch (segment.extent()) {
          case STEPS -> taken == segment.steps();
          case LABEL -> replayer.isAt(thread, label);
          case STOP -> false;
        };
    return !there && !replayer.isOver() && replayer.ways(thread) > 0;
  }

  private int way(Segment segment, int thread, List<Integer> choices) {
    int ways = replayer.ways(thread);
    if (ways == 1) {
      return 0;
    }
    int wanted = choices.isEmpty() ? 0 : choices.remove(0);
    if (wanted >= ways) {
      diverges(
          segment,
          thread,
          "there is no choice " + wanted + " among " + ways + "; taken to be " + (ways - 1));
      return ways - 1;
    }
    return wanted;
  }

  private void check(Segment segment, int thread, String label, int taken) {
    boolean fits =
        switch (segment.extent()) {
          case STEPS -> taken == segment.steps();
          case LABEL -> replayer.isAt(thread, label);
          case STOP -> taken < PATIENCE;
        };
    if (!fits) {
      diverges(segment, thread, stop(thread, taken) + " after " + taken + " steps");
    }
  }

  private String stop(int thread, int taken) {
    if (replayer.ended(thread) || replayer.isOver()) {
      return "ends";
    }
    return taken == PATIENCE ? "still runs" : "blocks";
  }

  private void diverges(Segment segment, String how) {
    divergences.add(new Divergence(segment.toString(), how, Optional.empty()));
  }

  private void diverges(Segment segment, int thread, String how) {
    divergences.add(
        new Divergence(segment.toString(), how, Optional.of(replayer.trace().ends().get(thread))));
  }
}
