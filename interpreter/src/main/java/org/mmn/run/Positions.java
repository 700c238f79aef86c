package org.mmn.run;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mmn.compile.Alike;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Futures;
import org.mmn.compile.Instruction;
import org.mmn.compile.Opcode;
import org.mmn.compile.Program;
import org.mmn.model.Action;
import org.mmn.model.Op;
import org.mmn.model.Spin;
import org.mmn.model.WriteVariable;
import org.mmn.model.task.TaskFields;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.MachineState;
import org.mmn.state.View;

/**
 * The positions that threads of one program have been at, by number: a thread's next position
 * follows from its position and the outcome of its action, and is remembered.
 *
 * <p>Safe for use by several workers: what is known is looked up without a lock, what is not is
 * found by one at a time. The numbers then depend on who comes first; nothing else does.
 */
class Positions implements MachineState.Positions {
  /** A variable whose range ends below this keeps no snapshot of a sequence. */
  private static final int SNAPSHOTS = 63;

  private final Program program;
  private final Suspended suspended;
  private final long limit;
  private final List<Field> variables;
  private final Coverage coverage;
  private Position[] all = new Position[64];
  private int size;
  private final Map<Content, Position> byKey = new LinkedHashMap<>();

  /**
   * @param limit how many numbers there are
   */
  Positions(Program program, long limit) {
    this.program = program;
    this.suspended = new Suspended(program);
    this.coverage = new Coverage(program);
    this.limit = limit;
    this.variables =
        program.ops().stream()
            .flatMap(op -> op instanceof WriteVariable w ? Stream.of(w.field()) : Stream.empty())
            .filter(field -> field.high() >= SNAPSHOTS)
            .toList();
  }

  Position get(int number) {
    return all[number];
  }

  synchronized int size() {
    return size;
  }

  synchronized boolean isFull() {
    return size >= limit;
  }

  /** The functions, by number, that some thread has called on the way. */
  synchronized BitSet called() {
    return coverage.called();
  }

  /** The calls, actions and failed checks that some thread has come to. */
  synchronized BitSet reached() {
    return coverage.reached();
  }

  /**
   * Says which calls, actions and failed checks threads are expected to come to.
   *
   * @param otherwise is told all that they have come to, once that is more, before any thread is
   *     there
   */
  synchronized void expect(BitSet addressed, Consumer<BitSet> otherwise) {
    coverage.expect(addressed, otherwise);
  }

  synchronized Position first(int thread) {
    ThreadRun run = new ThreadRun(program, thread, coverage);
    run.begin();
    coverage.tell();
    return intern(run);
  }

  /** Where a thread goes from {@code from} when its action yields {@code outcome}. */
  Position next(Position from, int outcome) {
    int known = from.next(outcome);
    return known >= 0 ? all[known] : found(from, outcome);
  }

  private synchronized Position found(Position from, int outcome) {
    int known = from.next(outcome);
    if (known >= 0) {
      return all[known];
    }
    Position next = run(from, outcome);
    from.remember(outcome, next.number);
    return next;
  }

  /** The same, found out anew. */
  final synchronized Position run(Position from, int outcome) {
    ThreadRun run = new ThreadRun(program, from.thread, coverage);
    suspended.read(from.key, run);
    from.next().op().settle(run, from.next().args(), outcome);
    if (outcome == Op.AGAIN) {
      run.arguments = from.next().args();
    } else {
      run.resume(outcome);
    }
    coverage.tell();
    return intern(run);
  }

  /** The position of {@code thread} that is what {@code at} is for another one of the group. */
  Position twin(Alike group, Position at, int thread) {
    if (at.thread == thread) {
      return at;
    }
    int known = at.twin(thread);
    return known >= 0 ? all[known] : foundTwin(group, at, thread);
  }

  private synchronized Position foundTwin(Alike group, Position at, int thread) {
    int known = at.twin(thread);
    if (known >= 0) {
      return all[known];
    }
    ThreadRun run = new ThreadRun(program, thread, coverage);
    suspended.readTwin(at.key, run, group);
    Position twin = intern(run);
    at.rememberTwin(thread, twin.number);
    return twin;
  }

  /** Where {@code at} names frames: in pairs a place in it, and the value of frame 0 there. */
  int[] framesNamed(Position at, FrameRegisters registers) {
    return suspended.framesNamed(at.key, registers);
  }

  /** The position that is written down so. */
  synchronized Position positionOf(int[] content) {
    ThreadRun run = new ThreadRun(program, content[0], coverage);
    suspended.readAll(content, run);
    return intern(run);
  }

  private Position intern(ThreadRun run) {
    int[] content = suspended.write(run);
    return byKey.computeIfAbsent(new Content(content), k -> create(run, content));
  }

  private Position create(ThreadRun run, int[] content) {
    if (size >= limit) {
      throw new CapacityExceeded("positions of threads");
    }
    boolean stopped = run.frames.isEmpty() || run.failed >= 0;
    Action action = stopped ? null : action(run);
    Position position =
        new Position(
            size,
            content,
            action,
            run.failed,
            run.started,
            action != null && (run.started || joins(action, content)),
            suspended.stack(content));
    if (size == all.length) {
      all = Arrays.copyOf(all, 2 * size);
    }
    all[size++] = position;
    return position;
  }

  /** Whether it is a ghost's, and has no label, which would have to be seen. */
  private boolean joins(Action action, int[] content) {
    return action.op().joins() && content[Suspended.OWN + program.machinery().label.first()] < 0;
  }

  private Action action(ThreadRun run) {
    Instruction instruction = run.action();
    boolean acts = instruction.code() == Opcode.ACT;
    Op op = acts ? program.ops().get(instruction.a()) : new Spin();
    return new Action(op, run.thread(), run.arguments, instruction.site());
  }

  /** Whether the step from here may go on to assign ghosts. */
  boolean mayJoin(Position position) {
    return program.joins().mayFollow(suspended.calls(position.key));
  }

  /** What {@code action} touches as part of the step from there: where the thread is as well. */
  Footprint step(Position from, Action action) {
    TaskFields tasks = program.primitives().catalogues().tasks();
    Footprint footprint = action.footprint().writeOwn(tasks.place, from.thread);
    boolean mayEnd =
        from.isInAtomic()
            || mayJoin(from)
            || program.endings().mayFollow(suspended.calls(from.key));
    return mayEnd ? footprint.writeOwn(tasks.ending, from.thread) : footprint;
  }

  /** The calls that a thread is in there, outermost first. */
  List<Futures.Frame> frames(Position position) {
    return suspended.frames(position.key, position.next().args());
  }

  int[] instances(Position position) {
    return suspended.instances(position.key);
  }

  @Override
  public int own(int position, Field field, int index) {
    return all[position].own(field, index);
  }

  @Override
  public boolean ended(int position) {
    return all[position].ended();
  }

  @Override
  public boolean blocked(int position, View view) {
    Position at = all[position];
    return !at.ended() && at.next().ways(view) == 0;
  }

  /** Whether a variable of the script has this value: a snapshot may be kept there. */
  @Override
  public boolean inSomeVariable(View view, int value) {
    for (Field field : variables) {
      for (int i = 0; i < field.size(); i++) {
        if (view.get(field, i) == value) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean hasLocal(int position, int value) {
    return suspended.hasLocal(all[position].key, value);
  }
}
