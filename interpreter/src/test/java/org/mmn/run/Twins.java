package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.check.DeadlockCheck;
import org.mmn.check.KernelChecks;
import org.mmn.compile.Alike;
import org.mmn.compile.Program;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.Dependence;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Observer;
import org.mmn.explore.Outcome;
import org.mmn.explore.PersistentSets;
import org.mmn.explore.Progress;
import org.mmn.explore.Reduction;
import org.mmn.explore.Search;
import org.mmn.explore.Surviving;
import org.mmn.explore.Symmetry;
import org.mmn.explore.TransitionSystem;
import org.mmn.explore.store.StateStore;
import org.mmn.explore.store.Storage;
import org.mmn.kernel.DebugFeatures;
import org.mmn.kernel.KernelVersion;
import org.mmn.state.Field;
import org.mmn.state.MachineState;
import org.mmn.state.MapState;
import org.mmn.state.PackedState;
import org.mmn.state.View;

/**
 * Whole searches of one program on machines that are made differently and have to agree.
 *
 * @param limits of each search
 */
public record Twins(Program program, KernelVersion version, Limits limits) {

  static final Set<String> SEQUENCES = Set.of("sequence", "invalidate_seq");

  /**
   * What a search came to.
   *
   * @param ends the states in which nothing can move any more
   * @param states and moves, to be the same where fusion is
   * @param cutShort whether more would be found where less is fused
   */
  public record Told(
      Set<String> findings,
      Set<String> ends,
      int states,
      long moves,
      boolean complete,
      boolean cutShort) {

    /** The findings but for those of {@code eventually}. */
    public Set<String> safety() {
      return findings.stream()
          .filter(f -> !f.startsWith("no_progress["))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What does not depend on fusion. */
    public List<Set<String>> essence() {
      return List.of(findings, ends);
    }
  }

  /** On packed states. */
  public Told packed(boolean fuse) {
    return told(fuse, fusion -> Machine.packed(program, fusion, 20));
  }

  /** On states that are maps, and positions that remember nothing of what came after them. */
  public Told apart(boolean fuse) {
    int threads = program.world().threads().size();
    return told(
        fuse,
        fusion ->
            new Machine<>(
                program,
                fusion,
                new Forgetful(program),
                (p, at, faults) -> new MapState(p.layout(), p.initial(), at, faults, threads)));
  }

  /** On the machine of the replay. */
  public Told plain() {
    return told(Machine.plain(program), true);
  }

  private static final class Forgetful extends Positions {
    Forgetful(Program program) {
      super(program, Integer.MAX_VALUE);
    }

    @Override
    Position next(Position from, int outcome) {
      return run(from, outcome);
    }
  }

  /**
   * With every op watched for touches that it does not declare, or that the analysis missed; of
   * {@code eventually} nothing is told.
   */
  public Told watched() {
    Positions unwatched = new Positions(program, Integer.MAX_VALUE);
    Program watched = Watched.all(program);
    Positions positions =
        new Positions(watched, Integer.MAX_VALUE) {
          @Override
          public boolean inSomeVariable(View view, int value) {
            return unwatched.inSomeVariable(view, value);
          }
        };
    return new Twins(watched, version, limits)
        .told(new Machine<>(watched, Fusion.NONE, positions, PlainState::new), false);
  }

  /** As a check does it: with less fusion where more would be found. */
  private <S extends MachineState> Told told(boolean fuse, Function<Fusion, Machine<S>> made) {
    Told told = told(made.apply(fuse ? Fusion.ALL : Fusion.NONE), true);
    return fuse && told.cutShort() ? told(made.apply(Fusion.UP_TO_WAITS), true) : told;
  }

  /**
   * Where only some threads move, as a check does it: with all of them once there is a deadlock.
   * Whether there is progress is asked of all moves in any case, and not here.
   */
  public Optional<Set<String>> persistentEnds(boolean fuse) {
    Machine<PackedState> machine = Machine.packed(program, fuse ? Fusion.ALONE : Fusion.NONE, 20);
    return persistent(machine, machine.dependence(), false).map(Told::ends);
  }

  /** Unsound: believes that nobody meets anybody. */
  public Told persistentBlindToOthers() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    return persistent(machine, new Blind<>(machine, true, false), true)
        .orElseGet(() -> packed(false));
  }

