package org.mmn.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mmn.explore.store.StateStore;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.State;

/**
 * Decides {@code eventually}: whether every fair run comes to a goal. Looks only at the states that
 * can be reached without passing one.
 *
 * <p>Limits: keeps every move of those states in memory.
 */
public final class Liveness<S extends State> {

  /**
   * A run that never comes to the goal.
   *
   * @param prefix the run until it ends, or to where the loop begins
   * @param loop the moves that repeat for ever; empty when the run ends
   */
  public record Counterexample(Schedule prefix, Schedule loop) {

    /** The run with the loop taken once. */
    public Schedule once() {
      List<Schedule.Step> steps = new ArrayList<>(prefix.steps());
      steps.addAll(loop.steps());
      return Schedule.of(steps);
    }
  }

  /** What a counterexample does once it goes round, as the key of a trace of all of it. */
  public record Round(Counterexample of) {}

  /** The answer: a counterexample, none, or why it is not known. */
  public record Answer(Optional<Counterexample> counterexample, Optional<String> limit) {}

  /** What a liveness search has to know beside moves. */
  public interface Facts<S> {
    /** Whether the next action of {@code thread} takes a lock: granting it is strongly fair. */
    boolean wantsLock(S state, int thread);

    /** Whether the path ends here by another finding, so that nothing is said of it. */
    boolean isCutOff(S state, int thread, boolean raised);

    /** Whether a thread is in the middle of a step: the others only wait for the end of that. */
    boolean isWithinStep(S state);

    /** Whether a run counts that never leaves states like this one. */
    boolean mayLast(S state);
  }

  private final TransitionSystem<S> system;
  private final Predicate<S> goal;
  private final Facts<S> facts;
  private final Limits limits;
  private final S state;
  private final StateStore store;
  private final Paths paths = new PlainPaths();
  private final Graph graph = new Graph();
  private int steps;
  private boolean cut;

  public Liveness(TransitionSystem<S> system, Predicate<S> goal, Facts<S> facts, Limits limits) {
    this.system = system;
    this.goal = goal;
    this.facts = facts;
    this.limits = limits;
    this.state = system.initial();
    this.store = StateStore.exact(state.words());
  }

  public Answer run() {
    if (goal.test(state)) {
      return new Answer(Optional.empty(), Optional.empty());
    }
    store.add(state);
    try {
      for (int node = 0; node < store.size(); node++) {
        if (!expand(node)) {
          return found(new Counterexample(paths.to(node), Schedule.of(List.of())));
        }
      }
    } catch (CapacityExceeded bound) {
      return new Answer(Optional.empty(), Optional.of(bound.what()));
    } catch (OutOfMemoryError full) {
      return new Answer(Optional.empty(), Optional.of("memory"));
    }
    return new FairCycles(graph, this::wantsLock)
        .find(lasting(), system.threads())
        .map(c -> new Counterexample(paths.to(c.nextSetBit(0)), new FairLoop(graph, c).loop()))
        .map(Liveness::found)
        .orElse(new Answer(Optional.empty(), Optional.empty()));
  }

  private static Answer found(Counterexample counterexample) {
    return new Answer(Optional.of(counterexample), Optional.empty());
  }

  private BitSet lasting() {
    BitSet lasting = new BitSet();
    for (int node = 0; node < store.size(); node++) {
      store.load(node, state);
      lasting.set(node, facts.mayLast(state));
    }
    return lasting;
  }

  private boolean wantsLock(int node, int thread) {
    store.load(node, state);
    return facts.wantsLock(state, thread);
  }

  /** Adds the moves of a node; false when the run ends there. */
  private boolean expand(int node) {
    limits.check(node, store.size(), store.bytes() + paths.bytes() + graph.bytes());
    graph.open();
    store.load(node, state);
    if (facts.isWithinStep(state)) {
      graph.alsoEnabled(graph.enabled(paths.parent(node)));
    }
    boolean moves = false;
    for (int t = 0; t < system.threads(); t++) {
      store.load(node, state);
      int ways = system.ways(state, t);
      for (int w = 0; w < ways; w++) {
        store.load(node, state);
        moves |= move(node, t, w);
      }
    }
    return moves;
  }

  /** Adds a move; false when it does not count. */
  private boolean move(int node, int thread, int way) {
    steps = 0;
    cut = false;
    if (system.move(state, thread, way, this::stepped) == 0) {
      return false;
    }
    int move = Moves.pack(thread, way, steps);
    if (cut || goal.test(state)) {
      graph.add(Integer.MAX_VALUE, move);
      return true;
    }
    int number = store.add(state);
    if (number >= 0) {
      paths.put(number, node, move);
    }
    graph.add(number >= 0 ? number : ~number, move);
    return true;
  }

  private boolean stepped(S at, int thread, boolean raised) {
    steps++;
    cut = facts.isCutOff(at, thread, raised);
    return !cut;
  }
}
