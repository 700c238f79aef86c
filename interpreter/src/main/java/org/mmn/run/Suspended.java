package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mmn.compile.Alike;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Futures;
import org.mmn.compile.Instruction;
import org.mmn.compile.Opcode;
import org.mmn.compile.Program;
import org.mmn.compile.ThreadCode;
import org.mmn.state.Field;

/**
 * How a suspended thread is written down: thread, nesting of {@code atomically} (twice, plus 1
 * inside), failed assertion plus 1, number of frames; its TASK fields; the frames, outermost first
 * (function, pc, the notifier it runs for, live registers); the arguments of the next action.
 */
final class Suspended {
  static final int ATOMIC = 1;
  static final int FAILED = 2;
  static final int DEPTH = 3;
  static final int OWN = 4;

  private final Program program;
  private final int framesAt;

  Suspended(Program program) {
    this.program = program;
    this.framesAt = OWN + program.layout().taskSlots();
  }

  /** Writes down {@code run}. */
  int[] write(ThreadRun run) {
    int[] key = new int[framesAt + size(run)];
    key[0] = run.thread();
    key[ATOMIC] = 2 * run.atomic + (run.started ? 1 : 0);
    key[FAILED] = run.failed + 1;
    key[DEPTH] = run.frames.size();
    System.arraycopy(run.own, 0, key, OWN, run.own.length);
    int at = framesAt;
    for (ThreadRun.Frame frame : run.frames) {
      key[at++] = frame.function;
      key[at++] = frame.pc;
      key[at++] = frame.registers[0];
      for (int register : live(frame)) {
        if (register != 0) {
          key[at++] = frame.registers[register];
        }
      }
    }
    for (int argument : run.arguments) {
      key[at++] = argument;
    }
    return key;
  }

  /** Makes {@code run} what {@code key} says. */
  void read(int[] key, ThreadRun run) {
    run.atomic = key[ATOMIC] >> 1;
    run.started = (key[ATOMIC] & 1) != 0;
    run.failed = key[FAILED] - 1;
    System.arraycopy(key, OWN, run.own, 0, run.own.length);
    run.frames.clear();
    int at = framesAt;
    for (int f = 0; f < key[DEPTH]; f++) {
      ThreadRun.Frame frame = new ThreadRun.Frame(program.functions().get(key[at]), key[at]);
      frame.pc = key[at + 1];
      frame.registers[0] = key[at + 2];
      at += 3;
      for (int register : live(frame)) {
        if (register != 0) {
          frame.registers[register] = key[at++];
        }
      }
      run.frames.add(frame);
    }
  }

  /** Makes {@code run} of another thread of the group what {@code key} says of one. */
  void readTwin(int[] key, ThreadRun run, Alike group) {
    readAll(key, run);
    exchangeRanges(key[0], run, group);
    for (ThreadRun.Frame frame : run.frames) {
      for (int register : live(frame)) {
        if (register != 0) {
          frame.registers[register] =
              twin(frame, register, frame.registers[register], key[0], run.thread(), group);
        }
      }
    }
    for (int a = 0; a < run.arguments.length; a++) {
      ThreadRun.Frame top = run.frames.get(run.frames.size() - 1);
      int register = run.action().args()[a];
      run.arguments[a] = twin(top, register, run.arguments[a], key[0], run.thread(), group);
    }
  }

  private static int twin(
      ThreadRun.Frame frame, int register, int value, int from, int to, Alike group) {
    return group.register(frame.function, frame.pc, register, value, from, to);
  }

  private void exchangeRanges(int from, ThreadRun run, Alike group) {
    for (Field field : program.layout().fields()) {
      if (field.region() == Field.Region.TASK && field.holdsRanges()) {
        int limit = field.first() + field.size();
        for (int i = field.first(); i < limit && run.own[i] != 0; i++) {
          int range = group.range(field.range(run.own[i]), from, run.thread());
          run.own[i] = field.withRange(run.own[i], range);
        }
        sortDescending(run.own, field.first(), limit);
      }
    }
  }

  private static void sortDescending(int[] values, int from, int to) {
    Arrays.sort(values, from, to);
    for (int i = from, k = to - 1; i < k; i++, k--) {
      int value = values[i];
      values[i] = values[k];
      values[k] = value;
    }
  }

  /** Makes {@code run} what {@code key} says, the arguments of its next action included. */
  void readAll(int[] key, ThreadRun run) {
    read(key, run);
    int at = framesAt + 3 * key[DEPTH];
    for (ThreadRun.Frame frame : run.frames) {
      at += count(live(frame));
    }
    run.arguments = Arrays.copyOfRange(key, at, key.length);
  }

