package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmn.compile.Arithmetic;
import org.mmn.compile.Instruction;
import org.mmn.compile.Program;
import org.mmn.compile.ThreadCode;
import org.mmn.model.Pure;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Own;

/**
 * A thread being run over its local code, from the answer to one action to the next action. Used
 * only for moves that {@link Position#next} does not remember.
 */
final class ThreadRun implements Own {
  /** Local instructions after which a loop without a visible action is taken to be endless. */
  private static final int PATIENCE = 1_000_000;

  /** Local instructions after which to look whether the loop changes anything. */
  private static final int SUSPICION = 1_000;

  private static final int MAX_DEPTH = 64;
  private static final int[] NONE = {};

  final List<Frame> frames = new ArrayList<>();
  final int[] own;
  int[] arguments = NONE;

  /** How many {@code atomically} the code is in. */
  int atomic;

  /** Whether an action of the outermost one has been taken. */
  boolean started;

  int failed = -1;
  private final Program program;
  private final int thread;
  private final Coverage coverage;

  /** A call that has not returned. */
  static final class Frame {
    final ThreadCode code;
    final int function;
    final int[] registers;
    int pc;

    Frame(ThreadCode code, int function) {
      this.code = code;
      this.function = function;
      this.registers = new int[code.registers()];
    }
  }

  /**
   * @param coverage is told what is run
   */
  ThreadRun(Program program, int thread, Coverage coverage) {
    this.program = program;
    this.thread = thread;
    this.coverage = coverage;
    this.own = new int[program.layout().taskSlots()];
    for (Field field : program.layout().fields()) {
      if (field.region() == Field.Region.TASK) {
        int first = field.first();
        Arrays.fill(own, first, first + field.size(), program.layout().initial(field));
      }
    }
  }

  int thread() {
    return thread;
  }

  /** Begins the thread's function and runs to its first action. */
  void begin() {
    Frame frame =
        new Frame(program.functions().get(program.entry()[thread]), program.entry()[thread]);
    frame.registers[0] = -1;
    frames.add(frame);
    run();
  }

  /** Goes on from the action that yielded {@code outcome}. */
  void resume(int outcome) {
    Frame top = top();
    top.registers[top.code.code()[top.pc].dst()] = outcome;
    top.pc++;
    started = atomic > 0;
    set(program.machinery().label, 0, -1);
    set(program.machinery().mark, 0, -1);
    run();
  }

  /** The instruction of the next action, or the jump of a loop that changes nothing. */
  Instruction action() {
    return top().code.code()[top().pc];
  }

  private void run() {
    arguments = NONE;
    List<int[]> suspect = List.of();
    for (int count = 0; count < PATIENCE; count++) {
      if (frames.isEmpty() || failed >= 0) {
        return;
      }
      Frame frame = top();
      Instruction i = frame.code.code()[frame.pc];
      switch (i.code()) {
        case ACT -> {
          coverage.reach(frame.function, frame.pc);
          arguments = values(i.args(), frame.registers);
          return;
        }
        case CALL -> call(i.a(), i.b() < 0 ? -1 : frame.registers[i.b()], i, frame);
        case CALL_BACK -> callBack(i, frame);
        case RETURN -> ret(i.a() < 0 ? 0 : frame.registers[i.a()]);
        case JUMP -> {
          if (count >= SUSPICION && suspect.isEmpty()) {
            suspect = contents();
          } else if (isAt(suspect)) {
            return;
          }
          local(i, frame);
        }
        default -> local(i, frame);
      }
    }
    throw new CapacityExceeded("a loop without any visible action");
  }

  /** Where every call is, with its registers. */
  private List<int[]> contents() {
    List<int[]> contents = new ArrayList<>();
    for (Frame frame : frames) {
      int[] content = Arrays.copyOf(frame.registers, frame.registers.length + 1);
      content[frame.registers.length] = frame.pc;
      contents.add(content);
    }
    return contents;
  }

  private boolean isAt(List<int[]> suspect) {
    return suspect.size() == frames.size()
        && suspect.get(frames.size() - 1)[top().registers.length] == top().pc
        && Arrays.deepEquals(suspect.toArray(), contents().toArray());
  }

  private void local(Instruction i, Frame frame) {
    int[] r = frame.registers;
    frame.pc++;
    switch (i.code()) {
      case CONSTANT -> r[i.dst()] = i.a();
      case MOVE -> r[i.dst()] = r[i.a()];
      case UNARY -> r[i.dst()] = Arithmetic.values()[i.b()].of(r[i.a()]);
      case BINARY -> r[i.dst()] = Arithmetic.values()[i.c()].of(r[i.a()], r[i.b()]);
      case LOOKUP -> r[i.dst()] = lookup(program.tables().get(i.c()), r[i.a()]);
      case THREAD -> r[i.dst()] = thread;
      case PURE -> r[i.dst()] = ((Pure) program.ops().get(i.a())).of(values(i.args(), r));
      case JUMP -> frame.pc = i.a();
      case BRANCH -> frame.pc = r[i.a()] == 0 ? i.b() : frame.pc;
      case CHECK -> {
        if (r[i.dst()] < i.a() || r[i.dst()] > i.b()) {
          fail(i.c(), frame);
        }
      }
      case FAIL -> fail(i.a(), frame);
      case ATOMIC_BEGIN -> started &= atomic++ > 0;
      case ATOMIC_END -> started &= --atomic > 0;
      case LABEL -> label(i);
      case ACT, CALL, CALL_BACK, RETURN ->
          throw new IllegalStateException(i.code() + " is not local");
    }
  }

  private void label(Instruction i) {
    if (i.a() >= 0) {
      set(program.machinery().label, 0, i.a());
    }
    if (i.b() >= 0) {
      set(program.machinery().mark, 0, i.b());
    }
  }

  private void fail(int assertion, Frame frame) {
    failed = assertion;
    frame.pc--;
    coverage.reach(frame.function, frame.pc);
  }

  private static int lookup(int[] table, int index) {
    return index < 0 || index >= table.length ? -1 : table[index];
  }

  private void callBack(Instruction i, Frame frame) {
    int instance = frame.registers[i.b()];
    int function = lookup(program.tables().get(i.a()), instance);
    if (function < 0) {
      frame.registers[i.dst()] = 0;
      frame.pc++;
    } else {
      call(function, instance, i, frame);
    }
  }

  private void call(int function, int instance, Instruction i, Frame frame) {
    if (frames.size() == MAX_DEPTH) {
      throw new CapacityExceeded(MAX_DEPTH + " calls in one another");
    }
    coverage.reach(frame.function, frame.pc);
    coverage.call(function);
    Frame callee = new Frame(program.functions().get(function), function);
    callee.registers[0] = instance;
    int count = Math.min(i.args().length, callee.code.parameters() - 1);
    for (int a = 0; a < count; a++) {
      callee.registers[a + 1] = frame.registers[i.args()[a]];
    }
    frames.add(callee);
  }

  private void ret(int value) {
    frames.remove(frames.size() - 1);
    if (!frames.isEmpty()) {
      Frame caller = top();
      caller.registers[caller.code.code()[caller.pc].dst()] = value;
      caller.pc++;
    }
  }

  private Frame top() {
    return frames.get(frames.size() - 1);
  }

  private static int[] values(int[] registers, int[] contents) {
    int[] values = new int[registers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = contents[registers[i]];
    }
    return values;
  }

  @Override
  public int get(Field field, int index) {
    return own[field.first() + index];
  }

  @Override
  public void set(Field field, int index, int value) {
    own[field.first() + index] = value;
  }
}
