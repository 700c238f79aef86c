package org.mmn.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mmn.compile.Future;
import org.mmn.compile.Futures;
import org.mmn.compile.Locks;
import org.mmn.compile.Program;
import org.mmn.compile.Slots;
import org.mmn.model.Action;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Spin;
import org.mmn.model.task.Held;
import org.mmn.state.Footprint;

/**
 * What the code before a thread may do to the next step of another: a function of where the two
 * are, found once.
 */
final class Meetings {
  private final Program program;
  private final Futures futures;
  private final Positions positions;
  private final List<@Nullable Place> places = new ArrayList<>();
  private final Map<Joined, Step> steps = new LinkedHashMap<>();
  private final LongMap met = new LongMap();
  private int numbers;

  /**
   * What a thread does next.
   *
   * @param number among all steps
   * @param seen whether a check of single states may see it, or too little is known of it
   * @param held what the thread holds before it
   */
  record Step(int number, Slots slots, boolean seen, Locks held) {}

  /**
   * What is known of a position.
   *
   * @param step the next one, if it is its action alone
   * @param future what that and all that comes after may touch
   */
  private record Place(Step step, Future future) {}

  /** A step of several actions. */
  private record Joined(int position, List<Action> actions, boolean more) {}

  Meetings(Program program, Positions positions) {
    this.program = program;
    this.futures = new Futures(program);
    this.positions = positions;
  }

  /** Those locks and the ones held at {@code at}. */
  Locks with(Locks held, Position at) {
    return held.and(place(at).step.held);
  }

  /** The next step from {@code at}, if it is its action alone. */
  Step step(Position at) {
    return place(at).step;
  }

  /**
   * The next step from {@code at}.
   *
   * @param actions all of it
   * @param more whether it is not over with them
   */
  Step step(Position at, List<Action> actions, boolean more) {
    Joined key = new Joined(at.number, List.copyOf(actions), more);
    Step known = steps.get(key);
    if (known == null) {
      known = found(at, actions, more);
      steps.put(key, known);
    }
    return known;
  }

  /**
   * Whether a thread at {@code other} may come to meet the step of another one while some hold
   * {@code held}.
   */
  boolean meets(Step step, Position other, Locks held) {
    return place(other).future.meets(step.slots, held);
  }

  /** The same while that one holds what it holds. */
  boolean meets(Step step, Position other) {
    long pair = (long) step.number << 32 | other.number;
    int known = met.get(pair);
    if (known == LongMap.NONE) {
      known = meets(step, other, step.held) ? 1 : 0;
      met.put(pair, known);
    }
    return known == 1;
  }

  private Place place(Position at) {
    while (places.size() <= at.number) {
      places.add(null);
    }
    Place known = places.get(at.number);
    if (known == null) {
      boolean more = at.isInAtomic() || positions.mayJoin(at);
      Step step = found(at, List.of(at.next()), more);
      known = new Place(step, futures.of(at.thread, positions.frames(at)));
      places.set(at.number, known);
    }
    return known;
  }

  private Step found(Position at, List<Action> actions, boolean more) {
    boolean seen = more || at.own(program.machinery().label, 0) >= 0;
    Slots slots = new Slots();
    for (Action action : actions) {
      Footprint footprint = positions.step(at, action);
      seen |= action.op() instanceof Spin || program.glances().meets(footprint, at.thread);
      slots.add(footprint, at.thread);
    }
    return new Step(numbers++, slots, seen, held(at));
  }

  private Locks held(Position at) {
    Locks held = Locks.NONE;
    for (Held.Entry entry : program.primitives().catalogues().tasks().held.of(at)) {
      held = held.and(futures.hold(Locks.NONE, entry.lock(), entry.mode() == Mode.WRITE));
    }
    return held;
  }
}