  /** Unsound: believes that checks see nothing. */
  public Told persistentBlindToChecks() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    return persistent(machine, new Blind<>(machine, false, true), true)
        .orElseGet(() -> packed(false));
  }

  /** The findings where threads that are alike in {@code believed} may change places. */
  public Set<String> symmetric(UnaryOperator<Program> believed) {
    if (!program.schedule().isEmpty()) {
      return packed(false).findings();
    }
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    Symmetry<PackedState> symmetry =
        new AlikeThreads<>(program, Alike.in(believed.apply(program), reached()), machine);
    return told(machine, machine, Reduction.none(), symmetry, true).findings();
  }

  /** Unsound: believes that no code is run but what the first thread runs by itself. */
  public Set<String> symmetricBlindToLaterCode() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    PackedState state = machine.initial();
    for (int steps = 0; steps < 1_000 && machine.ways(state, 0) > 0; steps++) {
      machine.move(state, 0, 0, (at, thread, raised) -> false);
    }
    List<Alike> believed = Alike.in(program, machine.reached());
    Symmetry<PackedState> symmetry = new AlikeThreads<>(program, believed, machine);
    return program.schedule().isEmpty()
        ? told(machine, machine, Reduction.none(), symmetry, true).findings()
        : packed(false).findings();
  }

  private List<Alike> alike() {
    return Alike.in(program, reached());
  }

  /** The calls and actions that some thread comes to. */
  private BitSet reached() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    told(machine, false);
    return machine.reached();
  }

  /** Where threads that are alike may change places, and frames keep their numbers. */
  public Told threadsAlike() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    return told(
        machine, machine, Reduction.none(), new AlikeThreads<>(program, alike(), machine), true);
  }

  /**
   * Where threads that are alike may change places, and frames too; nothing where frames have to be
   * told apart.
   *
   * @param reduced whether steps are taken together, and only some threads move; nothing of {@code
   *     eventually} is told then, and nothing at all where there is a deadlock
   */
  public Optional<Told> framesAlike(boolean reduced) {
    AtomicBoolean mixed = new AtomicBoolean();
    return framesAlike(reduced, () -> mixed.set(true)).filter(t -> !mixed.get());
  }

  /**
   * The states there are, as what is left of them when threads that are alike change places, and
   * frames.
   */
  public Optional<Orbits> orbits() {
    return program.schedule().isEmpty() ? Orbits.of(this, alike()) : Optional.empty();
  }

  /** Unsound: the findings where frames may change places whoever names a free one. */
  public Set<String> framesAlikeWhoeverNamesThem() {
    return framesAlike(false, () -> {}).orElseGet(() -> packed(false)).findings();
  }

  private Optional<Told> framesAlike(boolean reduced, Runnable mixed) {
    Fusion fusion = reduced ? Fusion.ALONE : Fusion.NONE;
    Machine<PackedState> machine = Machine.packed(program, fusion, 20);
    Reduction<PackedState> reduction =
        reduced ? new PersistentSets<>(machine.dependence()) : Reduction.none();
    return AlikeFrames.of(program, alike(), machine, mixed)
        .filter(frames -> program.schedule().isEmpty())
        .map(
            f ->
                told(
                    machine,
                    machine,
                    reduction,
                    AlikeThreads.before(f, program, alike(), machine),
                    !reduced))
        .filter(t -> !reduced || !t.findings().contains("deadlock[]"));
  }

  /**
   * How many states there are if those with the same fingerprint are taken for one.
   *
   * @param bits of a fingerprint; unsound if they are few
   */
  public int byFingerprints(int bits) {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    Symmetry<PackedState> symmetry = new FewBits(machine.threads(), bits);
    return new Search<>(
            new Search.Worker<>(machine, checks(machine), Reduction.none(), symmetry),
            limits,
            Progress.silent())
        .run()
        .states();
  }

  /** Takes a state for the first one with the same fingerprint. */
  private static final class FewBits implements Symmetry<PackedState> {
    private final int[] names;
    private final int bits;
    private final Map<Long, long[]> first = new HashMap<>();

    FewBits(int threads, int bits) {
      this.names = IntStream.range(0, threads).toArray();
      this.bits = bits;
    }

    @Override
    public int[] settle(PackedState state) {
      long[] words = new long[state.words()];
      state.store(words, 0);
      long fingerprint = StateStore.hash(words, 0, words.length) >>> (64 - bits);
      state.load(first.computeIfAbsent(fingerprint, f -> words), 0);
      return names;
    }
  }

  /** By two workers; what can be compared with {@link #byTwo} of others. */
  public List<Object> byTwo() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    Machine<PackedState> another = machine.another();
    return byTwo(machine, another, checks(another));
  }

  /** Unsound: the second worker numbers the positions of threads for itself. */
  public List<Object> byTwoWhoCallThingsOtherwise() {
    Machine<PackedState> another = Machine.packed(program, Fusion.NONE, 20);
    return byTwo(Machine.packed(program, Fusion.NONE, 20), another, checks(another));
  }

  /** Unsound: the second worker does not tell what it sees. */
  public List<Object> byTwoOfWhomOneIsBlind() {
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    return byTwo(machine, machine.another(), List.of());
  }

  private List<Object> byTwo(
      Machine<PackedState> first, Machine<PackedState> second, List<Observer<PackedState>> seen) {
    List<Search.Worker<PackedState>> workers =
        List.of(Search.Worker.plain(first, checks(first)), Search.Worker.plain(second, seen));
    Outcome outcome =
        new Search<>(
                workers, checks(first), Storage.EXACT, Checkpoint.none(), limits, Progress.silent())
            .run(task -> new Thread(task, "second").start(), 0);
    return List.of(names(outcome.findings()), outcome.states(), outcome.moves(), outcome.runs());
  }

  private record Blind<S extends MachineState>(
      Machine<S> machine, boolean toOthers, boolean toChecks) implements Dependence<S> {
    @Override
    public boolean isSeen(S state, int thread) {
      return !toChecks && machine.dependence().isSeen(state, thread);
    }

    @Override
    public long meeting(S state, int thread, long still) {
      return toOthers ? 0 : machine.dependence().meeting(state, thread, still);
    }
  }

  /** Nothing where all moves have to be made: with a {@code schedule}, or a deadlock. */
  private Optional<Told> persistent(
      Machine<PackedState> machine, Dependence<PackedState> dependence, boolean progress) {
    return program.schedule().isEmpty()
        ? Optional.of(told(machine, machine, new PersistentSets<>(dependence), progress))
            .filter(t -> !t.findings().contains("deadlock[]"))
        : Optional.empty();
  }

  private <S extends MachineState> Told told(Machine<S> machine, boolean progress) {
    if (program.schedule().isEmpty()) {
      return told(machine, machine, Reduction.none(), progress);
    }
    Surviving<S> surviving =
        Surviving.of(machine, machine::isThroughSchedule, checks(machine), limits);
    return surviving.any()
        ? told(machine, surviving, Reduction.none(), progress)
        : new Told(Set.of("unreachable[schedule]"), Set.of(), surviving.states(), 0, true, false);
  }

  private <S extends MachineState> Told told(
      Machine<S> machine, TransitionSystem<S> system, Reduction<S> reduction, boolean progress) {
    return told(machine, system, reduction, Symmetry.none(system.threads()), progress);
  }

  private <S extends MachineState> Told told(
      Machine<S> machine,
      TransitionSystem<S> system,
      Reduction<S> reduction,
      Symmetry<S> symmetry,
      boolean progress) {
    Ends<S> ends = new Ends<>(machine, program, new TreeSet<>());
    List<Observer<S>> observers = new ArrayList<>(checks(machine));
    observers.add(ends);
    Outcome outcome =
        new Search<>(
                new Search.Worker<>(system, observers, reduction, symmetry),
                limits,
                Progress.silent())
            .run();
    List<Finding> findings =
        progress ? withProgress(machine, system, outcome.findings()) : outcome.findings();
    boolean cutShort =
        observers.stream().anyMatch(o -> o instanceof DeadlockCheck<?> d && d.hasCutShort());
    return new Told(
        names(findings),
        ends.seen(),
        outcome.states(),
        outcome.moves(),
        outcome.complete(),
        cutShort);
  }

  private <S extends MachineState> List<Finding> withProgress(
      Machine<S> machine, TransitionSystem<S> system, List<Finding> found) {
    List<Finding> findings = new ArrayList<>(found);
    for (Program.Goal goal : program.goals()) {
      if (hasNoProgress(machine, system, goal)) {
        findings.add(new Finding("no_progress", List.of(goal.name()), List.of(), goal));
      }
    }
    return findings;
  }

  /**
   * Notes the states in which nothing can move: what is in memory, and where the threads are.
   * Sequence counters are left out, which are not counted on but told apart (rule 7).
   */
  private record Ends<S extends MachineState>(Machine<S> machine, Program program, Set<String> seen)
      implements Observer<S> {
    @Override
    public void expanded(S state, long waiting, long moving, Sightings sightings) {
      if (moving != 0) {
        return;
      }
      StringBuilder end = new StringBuilder();
      for (Field field : program.layout().fields()) {
        boolean counts = field.region() == Field.Region.SHARED && !SEQUENCES.contains(field.name());
        for (int i = 0; counts && i < field.size(); i++) {
          end.append(state.get(field, i)).append(' ');
        }
      }
      for (int t = 0; t < machine.threads(); t++) {
        end.append(Arrays.toString(machine.task(state, t).key));
      }
      seen.add(end.toString());
    }

    @Override
    public List<Finding> findings(boolean complete) {
      return List.of();
    }
  }

  private <S extends MachineState> boolean hasNoProgress(
      Machine<S> machine, TransitionSystem<S> system, Program.Goal goal) {
    return new Liveness<>(
            system,
            at -> !machine.isInside(at) && goal.condition().test(at),
            new Progressing<>(program, machine),
            limits)
        .run()
        .counterexample()
        .isPresent();
  }

  <S extends MachineState> List<Observer<S>> checks(Machine<S> machine) {
    DebugFeatures release = DebugFeatures.of(version);
    return Checks.of(
        program,
        new KernelChecks(
            release.nonBlockCount(), release.srcuAnnotated(), release.rangeMapPrimed()),
        machine);
  }

  /** Verdicts with their subjects, in whatever order these were found. */
  public static Set<String> names(List<Finding> findings) {
    Set<String> names = new TreeSet<>();
    findings.forEach(f -> names.add(f.verdict() + new TreeSet<>(f.subjects())));
    return names;
  }
}
