package org.mmn.state;

import static org.mmn.state.Footprint.ALL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Watches what an action touches, and fails on the first touch that its footprint does not declare.
 * What is beyond the fields (where threads are) it lets pass.
 */
public final class RecordingState implements Memory {
  private final Memory memory;
  private final Footprint footprint;
  private final List<Footprint.Touch> touched = new ArrayList<>();

  public RecordingState(Memory memory, Footprint footprint) {
    this.memory = memory;
    this.footprint = footprint;
  }

  @Override
  public int get(Field field, int index) {
    requireShared(field, index, false);
    return memory.get(field, index);
  }

  @Override
  public void set(Field field, int index, int value) {
    requireShared(field, index, true);
    memory.set(field, index, value);
  }

  @Override
  public int own(Field field, int thread, int index) {
    requireOwn(field, thread, false);
    return memory.own(field, thread, index);
  }

  /** The own fields of {@code thread}, watched as well. */
  public Own own(Own own, int thread) {
    return new Own() {
      @Override
      public int get(Field field, int index) {
        requireOwn(field, thread, false);
        return own.get(field, index);
      }

      @Override
      public void set(Field field, int index, int value) {
        requireOwn(field, thread, true);
        own.set(field, index, value);
      }
    };
  }

  /** What was read and written of SHARED fields so far. */
  public List<Footprint.Touch> touched() {
    return touched;
  }

  private void requireShared(Field field, int index, boolean write) {
    touched.add(new Footprint.Touch(field, ALL, index, write));
    require(
        field.region() == Field.Region.SHARED && footprint.contains(field, index, write),
        field + "[" + index + "]",
        write);
  }

  private void requireOwn(Field field, int thread, boolean write) {
    boolean declared =
        footprint.touches().stream()
            .anyMatch(
                t ->
                    t.field() == field
                        && (t.thread() == ALL || t.thread() == thread)
                        && (t.write() || !write));
    require(declared, field + " of thread " + thread, write);
  }

  private void require(boolean declared, String element, boolean write) {
    if (!declared) {
      throw new AssertionError(
          (write ? "wrote " : "read ") + element + ", not in " + describe(footprint));
    }
  }

  private static String describe(Footprint footprint) {
    return Arrays.toString(footprint.touches().toArray());
  }

  @Override
  public int position(int thread) {
    return memory.position(thread);
  }

  @Override
  public boolean inSomeLocal(int value) {
    return memory.inSomeLocal(value);
  }

  @Override
  public boolean ended(int thread) {
    return memory.ended(thread);
  }

  @Override
  public boolean blocked(int thread) {
    return memory.blocked(thread);
  }

  @Override
  public void fault(Fault kind, int subject) {
    memory.fault(kind, subject);
  }
}
