package org.mmn.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mmn.explore.Observer;
import org.mmn.model.Action;
import org.mmn.model.Attempt;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Task;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.State;
import org.mmn.state.View;

/** A world without code: tests put threads where they want them. */
public final class Toy implements TaskFacts, Observer.Sightings {

  /** Where a thread is. */
  public record Place(
      boolean ended,
      Action action,
      int[] calls,
      int failedAssertion,
      List<Hold> holds,
      boolean atomic,
      boolean nonBlockable,
      boolean counted,
      boolean invalidating,
      List<OpenPair> pairs)
      implements Task {
    @Override
    public Action next() {
      return action;
    }

    @Override
    public int[] stack() {
      return calls;
    }

    @Override
    public int own(Field field, int index) {
      throw new UnsupportedOperationException();
    }

    public Place holding(Hold... held) {
      return new Place(
          ended,
          action,
          calls,
          failedAssertion,
          List.of(held),
          atomic,
          nonBlockable,
          counted,
          invalidating,
          pairs);
    }

    public Place inCallback() {
      return new Place(
          ended, action, calls, failedAssertion, holds, atomic, nonBlockable, counted, true, pairs);
    }

    public Place inAtomic() {
      return new Place(
          ended,
          action,
          calls,
          failedAssertion,
          holds,
          true,
          nonBlockable,
          counted,
          invalidating,
          pairs);
    }

    public Place inNonBlockable(boolean kernelCounts) {
      return new Place(
          ended,
          action,
          calls,
          failedAssertion,
          holds,
          atomic,
          true,
          kernelCounts,
          invalidating,
          pairs);
    }

    public Place withPairs(OpenPair... open) {
      return new Place(
          ended,
          action,
          calls,
          failedAssertion,
          holds,
          atomic,
          nonBlockable,
          counted,
          invalidating,
          List.of(open));
    }
  }

  /** A state: a number, and where each thread is. */
  public record ToyState(int value, Place[] places, int[] positions) implements State, View {
    @Override
    public int get(Field field, int index) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int own(Field field, int thread, int index) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int position(int thread) {
      return positions[thread];
    }

    @Override
    public boolean ended(int thread) {
      return places[thread].ended();
    }

    @Override
    public boolean blocked(int thread) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean inSomeLocal(int local) {
      return false;
    }

    @Override
    public int words() {
      return 1;
    }

    @Override
    public void store(long[] to, int at) {
      to[at] = value;
    }

    @Override
    public void load(long[] from, int at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public State copy() {
      return this;
    }
  }

  /** An op that does nothing and may wait for ever. */
  private record Inert(String name, Attempt seen, Reason why) implements Op {
    @Override
    public Reason reason(View view, int thread, int[] args) {
      return why;
    }

    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return new Footprint();
    }

    @Override
    public Attempt attempt(int[] args) {
      return seen;
    }
  }

  private final Set<Object> sightings = new LinkedHashSet<>();
  private final List<World.Thread> threads = new ArrayList<>();
  private final List<World.Lock> locks = new ArrayList<>();
  private final List<Integer> unsubscribed = new ArrayList<>();
  private boolean pathEnded;
  private int nextPosition;

  public Toy thread(String name) {
    threads.add(new World.Thread(name, -1, false, threads.size()));
    return this;
  }

  public Toy daemon(String name) {
    threads.add(new World.Thread(name, -1, true, threads.size()));
    return this;
  }

  public Toy lock(World.LockKind kind, String name, String lockClass) {
    int index = (int) locks.stream().filter(l -> l.kind() == kind).count();
    locks.add(new World.Lock(kind, index, name, lockClass));
    return this;
  }

  public Toy unsubscribe(int notifier) {
    unsubscribed.add(notifier);
    return this;
  }

  public World world() {
    List<World.Page> pages =
        Stream.of("heap[0]", "heap[1]").map(n -> new World.Page(n, 0, 0, -1)).toList();
    List<World.Notifier> notifiers =
        Stream.of("gpu", "kvm")
            .map(n -> new World.Notifier(n, 0, "driver", true, true, true, false, 0, 0))
            .toList();
    List<World.Named> named = List.of(new World.Named("wq"));
    return new World(
        threads, List.of(), List.of(), pages, 0, 0, 0, true, notifiers, locks, named, named, named,
        named, named, named, named, named, named, -1);
  }

  public CheckContext context(boolean nonBlockDebug, boolean srcuAnnotated) {
    Task.Finder finder = (view, thread) -> ((ToyState) view).places()[thread];
    return new CheckContext(
        world(), finder, this, (state, thread) -> false, nonBlockDebug, srcuAnnotated);
  }

  public ToyState state(int value, Place... places) {
    int[] positions = new int[places.length];
    Arrays.setAll(positions, t -> nextPosition++);
    return new ToyState(value, places, positions);
  }

  public static Place at(String op, Attempt attempt, Reason why, int thread, int... stack) {
    int site = stack.length == 0 ? thread : stack[stack.length - 1];
    Action action = new Action(new Inert(op, attempt, why), thread, new int[0], site);
    int[] calls = stack.length == 0 ? new int[] {site} : stack;
    return new Place(false, action, calls, -1, List.of(), false, false, false, false, List.of());
  }

  public static Place running(int thread) {
    return at("nop", Attempt.NOTHING, Reason.anybody(Reason.Kind.OTHER, 0), thread);
  }

  public static Place ended(int thread) {
    Place place = running(thread);
    return new Place(
        true, place.action(), place.calls(), -1, List.of(), false, false, false, false, List.of());
  }

  public static Place failed(int thread, int assertion) {
    Place place = running(thread);
    return new Place(
        false,
        place.action(),
        place.calls(),
        assertion,
        List.of(),
        false,
        false,
        false,
        false,
        List.of());
  }

  /** A thread that waits for a lock until all of {@code holders} have let go. */
  public static Place wants(int thread, int lock, Integer... holders) {
    Attempt attempt = Attempt.sleeping(lock, Attempt.Mode.WRITE, 0);
    return at("lock", attempt, Reason.holders(lock, true, bits(holders)), thread);
  }

  public static long bits(Integer... threads) {
    return Stream.of(threads).mapToLong(t -> 1L << t).sum();
  }

  public static Hold hold(int lock) {
    return new Hold(lock, Attempt.Mode.WRITE, false, 0, true, true);
  }

  /** What was sighted since the last call of this. */
  public List<Object> seen() {
    List<Object> seen = List.copyOf(sightings);
    sightings.clear();
    return seen;
  }

  public boolean pathEnded() {
    return pathEnded;
  }

  @Override
  public void see(Object sighting) {
    sightings.add(sighting);
  }

  @Override
  public void seeLast(Object sighting) {
    sightings.add(sighting);
    pathEnded = true;
  }

  @Override
  public List<Hold> held(Task task) {
    return ((Place) task).holds();
  }

  @Override
  public boolean keepsOthersWaiting(Task task) {
    return true;
  }

  @Override
  public boolean inAtomic(Task task) {
    return ((Place) task).atomic();
  }

  @Override
  public boolean inNonBlockable(Task task) {
    return ((Place) task).nonBlockable();
  }

  @Override
  public boolean nonBlockCounted(Task task) {
    return ((Place) task).counted();
  }

  @Override
  public boolean inInvalidation(Task task) {
    return ((Place) task).invalidating();
  }

  @Override
  public List<OpenPair> openPairs(Task task) {
    return ((Place) task).pairs();
  }

  @Override
  public boolean subscribed(View state, int notifier) {
    return !unsubscribed.contains(notifier);
  }
}
