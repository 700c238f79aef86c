package org.mmn.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.check.KernelChecks;
import org.mmn.compile.Names;
import org.mmn.compile.Program;
import org.mmn.compile.Site;
import org.mmn.explore.Confirmation;
import org.mmn.explore.Schedule;
import org.mmn.model.Action;
import org.mmn.model.Op;
import org.mmn.model.Reason;
import org.mmn.model.Spin;
import org.mmn.model.task.Held;
import org.mmn.state.Field;
import org.mmn.state.View;

/**
 * Runs a schedule on the plain machine, one step at a time, and tells what happened. Independent of
 * packing, fusion and of what the search remembered.
 */
public final class Replayer {
  private final Program program;
  private final Names names;
  private final Machine<PlainState> machine;
  private final PlainState state;
  private final List<Schedule.Step> taken = new ArrayList<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private final List<Map<Integer, Trace.Step>> acquired = new ArrayList<>();
  private final List<String> joined = new ArrayList<>();
  private int outcome;

  public Replayer(Program program) {
    this.program = program;
    this.names = program.names();
    this.machine = Machine.plain(program);
    this.state = machine.initial();
    for (int t = 0; t < machine.threads(); t++) {
      acquired.add(new LinkedHashMap<>());
    }
    machine.follow(this::applied);
  }

  /**
   * The run of {@code schedule}.
   *
   * @throws IllegalStateException when it cannot be taken: then search and replay disagree, which
   *     is a bug in mmn
   */
  public static Trace replay(Program program, Schedule schedule) {
    Replayer replayer = new Replayer(program);
    for (Schedule.Step step : schedule.steps()) {
      if (!replayer.step(step.thread(), step.way())) {
        throw new IllegalStateException(
            "replay diverges at step " + (replayer.steps.size() + 1) + " of " + schedule);
      }
    }
    return replayer.trace();
  }

  /** Repeats runs of a program under all its checks on a plain machine of its own. */
  public static Confirmation<?> confirmation(Program program, KernelChecks kernel) {
    Machine<PlainState> machine = Machine.plain(program);
    return new Confirmation<>(machine, Checks.of(program, kernel, machine));
  }

  /** Takes one step; false, and nothing happens, when the thread cannot move that way. */
  public boolean step(int thread, int way) {
    int ways = machine.ways(state, thread);
    if (way >= ways) {
      return false;
    }
    Position before = machine.task(state, thread);
    PlainState old = state.copy();
    List<Trace.Call> calls = calls(thread, before);
    joined.clear();
    machine.step(state, thread, way);
    taken.add(new Schedule.Step(thread, way));
    String action = joined.remove(0);
    Trace.Step step =
        new Trace.Step(
            taken.size(),
            thread,
            calls,
            action,
            told(before.next()),
            List.copyOf(joined),
            changes(old, before, thread),
            way,
            ways,
            label(thread).orElse(""));
    steps.add(step);
    noteHolds(thread, step);
    return true;
  }

  /** What has happened so far. */
  public Trace trace() {
    List<String> threads = program.world().threads().stream().map(t -> t.name()).toList();
    List<Trace.ThreadEnd> ends = new ArrayList<>();
    for (int t = 0; t < threads.size(); t++) {
      ends.add(end(t));
    }
    return new Trace(
        new Schedule(List.copyOf(taken)), threads, List.copyOf(steps), List.copyOf(ends));
  }

  /** What there is now. */
  public Scene scene() {
    return SceneReader.read(program, state, trace());
  }

