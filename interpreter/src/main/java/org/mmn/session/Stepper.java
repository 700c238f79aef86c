package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mmn.run.Replayer;
import org.mmn.run.Scene;
import org.mmn.run.Trace;
import org.mmn.source.Span;
import org.mmn.state.CapacityExceeded;

/**
 * Lets threads go on, as far as they are told. A line is what a reader would see: what the library
 * does inside a call is none, unless the thread has to wait there.
 */
final class Stepper {
  /** Steps after which a thread that does not stop by itself is stopped. */
  static final int PATIENCE = 10_000;

  private final Walk walk;
  private final BooleanSupplier stop;
  private final List<String> choices = new ArrayList<>();
  private final List<String> misfits = new ArrayList<>();
  private boolean stopped;
  private List<Span> line = List.of();
  private Optional<Scene> begun = Optional.empty();

  /**
   * @param stop asked after each step
   */
  Stepper(Walk walk, BooleanSupplier stop) {
    this.walk = walk;
    this.stop = stop;
  }

  /** What is worth saying of how it went. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(choices);
    remarks.addAll(misfits);
    return remarks;
  }

  /** Where it did not go as it was told. */
  List<String> misfits() {
    return misfits;
  }

  /** Whether what {@code stop} waits for has come, or the run is over. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Lets a thread do what a leg says.
   *
   * @return how many steps that was
   */
  int go(Leg leg) {
    int thread = walk.now().trace().threads().indexOf(leg.thread());
    if (thread < 0) {
      misfits.add("there is no thread '" + leg.thread() + "'");
      return 0;
    }
    List<Integer> wanted = new ArrayList<>(leg.choices());
    line = own(walk.now().at(thread));
    begun = isInside(thread) ? Optional.of(walk.now().scene()) : Optional.empty();
    int taken = 0;
    while (!isThere(leg, thread, taken) && step(thread, wanted)) {
      taken++;
    }
    conclude(leg, thread, taken);
    if (!stopped && !wanted.isEmpty()) {
      misfits.add("no step left a choice for " + wanted);
    }
    return taken;
  }

  /** Whether the thread has done a part of the line that it is in. */
  private boolean isInside(int thread) {
    return walk.now().trace().steps().stream()
        .filter(s -> s.thread() == thread)
        .reduce((a, b) -> b)
        .filter(s -> own(s.calls()).size() >= line.size())
        .filter(s -> own(s.calls()).subList(0, line.size()).equals(line))
        .isPresent();
  }

  private boolean isThere(Leg leg, int thread, int taken) {
    if (stopped || taken == PATIENCE) {
      return true;
    }
    Replayer run = walk.now();
    return switch (leg.extent()) {
      case LINE -> taken > 0 && (isLine(run.last()) || isDone(run.at(thread)));
      case STEPS -> taken == leg.steps();
      case LABEL -> run.isAt(thread, leg.label());
      case STOP -> false;
    };
  }

  private boolean step(int thread, List<Integer> wanted) {
    int ways = walk.ways(thread);
    int way = ways > 1 && !wanted.isEmpty() ? wanted.remove(0) : 0;
    int nearest = Math.min(way, Math.max(0, ways - 1));
    try {
      if (!walk.step(thread, nearest)) {
        return false;
      }
    } catch (CapacityExceeded bound) {
      misfits.add("comes to a limit of the model: " + bound.what());
      stopped = true;
      return false;
    }
    String action = walk.now().last().action();
    if (way > nearest) {
      misfits.add("there is no choice " + way + " of " + ways + " at " + action);
    }
    if (ways > 1) {
      choices.add("choice " + nearest + " of " + ways + " at " + action);
    }
    stopped = walk.now().isOver() || stop.getAsBoolean();
    return true;
  }

  private void conclude(Leg leg, int thread, int taken) {
    if (taken == PATIENCE) {
      misfits.add(leg.thread() + " still runs after " + taken + " steps");
    } else if (!stopped && leg.extent() == Leg.Extent.STEPS && taken < leg.steps()) {
      String how = walk.now().ended(thread) ? " ends after " : " waits after ";
      misfits.add(leg.thread() + how + taken + (taken == 1 ? " step" : " steps"));
    } else if (!stopped
        && leg.extent() == Leg.Extent.LABEL
        && !walk.now().isAt(thread, leg.label())) {
      misfits.add(leg.thread() + " does not come to label '" + leg.label() + "'");
    }
  }

  /** A step of the script's or a driver's own. */
  private static boolean isLine(Trace.Step step) {
    return !step.calls().get(step.calls().size() - 1).stdlib();
  }

  /**
   * Whether the call of the script that was under way is over. The rest of one that had begun
   * before is no line of its own if it changed nothing.
   */
  private boolean isDone(Trace.ThreadEnd now) {
    List<Span> here = own(now);
    if (now.ended()) {
      return true;
    } else if (here.size() > line.size() || here.equals(line)) {
      return false;
    }
    boolean done = begun.filter(s -> walk.now().scene().since(s).isEmpty()).isEmpty();
    line = here;
    begun = Optional.empty();
    return done;
  }

  private static List<Span> own(Trace.ThreadEnd end) {
    return own(end.calls());
  }

  /** The places in the script and its drivers, outermost first. */
  private static List<Span> own(List<Trace.Call> calls) {
    return calls.stream().filter(c -> !c.stdlib()).map(Trace.Call::span).toList();
  }
}
