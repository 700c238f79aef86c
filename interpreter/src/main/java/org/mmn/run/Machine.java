package org.mmn.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mmn.check.Faults;
import org.mmn.check.Turns;
import org.mmn.compile.Alike;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Program;
import org.mmn.explore.Dependence;
import org.mmn.explore.TransitionSystem;
import org.mmn.model.Action;
import org.mmn.model.Spin;
import org.mmn.model.Task;
import org.mmn.run.Position.Locality;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.MachineState;
import org.mmn.state.PackedState;
import org.mmn.state.Packing;
import org.mmn.state.View;

/**
 * A program as a transition system: in each state every thread has at most one next action.
 *
 * <p>A step is one action, with the ghost assignments that join it, or all of an {@code
 * atomically}. A move with fusion goes on over local actions: those whose footprint meets nothing
 * that another thread's code or a property may touch; {@link Fusion#ALONE} over more.
 */
public final class Machine<S extends MachineState>
    implements TransitionSystem<S>, Task.Finder, Faults, Turns {
  /**
   * Steps after which a fused move pauses, and so do the parts of one step, so that an endless loop
   * shows as states.
   */
  private static final int LONGEST_MOVE = 10_000;

  private final Program program;
  private final Fusion fusion;
  private final Positions positions;
  private final StateFactory<S> factory;
  private @Nullable Neighbours<S> neighbours;
  private final S blank;
  private final List<Raised> raised = new ArrayList<>();
  private final int threads;
  private Trail trail = (state, action, outcome) -> {};
  private @Nullable Action acting;

  /** Makes a state with the first values of all fields. */
  interface StateFactory<S extends MachineState> {
    S create(Program program, MachineState.Positions positions, MachineState.Faults faults);
  }

  /** Is told of every action of a step, those that join it included. */
  interface Trail {
    void applied(View state, Action action, int outcome);
  }

  Machine(Program program, Fusion fusion, Positions positions, StateFactory<S> factory) {
    this.factory = factory;
    this.program = program;
    this.fusion = fusion;
    this.threads = program.world().threads().size();
    this.positions = positions;
    this.blank = factory.create(program, positions, this::raise);
  }

  /** A machine on packed states whose positions take {@code positionBits} bits each. */
  public static Machine<PackedState> packed(Program program, Fusion fusion, int positionBits) {
    int threads = program.world().threads().size();
    Packing packing =
        new Packing(program.layout(), program.written(), program.initial(), threads, positionBits);
    return new Machine<>(
        program,
        fusion,
        new Positions(program, packing.positionLimit()),
        (p, at, faults) -> new PackedState(packing, at, faults, threads));
  }

  /** Another one for the same states, for another worker. */
  public Machine<S> another() {
    return new Machine<>(program, fusion, positions, factory);
  }

  /** A machine for one run: nothing packed, nothing fused. */
  static Machine<PlainState> plain(Program program) {
    Positions positions = new Positions(program, Integer.MAX_VALUE);
    return new Machine<>(program, Fusion.NONE, positions, PlainState::new);
  }

  /** Whether the threads came to more positions than there are numbers. */
  public boolean outgrown() {
    return positions.isFull();
  }

  /** How many positions the threads came to. */
  public int positions() {
    return positions.size();
  }

  /** The functions, by number, that some thread has called on any run that was moved. */
  public BitSet called() {
    return positions.called();
  }

  /**
   * The calls, actions and failed checks, by {@link org.mmn.compile.Addresses}, that some thread
   * has come to.
   */
  public BitSet reached() {
    return positions.reached();
  }

  /**
   * Says which calls, actions and failed checks threads are expected to come to.
   *
   * @param otherwise is told all that they have come to, once that is more, by one worker at a time
   *     and before any thread is there
   */
  public void expect(BitSet addressed, Consumer<BitSet> otherwise) {
    positions.expect(addressed, otherwise);
  }

  void follow(Trail newTrail) {
    trail = newTrail;
  }

  private void raise(Fault kind, int subject) {
    raised.add(new Raised(kind, subject, requireNonNull(acting)));
  }

  @Override
  public List<Raised> raised() {
    return raised;
  }

  @Override
  public String subject(Fault kind, int subject) {
    return program.names().fault(kind, subject, program.layout());
  }

  @Override
  @SuppressWarnings("unchecked")
  public S initial() {
    S state = (S) blank.copy();
    raised.clear();
    for (int t = 0; t < threads; t++) {
      settle(state, t, positions.first(t));
    }
    return state;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Position task(View view, int thread) {
    return positions.get(view.position(thread));
  }

  @Override
  public int position(S state, int thread) {
    return state.position(thread);
  }

  @Override
  public boolean ended(S state, int thread) {
    return task(state, thread).ended();
  }

  @Override
  public int ways(S state, int thread) {
    Position at = task(state, thread);
    if (at.ended() || isKeptBack(state, thread, at)) {
      return 0;
    }
    return at.next().ways(state);
  }

  @Override
  public boolean isKeptBack(View state, int thread) {
    return isKeptBack(state, thread, task(state, thread));
  }

  @Override
  public boolean isInside(View state) {
    return program.exclusion() && state.get(program.machinery().exclusive, 0) >= 0;
  }

  /** The thread that has the machine for itself: in {@code init}, or inside a step; else -1. */
  int alone(View state) {
    return program.exclusion() ? state.get(program.machinery().exclusive, 0) : -1;
  }

  private boolean isKeptBack(View state, int thread, Position at) {
    if (isInside(state) && state.get(program.machinery().exclusive, 0) != thread) {
      return true;
    }
    return isScheduled(thread, at) && !isTurn(state, thread, at);
  }

  /** Whether a label of the {@code schedule} is next: a queued writer is past its own. */
  private boolean isScheduled(int thread, Position at) {
    if (program.schedule().isEmpty()
        || at.own(program.primitives().catalogues().tasks().queuedOn, 0) != 0) {
      return false;
    }
    int label = at.own(program.machinery().label, 0);
    return program.schedule().stream().anyMatch(s -> s.thread() == thread && s.label() == label);
  }

  private boolean isTurn(View state, int thread, Position at) {
    int passed = state.get(program.machinery().passed, 0);
    if (passed == program.schedule().size()) {
      return true;
    }
    Program.Turn next = program.schedule().get(passed);
    return next.thread() == thread && next.label() == at.own(program.machinery().label, 0);
  }

  @Override
  public int move(S state, int thread, int way, Steps<S> steps) {
    int count = 0;
    int chosen = way;
    do {
      step(state, thread, chosen);
      count++;
      chosen = 0;
      if (!steps.stepped(state, thread, !raised.isEmpty())) {
        return count;
      }
    } while (fusion != Fusion.NONE && count < LONGEST_MOVE && continues(state, thread));
    return count;
  }

  private boolean continues(S state, int thread) {
    Position at = task(state, thread);
    return !at.ended()
        && ways(state, thread) == 1
        && (isLocal(at) || (fusion == Fusion.ALONE && neighbours().isAlone(state, thread)))
        && (fusion != Fusion.UP_TO_WAITS || !comesToWait(state, thread));
  }

  /** What a partial-order reduction has to know. */
  public Dependence<S> dependence() {
    return neighbours();
  }

  private Neighbours<S> neighbours() {
    Neighbours<S> known = neighbours;
    if (known == null) {
      known = new Neighbours<>(program, positions, this);
      neighbours = known;
    }
    return known;
  }

  /** Makes a step, and says which actions it is. */
  List<Action> stepOf(S state, int thread) {
    Trail followed = trail;
    List<Action> actions = new ArrayList<>();
    trail = (at, action, outcome) -> actions.add(action);
    try {
      step(state, thread, 0);
    } finally {
      trail = followed;
    }
    raised.clear();
    return actions;
  }

  /** Whether the next step takes a thread to where it may have to wait. */
  @SuppressWarnings("unchecked")
  private boolean comesToWait(S state, int thread) {
    S after = (S) state.copy();
    step(after, thread, 0);
    raised.clear();
    Position at = task(after, thread);
    return !at.ended() && at.next().op().mayWait();
  }

  /** Whether every label of the {@code schedule} has been passed. */
  public boolean isThroughSchedule(View state) {
    return state.get(program.machinery().passed, 0) == program.schedule().size();
  }

  /** Whether a thread is in the middle of an {@code atomically}, with a choice to make. */
  boolean isWithinStep(View state) {
    return isInside(state) && state.get(program.machinery().exclusive, 0) != program.init();
  }

  /** One step of {@code thread}, in place. */
  void step(S state, int thread, int way) {
    raised.clear();
    Position from = task(state, thread);
    pass(state, thread, from);
    settle(state, thread, act(state, from, way));
  }

  private Position act(S state, Position from, int way) {
    acting = from.next();
    int outcome = from.next().apply(state, way);
    trail.applied(state, from.next(), outcome);
    return positions.next(from, outcome);
  }

  /** Goes on over what belongs to the same step, and leaves the thread where that ends. */
  private void settle(S state, int thread, Position reached) {
    Position at = reached;
    state.setPosition(thread, at.number);
    for (int joined = 0; joined < LONGEST_MOVE && goesOn(state, at); joined++) {
      at = act(state, at, 0);
      state.setPosition(thread, at.number);
    }
    if (program.exclusion()) {
      exclude(state, thread, at);
    }
  }

  private boolean goesOn(S state, Position at) {
    return at.goesOn()
        && at.next().ways(state) == 1
        && (raised.isEmpty() || raised.stream().noneMatch(r -> r.kind().endsPath()));
  }

  private void exclude(S state, int thread, Position at) {
    boolean alone = !at.ended() && (at.atomic() || thread == program.init());
    int only = state.get(program.machinery().exclusive, 0);
    if (alone) {
      state.set(program.machinery().exclusive, 0, only < 0 ? thread : only);
    } else if (only == thread) {
      state.set(program.machinery().exclusive, 0, -1);
    }
  }

  private void pass(S state, int thread, Position from) {
    int passed = state.get(program.machinery().passed, 0);
    boolean open = passed < program.schedule().size();
    if (open && isScheduled(thread, from)) {
      state.set(program.machinery().passed, 0, passed + 1);
    }
  }

  private boolean isLocal(Position at) {
    if (at.locality() == Locality.UNKNOWN) {
      at.locality(isSeen(at) ? Locality.VISIBLE : Locality.LOCAL);
    }
    return at.locality() == Locality.LOCAL;
  }

  private boolean isSeen(Position at) {
    if (at.next().op() instanceof Spin) {
      return true;
    }
    boolean labelled = at.own(program.machinery().label, 0) >= 0;
    if (labelled || at.isInAtomic() || positions.mayJoin(at)) {
      return true;
    }
    Footprint footprint = positions.step(at, at.next());
    for (int t = 0; t < program.touches().size(); t++) {
      if (t != at.thread && program.touches().get(t).meets(footprint, at.thread)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Footprint footprint(S state, int thread) {
    return task(state, thread).next().footprint();
  }

  /** Where {@code thread} is when it is where another one of the group is at {@code position}. */
  Position twin(Alike group, int position, int thread) {
    return positions.twin(group, positions.get(position), thread);
  }

  /**
   * Lets threads that are alike change places.
   *
   * @param order for each thread, which one of the state as it is comes to its place
   */
  @SuppressWarnings("unchecked")
  void exchange(S state, List<Alike> groups, int[] order) {
    S before = (S) state.copy();
    for (Alike group : groups) {
      for (int member : group.members()) {
        state.setPosition(member, twin(group, before.position(order[member]), member).number);
        for (Alike.Element own : group.elements()) {
          state.set(own.field(), own.of(member), before.get(own.field(), own.of(order[member])));
        }
      }
    }
    state.exchangeThreads(program.layout(), program.written(), order);
  }

  /** Where a thread at {@code position} names frames; see {@link Positions#framesNamed}. */
  int[] framesNamed(int position, FrameRegisters registers) {
    return positions.framesNamed(positions.get(position), registers);
  }

  /** What {@link Position} {@code position} is, to be looked at only. */
  int[] content(int position) {
    return positions.get(position).key;
  }

  /** The number of the position that is written down so. */
  int positionOf(int[] content) {
    return positions.positionOf(content).number;
  }

  /**
   * Lets frames change places.
   *
   * @param numbers for each frame, what it is called then
   * @param positions where each thread is then
   */
  void renumber(S state, List<Field> named, List<Field> perFrame, int[] numbers, int[] positions) {
    state.exchangeFrames(named, perFrame, numbers);
    for (int t = 0; t < threads; t++) {
      state.setPosition(t, positions[t]);
    }
  }

  int[] instances(S state, int thread) {
    return positions.instances(task(state, thread));
  }
}