  /** What somebody asked to see, by its name, as it is now. */
  public Map<String, String> watched() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Program.Watch watch : program.watches()) {
      values.put(watch.name(), watch.shown().apply(state));
    }
    return values;
  }

  /** How many steps have been taken. */
  public int taken() {
    return taken.size();
  }

  /** The step that was taken last. */
  public Trace.Step last() {
    return steps.get(steps.size() - 1);
  }

  /** Where a thread is, and what it is about to do. */
  public Trace.ThreadEnd at(int thread) {
    return end(thread);
  }

  /** The state, bit by bit: equal for the same steps, whatever has been tried before. */
  public List<Long> bits() {
    long[] words = new long[state.words()];
    state.store(words, 0);
    return Arrays.stream(words).boxed().toList();
  }

  /** How many threads there are. */
  public int threads() {
    return machine.threads();
  }

  /** Whether the last step did what ends a run (rule 28). */
  public boolean isOver() {
    boolean faulted = machine.raised().stream().anyMatch(r -> r.kind().endsPath());
    int last = taken.isEmpty() ? -1 : taken.get(taken.size() - 1).thread();
    return faulted || (last >= 0 && machine.task(state, last).failedAssertion() >= 0);
  }

  /** In how many ways a thread can move now. */
  public int ways(int thread) {
    return machine.ways(state, thread);
  }

  /** Whether a thread has nothing more to do. */
  public boolean ended(int thread) {
    return machine.ended(state, thread);
  }

  /** The observed label that a thread is at, if it is at one. */
  public Optional<String> label(int thread) {
    int label = state.own(program.machinery().label, thread, 0);
    return label < 0 ? Optional.empty() : Optional.of(names.label(label));
  }

  /** Whether a thread is at a label of its body; of those that nothing observes see the program. */
  public boolean isAt(int thread, String label) {
    int mark = state.own(program.machinery().mark, thread, 0);
    return label(thread).filter(label::equals).isPresent()
        || (mark >= 0 && names.label(mark).equals(label));
  }

  /** The labels of a thread's body. */
  public List<String> labels(int thread) {
    return names.labels(thread);
  }

  private void applied(View at, Action action, int result) {
    if (joined.isEmpty()) {
      outcome = result;
    }
    joined.add(text(action));
  }

  private String text(Action action) {
    return names.action(action.op(), action.args());
  }

  private String told(Action action) {
    if (outcome == Op.AGAIN) {
      return action.op() instanceof Spin ? "" : "queues up";
    }
    return names.outcome(action.op(), outcome);
  }

  private List<Trace.Call> calls(int thread, Position at) {
    int[] stack = at.stack();
    int[] instances = machine.instances(state, thread);
    List<Trace.Call> calls = new ArrayList<>();
    for (int i = 0; i < stack.length; i++) {
      String instance = instances[i] < 0 ? "" : names.notifier(instances[i]);
      calls.add(call(program.sites().get(stack[i]), instance));
    }
    return calls;
  }

  /** A place in the code as a call, of the notifier that it runs for. */
  public static Trace.Call call(Site site, String instance) {
    String function =
        site.driver().isEmpty() ? site.function() : site.driver() + "." + site.function();
    return new Trace.Call(function, site.stdlib(), instance, site.span());
  }

  private List<Trace.FieldChange> changes(PlainState old, Position before, int thread) {
    List<Trace.FieldChange> changes = new ArrayList<>();
    Position after = machine.task(state, thread);
    for (Field field : program.layout().fields()) {
      boolean shared = field.region() == Field.Region.SHARED;
      for (int i = 0; i < field.size(); i++) {
        int was = shared ? old.get(field, i) : before.own(field, i);
        int is = shared ? state.get(field, i) : after.own(field, i);
        if (was != is && !isMachinery(field)) {
          String owner = shared ? field.owner(i) : names.thread(thread);
          changes.add(new Trace.FieldChange(field.name(), owner, was, is));
        }
      }
    }
    return changes;
  }

  private boolean isMachinery(Field field) {
    return field == program.machinery().exclusive
        || field == program.machinery().passed
        || field == program.machinery().label
        || field == program.machinery().mark;
  }

  private void noteHolds(int thread, Trace.Step step) {
    Map<Integer, Trace.Step> mine = acquired.get(thread);
    List<Integer> held = held(thread).stream().map(Held.Entry::lock).toList();
    mine.keySet().retainAll(held);
    held.forEach(lock -> mine.putIfAbsent(lock, step));
  }

  private List<Held.Entry> held(int thread) {
    return program.primitives().catalogues().tasks().held.of(machine.task(state, thread));
  }

  private Trace.ThreadEnd end(int thread) {
    Position at = machine.task(state, thread);
    boolean waits = !at.ended() && machine.ways(state, thread) == 0;
    return new Trace.ThreadEnd(
        thread,
        at.ended(),
        calls(thread, at),
        at.ended() ? "" : text(at.next()),
        waits ? Optional.of(waiting(thread, at)) : Optional.empty(),
        held(thread).stream().map(h -> holding(thread, h)).toList());
  }

  private Trace.Holding holding(int thread, Held.Entry entry) {
    Trace.Step step = requireNonNull(acquired.get(thread).get(entry.lock()));
    List<Trace.Call> calls = step.calls();
    return new Trace.Holding(
        program.world().locks().get(entry.lock()).name(),
        entry.mode(),
        step.number(),
        calls.get(calls.size() - 1));
  }

  private Trace.Waiting waiting(int thread, Position at) {
    if (machine.isKeptBack(state, thread)) {
      int alone = machine.alone(state);
      List<String> before = alone < 0 ? List.of() : List.of(names.thread(alone));
      return new Trace.Waiting(Reason.Kind.TURN, "", false, before, List.of());
    }
    Reason reason = at.next().reason(state);
    long holders = 0;
    for (long way : reason.ways()) {
      holders |= way & ~reason.queuedBehind();
    }
    return new Trace.Waiting(
        reason.kind(),
        names.subject(reason),
        reason.exclusive(),
        threads(holders),
        threads(reason.queuedBehind()));
  }

  private List<String> threads(long bits) {
    List<String> found = new ArrayList<>();
    for (long left = bits; left != 0; left &= left - 1) {
      found.add(names.thread(Long.numberOfTrailingZeros(left)));
    }
    return found;
  }
}
