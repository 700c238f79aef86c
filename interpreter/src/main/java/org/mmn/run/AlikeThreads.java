package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmn.compile.Alike;
import org.mmn.compile.Program;
import org.mmn.explore.Symmetry;
import org.mmn.state.Field;
import org.mmn.state.MachineState;

/**
 * Puts threads that are alike in order: by where they are, then by what they have to themselves (Ip
 * and Dill, "Better verification through symmetry", 1996).
 *
 * <p>Limits: the order does not look at which of them waits for which other one's SRCU section, so
 * that some states that differ in nothing else are kept apart.
 */
public final class AlikeThreads<S extends MachineState> implements Symmetry<S> {
  private final Machine<S> machine;
  private final Sight sight;
  private final int threads;
  private final List<Alike> groups;
  private final List<Field> named = new ArrayList<>();
  private final List<Field> perThread = new ArrayList<>();
  private final int[] same;

  /**
   * @param groups those of the program that are alike
   */
  public AlikeThreads(Program program, List<Alike> groups, Machine<S> machine) {
    this(program, groups, machine, new Sight() {});
  }

  /** An order that does not depend on frames' numbers, after which frames are numbered. */
  public static <S extends MachineState> Symmetry<S> before(
      AlikeFrames<S> frames, Program program, List<Alike> groups, Machine<S> machine) {
    return new AlikeThreads<>(program, groups, machine, frames).then(frames::settle);
  }

  private AlikeThreads(Program program, List<Alike> groups, Machine<S> machine, Sight sight) {
    this.machine = machine;
    this.sight = sight;
    this.threads = program.world().threads().size();
    this.groups = groups;
    for (Field field : program.layout().fields()) {
      if (field.region() == Field.Region.SHARED && program.written()[field.number()]) {
        if (field.holdsThreads()) {
          named.add(field);
        }
        if (field.perThread() > 0) {
          perThread.add(field);
        }
      }
    }
    this.same = new int[threads];
    Arrays.setAll(same, t -> t);
  }

  @Override
  public int[] settle(S state) {
    sight.look(state);
    int[] order = same;
    for (Alike group : groups) {
      order = sort(state, group, order);
    }
    if (order != same) {
      machine.exchange(state, groups, order);
    }
    return order;
  }

  /** Sorts the threads of a group; makes another array when their order changes. */
  private int[] sort(S state, Alike group, int[] before) {
    int[] order = before;
    int[] members = group.members();
    for (int i = 1; i < members.length; i++) {
      for (int k = i; k > 0; k--) {
        int low = order[members[k - 1]];
        int high = order[members[k]];
        if (compare(state, group, low, high) <= 0) {
          break;
        }
        order = order == same ? same.clone() : order;
        order[members[k - 1]] = high;
        order[members[k]] = low;
      }
    }
    return order;
  }

  private int compare(S state, Alike group, int a, int b) {
    Position one = kind(state, group, a);
    Position other = kind(state, group, b);
    int order = one == other ? 0 : sight.compare(one, other);
    for (Alike.Element own : group.elements()) {
      if (order != 0) {
        return order;
      }
      order =
          Integer.compare(
              element(state, own.field(), own.of(a)), element(state, own.field(), own.of(b)));
    }
    return order != 0 ? order : compareShared(state, a, b);
  }

  private int element(S state, Field field, int index) {
    return sight.value(field, state.get(field, index));
  }

  /** Where a thread is, as what is the same for all of the group that are there. */
  private Position kind(S state, Alike group, int thread) {
    return machine.twin(group, state.position(thread), group.members()[0]);
  }

  private int compareShared(S state, int a, int b) {
    for (Field field : named) {
      for (int i = 0; i < field.size(); i++) {
        int holder = state.get(field, i) - field.threadsFrom();
        if (holder == a || holder == b) {
          return holder == a ? 1 : -1;
        }
      }
    }
    for (Field field : perThread) {
      int rows = field.perThread() == 1 ? field.size() / threads : 0;
      for (int row = 0; row < rows; row++) {
        int order =
            Integer.compare(
                state.get(field, row * threads + a), state.get(field, row * threads + b));
        if (order != 0) {
          return order;
        }
      }
    }
    return 0;
  }
}
