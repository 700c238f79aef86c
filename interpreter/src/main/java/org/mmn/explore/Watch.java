package org.mmn.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.state.State;

/**
 * The observers of one search, and what they have sighted: keeps the best witness of each sighting,
 * and asks about a position again only where that can matter.
 */
final class Watch<S extends State> implements Observer.Sightings {

  /**
   * Where something was sighted: {@code steps} steps into a move from a node of the search; 0 means
   * at the node itself.
   */
  record Witness(int node, int thread, int way, int steps, long cost) {}

  /** Something sighted, and where. */
  record Sighted(Object what, Witness where) {}

  private final List<? extends Observer<S>> observers;
  private final TransitionSystem<S> system;
  private final Map<Object, Witness> witnesses = new LinkedHashMap<>();
  private final List<Sighted> fresh = new ArrayList<>();
  private final BitSet seenPositions = new BitSet();
  private final BitSet tellingPositions = new BitSet();
  private int node;
  private int thread;
  private int way;
  private int steps;
  private long cost;
  private boolean saw;
  private boolean ended;

  Watch(TransitionSystem<S> system, List<? extends Observer<S>> observers) {
    this.system = system;
    this.observers = observers;
  }

  Map<Object, Witness> witnesses() {
    return witnesses;
  }

  @Override
  public void see(Object sighting) {
    saw = true;
    Witness known = witnesses.get(sighting);
    if (known == null || cost < known.cost()) {
      Witness witness = new Witness(node, thread, way, steps, cost);
      witnesses.put(sighting, witness);
      if (known == null) {
        fresh.add(new Sighted(sighting, witness));
      }
    }
  }

  /** What was sighted for the first time since this was asked last, in order. */
  List<Sighted> fresh() {
    if (fresh.isEmpty()) {
      return List.of();
    }
    List<Sighted> told = List.copyOf(fresh);
    fresh.clear();
    return told;
  }

  @Override
  public void seeLast(Object sighting) {
    see(sighting);
    ended = true;
  }

  /** The threads where they begin. */
  boolean begins(S state) {
    return begins(state, 0);
  }

  /**
   * The same of one of many runs.
   *
   * @param run its number, which is its node and its cost
   */
  boolean begins(S state, int run) {
    at(run, 0, 0, 0, run);
    for (int t = 0; t < system.threads(); t++) {
      moved(state, t, false);
    }
    return ended;
  }

  /** What is seen next is seen there. */
  void at(int newNode, int newThread, int newWay, int newSteps, long newCost) {
    node = newNode;
    thread = newThread;
    way = newWay;
    steps = newSteps;
    cost = newCost;
    ended = false;
  }

  /**
   * A step of {@code mover}; returns whether the path ends there. What ends it is the last that is
   * said of it (rule 28): those who say so come first among the observers.
   */
  boolean moved(S state, int mover, boolean raised) {
    int position = system.position(state, mover);
    boolean isNew = !seenPositions.get(position);
    if (!isNew && !raised && !tellingPositions.get(position)) {
      return false;
    }
    saw = false;
    for (Observer<S> observer : observers) {
      observer.moved(state, mover, this);
      if (ended) {
        return true;
      }
    }
    seenPositions.set(position);
    if (saw) {
      tellingPositions.set(position);
    }
    return false;
  }

  void reached(S state) {
    for (Observer<S> observer : observers) {
      observer.reached(state, this);
    }
  }

  /**
   * A state about to be left; returns the threads that can move there, as bits: none where the path
   * ends.
   */
  long expanded(S state) {
    long moving = 0;
    long waiting = 0;
    for (int t = 0; t < system.threads(); t++) {
      if (system.ways(state, t) > 0) {
        moving |= 1L << t;
      } else if (!system.ended(state, t)) {
        waiting |= 1L << t;
      }
    }
    for (Observer<S> observer : observers) {
      observer.expanded(state, waiting, moving, this);
      if (ended) {
        return 0;
      }
    }
    return moving;
  }

  boolean hasEnded() {
    return ended;
  }

  List<Finding> findings(boolean complete) {
    return observers.stream().flatMap(o -> o.findings(complete).stream()).toList();
  }
}
