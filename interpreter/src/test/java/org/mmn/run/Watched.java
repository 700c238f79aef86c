package org.mmn.run;

import java.util.List;
import org.mmn.compile.Program;
import org.mmn.compile.Touches;
import org.mmn.compile.Variants;
import org.mmn.model.Attempt;
import org.mmn.model.Attempt.Mode;
import org.mmn.model.Op;
import org.mmn.model.Pure;
import org.mmn.model.Reason;
import org.mmn.model.task.Held;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.RecordingState;
import org.mmn.state.View;

/**
 * An op that fails when its grip, how many ways it has or what it touches while it queues is not as
 * it says, when it touches what its footprint does not declare, or when its footprint is not in
 * what the code of its thread is said to touch.
 */
record Watched(Op op, List<Touches> touches, Held held, boolean lasting) implements Op {
  private static final int SOMEBODY_ELSE = -2;

  /** A program all of whose ops are watched. */
  static Program all(Program program) {
    Held held = program.primitives().catalogues().tasks().held;
    boolean lasting = program.ops().stream().noneMatch(Op::endsHoldsOfOthers);
    List<Op> ops =
        program.ops().stream()
            .map(op -> op instanceof Pure ? op : new Watched(op, program.touches(), held, lasting))
            .toList();
    return Variants.withOps(program, ops);
  }

  @Override
  public String name() {
    return op.name();
  }

  @Override
  public int ways(View view, int thread, int[] args) {
    // Only memory can be recorded; what merely looks never writes.
    int ways =
        op.ways(
            view instanceof Memory memory ? recording(memory, thread, args) : view, thread, args);
    boolean fits = ways == 1 || op.mayChoose() || (ways == 0 && op.mayWait());
    if (!fits) {
      throw new AssertionError(op.name() + " has " + ways + " ways, and did not say that it might");
    }
    return ways;
  }

  /** It is asked how many ways it has whatever the op says. */
  @Override
  public boolean mayChoose() {
    return true;
  }

  @Override
  public Reason reason(View view, int thread, int[] args) {
    return op.reason(view, thread, args);
  }

  @Override
  public int apply(Memory memory, int thread, int[] args, int way) {
    Footprint footprint = op.footprint(thread, args);
    for (Footprint.Touch touch : footprint.touches()) {
      if (!isFollowed(touch, thread)) {
        throw new AssertionError(
            touch + " of " + op.name() + " is not among what thread " + thread + " may touch");
      }
    }
    boolean kept = isKeptFromGrip(memory, thread, args);
    RecordingState recording = new RecordingState(memory, footprint);
    int outcome = op.apply(recording, thread, args, way);
    if (kept && outcome != AGAIN) {
      throw new AssertionError(op.name() + " gets past a lock that somebody else has");
    }
    if (outcome == AGAIN) {
      requireQueueing(recording, op.queueing(thread, args));
    }
    return outcome;
  }

  /** Whether another thread has the lock of the grip in a way that excludes it. */
  private boolean isKeptFromGrip(View view, int thread, int[] args) {
    Grip grip = op.grip(args);
    for (int t = 0; t < touches.size() - 1 && grip.lock() >= 0; t++) {
      boolean excludes =
          held.of(view, t).stream()
              .anyMatch(
                  h ->
                      h.lock() == grip.lock()
                          && (h.mode() == Mode.WRITE || (grip.write() && lasting)));
      if (t != thread && excludes) {
        return true;
      }
    }
    return false;
  }

  private void requireQueueing(RecordingState recording, Footprint queueing) {
    for (Footprint.Touch touch : recording.touched()) {
      if (!queueing.contains(touch.field(), touch.index(), touch.write())) {
        throw new AssertionError(touch + " of " + op.name() + " is not in its queueing()");
      }
    }
  }

  private RecordingState recording(Memory memory, int thread, int[] args) {
    return new RecordingState(memory, op.footprint(thread, args));
  }

  /** Whether the touches of the thread would meet whoever minds this touch. */
  private boolean isFollowed(Footprint.Touch touch, int thread) {
    Touches mine = touches.get(thread);
    Field field = touch.field();
    if (field.region() == Field.Region.TASK) {
      if (touch.write()) {
        return mine.meets(new Footprint().readOwn(field, touch.thread()), SOMEBODY_ELSE);
      }
      return touch.thread() == thread
          || mine.meets(new Footprint().writeOwn(field, touch.thread()), touch.thread());
    }
    boolean read = mine.meets(new Footprint().write(field, touch.index()), SOMEBODY_ELSE);
    boolean written = mine.meets(new Footprint().read(field, touch.index()), SOMEBODY_ELSE);
    return touch.write() ? written : read;
  }

  @Override
  public void settle(Own own, int[] args, int outcome) {
    int thread = ((ThreadRun) own).thread();
    RecordingState recording = new RecordingState(NOWHERE, op.footprint(thread, args));
    op.settle(recording.own(own, thread), args, outcome);
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return op.footprint(thread, args);
  }

  @Override
  public Attempt attempt(int[] args) {
    return op.attempt(args);
  }

  @Override
  public boolean mayWait() {
    return op.mayWait();
  }

  @Override
  public boolean takesFrame() {
    return op.takesFrame();
  }

  @Override
  public boolean isGranted(int[] args) {
    return op.isGranted(args);
  }

  @Override
  public boolean isKillable() {
    return op.isKillable();
  }

  @Override
  public boolean isPure() {
    return op.isPure();
  }

  @Override
  public boolean tellsPagesApart() {
    return op.tellsPagesApart();
  }

  @Override
  public boolean joins() {
    return op.joins();
  }

  /** The second half of an effect has no shared state to touch. */
  private static final Memory NOWHERE =
      new Memory() {
        @Override
        public int get(Field field, int index) {
          throw new AssertionError("settle() reads " + field);
        }

        @Override
        public void set(Field field, int index, int value) {
          throw new AssertionError("settle() writes " + field);
        }

        @Override
        public int own(Field field, int thread, int index) {
          throw new AssertionError("settle() reads " + field + " of a thread");
        }

        @Override
        public int position(int thread) {
          throw new AssertionError("settle() asks where threads are");
        }

        @Override
        public boolean inSomeLocal(int value) {
          throw new AssertionError("settle() asks about locals");
        }

        @Override
        public void fault(org.mmn.state.Fault kind, int subject) {
          throw new AssertionError("settle() raises " + kind);
        }
      };
}