  /** Where {@code key} names frames: in pairs a place, and the value that names frame 0 there. */
  int[] framesNamed(int[] key, FrameRegisters registers) {
    IntStream.Builder places = IntStream.builder();
    for (Field field : program.layout().fields()) {
      boolean holds = field.region() == Field.Region.TASK && field.holdsFrames();
      for (int i = 0; holds && i < field.size(); i++) {
        places.add(OWN + field.first() + i).add(field.framesFrom());
      }
    }
    int at = framesAt;
    for (int f = 0; f < key[DEPTH]; f++) {
      int function = key[at];
      Instruction next = program.functions().get(function).code()[key[at + 1]];
      int[] live = live(next, program.functions().get(function).live()[key[at + 1]]);
      at += 3;
      for (int register : live) {
        if (register != 0) {
          addFrame(places, registers, function, register, at++);
        }
      }
      for (int a = 0; f == key[DEPTH] - 1 && at < key.length; a++) {
        addFrame(places, registers, function, next.args()[a], at++);
      }
    }
    return places.build().toArray();
  }

  private static void addFrame(
      IntStream.Builder places, FrameRegisters registers, int function, int register, int at) {
    if (registers.holdsFrame(function, register)) {
      places.add(at).add(0);
    }
  }

  /** The calls, outermost first; the last is at an action with these arguments. */
  List<Futures.Frame> frames(int[] key, int[] arguments) {
    List<Futures.Frame> frames = new ArrayList<>();
    int at = framesAt;
    for (int f = 0; f < key[DEPTH]; f++) {
      ThreadCode code = program.functions().get(key[at]);
      int[] registers = new int[code.registers()];
      registers[0] = key[at + 2];
      int next = at + 3;
      for (int register : live(code.code()[key[at + 1]], code.live()[key[at + 1]])) {
        if (register != 0) {
          registers[register] = key[next++];
        }
      }
      boolean last = f == key[DEPTH] - 1;
      frames.add(new Futures.Frame(key[at], key[at + 1], registers, last ? arguments : null));
      at = next;
    }
    return frames;
  }

  /** Whether a live register has {@code value}. */
  boolean hasLocal(int[] key, int value) {
    int at = framesAt;
    for (int f = 0; f < key[DEPTH]; f++) {
      ThreadCode code = program.functions().get(key[at]);
      int live = count(code.live()[key[at + 1]]);
      for (int i = 0; i < live; i++) {
        if (key[at + 3 + i] == value) {
          return true;
        }
      }
      at += 3 + live;
    }
    for (; at < key.length; at++) {
      if (key[at] == value) {
        return true;
      }
    }
    return false;
  }

  /** The sites of the calls, outermost first, and of the next action. */
  int[] stack(int[] key) {
    int[] sites = new int[key[DEPTH]];
    int at = framesAt;
    for (int f = 0; f < sites.length; f++) {
      ThreadCode code = program.functions().get(key[at]);
      sites[f] = code.code()[key[at + 1]].site();
      at += 3 + count(code.live()[key[at + 1]]);
    }
    return sites;
  }

  /** Functions and pcs of the frames, outermost first, in pairs. */
  int[] calls(int[] key) {
    int[] calls = new int[2 * key[DEPTH]];
    int at = framesAt;
    for (int f = 0; f < key[DEPTH]; f++) {
      calls[2 * f] = key[at];
      calls[2 * f + 1] = key[at + 1];
      at += 3 + count(program.functions().get(key[at]).live()[key[at + 1]]);
    }
    return calls;
  }

  /** The notifier that each frame runs for, outermost first; -1 outside a driver. */
  int[] instances(int[] key) {
    int[] instances = new int[key[DEPTH]];
    int at = framesAt;
    for (int f = 0; f < instances.length; f++) {
      instances[f] = key[at + 2];
      at += 3 + count(program.functions().get(key[at]).live()[key[at + 1]]);
    }
    return instances;
  }

  private int size(ThreadRun run) {
    int size = run.arguments.length;
    for (ThreadRun.Frame frame : run.frames) {
      size += 3 + count(live(frame));
    }
    return size;
  }

  private static int[] live(ThreadRun.Frame frame) {
    return live(frame.code.code()[frame.pc], frame.code.live()[frame.pc]);
  }

  private static int[] live(Instruction at, int[] registers) {
    boolean suspends =
        at.code() == Opcode.ACT || at.code() == Opcode.CALL || at.code() == Opcode.CALL_BACK;
    return suspends ? registers : new int[0];
  }

  private static int count(int[] live) {
    int count = 0;
    for (int register : live) {
      count += register == 0 ? 0 : 1;
    }
    return count;
  }
}
