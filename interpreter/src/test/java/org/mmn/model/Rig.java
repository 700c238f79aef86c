package org.mmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.MachineState;
import org.mmn.state.MapState;
import org.mmn.state.Own;
import org.mmn.state.RecordingState;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * A machine without code, for tests of ops: the test says which thread takes which action. All that
 * an action touches is checked against its footprint.
 */
public final class Rig implements MachineState.Positions {

  /** What an action did wrong. */
  public record Raised(Fault kind, int subject) {}

  public final Primitives primitives;
  public final List<Raised> raised = new ArrayList<>();
  public final Set<Integer> locals = new HashSet<>();
  private final StateLayout layout = new StateLayout();
  private final List<int[]> records = new ArrayList<>();
  private final Set<Integer> ended = new HashSet<>();
  private final MapState state;

  /** A machine that has every primitive. */
  public Rig(Worlds worlds) {
    this(worlds, Primitives.names());
  }

  public Rig(Worlds worlds, Set<String> used) {
    World world = worlds.build();
    primitives = Primitives.of(world, layout, used);
    int[] initial = new int[layout.sharedSlots()];
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED) {
        Arrays.fill(initial, field.first(), field.first() + field.size(), layout.initial(field));
      }
    }
    primitives.initialise((field, index, value) -> initial[field.first() + index] = value);
    int threads = world.threads().size();
    state = new MapState(layout, initial, this, (k, s) -> raised.add(new Raised(k, s)), threads);
    records.add(firstRecord());
  }

  private int[] firstRecord() {
    int[] record = new int[layout.taskSlots()];
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.TASK) {
        Arrays.fill(record, field.first(), field.first() + field.size(), layout.initial(field));
      }
    }
    return record;
  }

  public StateLayout layout() {
    return layout;
  }

  public View view() {
    return state;
  }

  public Catalogues fields() {
    return primitives.catalogues();
  }

  /** Takes the action once; it has to be possible, in one way. */
  public int step(int thread, String name, int... args) {
    return step(thread, 0, 1, name, args);
  }

  /** Takes the action in way {@code way} of {@code ways}. */
  public int step(int thread, int way, int ways, String name, int... args) {
    Op op = op(name);
    Footprint footprint = op.footprint(thread, args);
    RecordingState watched = new RecordingState(state, footprint);
    assertThat(op.ways(watched, thread, args)).as(name).isEqualTo(ways);
    int outcome = op.apply(watched, thread, args, way);
    int[] record = records.get(state.position(thread)).clone();
    op.settle(watched.own(own(record), thread), args, outcome);
    state.setPosition(thread, intern(record));
    return outcome;
  }

  /** Whether the thread has to wait before it can take the action. */
  public boolean waits(int thread, String name, int... args) {
    Op op = op(name);
    return op.ways(new RecordingState(state, op.footprint(thread, args)), thread, args) == 0;
  }

  public Reason reason(int thread, String name, int... args) {
    return op(name).reason(state, thread, args);
  }

  public Attempt attempt(String name, int... args) {
    return op(name).attempt(args);
  }

  /** Asks as a property does. */
  public int ask(String name, int... args) {
    Query query = (Query) op(name);
    return query.ask(new RecordingState(state, query.footprint(-1, args)), -1, args);
  }

  /** The one element of a TASK field of {@code thread}. */
  public int own(int thread, Field field) {
    return state.own(field, thread, 0);
  }

  public void end(int thread) {
    ended.add(state.position(thread));
  }

  private Op op(String name) {
    return primitives.op(name).orElseThrow();
  }

  private int intern(int[] record) {
    for (int i = 0; i < records.size(); i++) {
      if (Arrays.equals(records.get(i), record)) {
        return i;
      }
    }
    records.add(record);
    return records.size() - 1;
  }

  private static Own own(int[] record) {
    return new Own() {
      @Override
      public int get(Field field, int index) {
        return record[field.first() + index];
      }

      @Override
      public void set(Field field, int index, int value) {
        assertThat(value).as(field.name()).isBetween(field.low(), field.high());
        record[field.first() + index] = value;
      }
    };
  }

  @Override
  public int own(int position, Field field, int index) {
    return records.get(position)[field.first() + index];
  }

  @Override
  public boolean hasLocal(int position, int value) {
    return locals.contains(value);
  }

  @Override
  public boolean ended(int position) {
    return ended.contains(position);
  }

  @Override
  public boolean blocked(int position, View view) {
    return false;
  }
}
