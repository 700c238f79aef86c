package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.compile.Alike;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Program;
import org.mmn.explore.Symmetry;
import org.mmn.model.Action;
import org.mmn.model.mm.Frames;
import org.mmn.state.Field;
import org.mmn.state.MachineState;
import org.mmn.state.View;

/**
 * Numbers frames by where they are named first: in fields, then by threads; then come those that
 * are in use though nobody names them, then free ones. Frames are all alike, but for one thing: the
 * allocator hands out the lowest that is free. That makes no difference as long as nobody names a
 * free frame just then. A thread that does may find that the page it has looked up is mapped again,
 * to another frame or by chance to the same one: such programs tell frames apart.
 *
 * <p>Limits: where threads that are alike may have frames of their own, frames are told apart; else
 * how many states are kept would depend on which thread of them comes first.
 */
public final class AlikeFrames<S extends MachineState> implements Symmetry<S> {
  private static final int UNNAMED = -1;

  private final Machine<S> machine;
  private final FrameRegisters registers;
  private final Frames frames;
  private final List<Field> named = new ArrayList<>();
  private final List<Field> perFrame = new ArrayList<>();
  private final int[] sameThreads;

  /** By position, where it names frames. */
  private int[][] places = new int[256][];

  /** The frames as they come, {@link #found} of them so far, and for each what it comes to be. */
  private final int[] order;

  private final int[] numbers;
  private int found;
  private final Map<Renumbered, Integer> renumbered = new LinkedHashMap<>();
  private final Runnable mixed;

  /** A position, and what the frames that it names are to be called. */
  private record Renumbered(int[] content) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Renumbered r && Arrays.equals(content, r.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }

  private AlikeFrames(
      Program program, Machine<S> machine, FrameRegisters registers, Runnable mixed) {
    this.machine = machine;
    this.registers = registers;
    this.mixed = mixed;
    this.frames = program.primitives().catalogues().frames();
    this.order = new int[frames.references.size()];
    this.numbers = new int[order.length];
    for (Field field : program.layout().fields()) {
      if (isKept(program, field)) {
        (field.holdsFrames() ? named : perFrame).add(field);
      }
    }
    this.sameThreads = new int[machine.threads()];
    Arrays.setAll(sameThreads, t -> t);
    machine.follow(this::applied);
  }

  /**
   * Empty where there is nothing to exchange, or where code may tell one from the other.
   *
   * @param mixed called when a frame is handed out while somebody names one that is free: then
   *     states that were taken for one may differ
   */
  public static <S extends MachineState> Optional<AlikeFrames<S>> of(
      Program program, Machine<S> machine, Runnable mixed) {
    int count = program.primitives().catalogues().frames().references.size();
    boolean fixed =
        program.layout().fields().stream()
            .anyMatch(f -> !isKept(program, f) && tellsApart(program, f));
    return count < 2 || fixed
        ? Optional.empty()
        : FrameRegisters.in(program)
            .filter(r -> Alike.in(program).stream().noneMatch(g -> haveFrames(g, r)))
            .map(r -> new AlikeFrames<>(program, machine, r, mixed));
  }

  private static boolean haveFrames(Alike group, FrameRegisters registers) {
    return group.arrays().keySet().stream().anyMatch(Field::holdsFrames)
        || group.steps().keySet().stream().anyMatch(registers::holdsAny);
  }

  private static boolean isKept(Program program, Field field) {
    return field.region() == Field.Region.SHARED
        && (field.holdsFrames() || field.isPerFrame())
        && program.written()[field.number()];
  }

  /** Whether a field that nobody writes says something of one frame and not of another. */
  private static boolean tellsApart(Program program, Field field) {
    if (field.region() == Field.Region.TASK || field.size() == 0) {
      return false;
    }
    int[] initial = program.initial();
    int first = initial[field.first()];
    for (int i = field.first(); i < field.first() + field.size(); i++) {
      boolean names = field.holdsFrames() && initial[i] >= field.framesFrom();
      if (names || (field.isPerFrame() && initial[i] != first)) {
        return true;
      }
    }
    return false;
  }

  private void applied(View state, Action action, int outcome) {
    if (action.op().takesFrame() && outcome >= 0) {
      order(state);
      for (int i = 0; i < found; i++) {
        if (order[i] == outcome || frames.isFree(state, order[i])) {
          mixed.run();
        }
      }
    }
  }

  @Override
  public int[] settle(S state) {
    order(state);
    addRest(state);
    boolean same = true;
    for (int f = 0; f < order.length; f++) {
      same &= order[f] == f;
    }
    if (!same) {
      exchange(state);
    }
    return sameThreads;
  }

  /** Finds the frames that are named somewhere, in a fixed order of the places. */
  private void order(View state) {
    Arrays.fill(numbers, UNNAMED);
    found = 0;
    for (Field field : named) {
      for (int i = 0; i < field.size(); i++) {
        add(state.get(field, i) - field.framesFrom());
      }
    }
    for (int t = 0; t < sameThreads.length; t++) {
      int position = state.position(t);
      int[] at = places(position);
      if (at.length > 0) {
        int[] content = machine.content(position);
        for (int i = 0; i < at.length; i += 2) {
          add(content[at[i]] - at[i + 1]);
        }
      }
    }
  }

  private void add(int frame) {
    if (frame >= 0 && numbers[frame] == UNNAMED) {
      numbers[frame] = found;
      order[found++] = frame;
    }
  }

  /** Adds those that are in use, by what is known of them, and then those that are not. */
  private void addRest(View state) {
    int first = found;
    for (int f = 0; f < numbers.length; f++) {
      if (numbers[f] == UNNAMED && !frames.isFree(state, f)) {
        add(f);
        for (int at = found - 1; at > first && compare(state, order[at - 1], f) > 0; at--) {
          place(at, order[at - 1]);
          place(at - 1, f);
        }
      }
    }
    for (int f = 0; f < numbers.length; f++) {
      add(f);
    }
  }

  private void place(int at, int frame) {
    order[at] = frame;
    numbers[frame] = at;
  }

  private int compare(View state, int a, int b) {
    for (Field field : perFrame) {
      int order = Integer.compare(state.get(field, a), state.get(field, b));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private void exchange(S state) {
    int[] positions = new int[sameThreads.length];
    for (int t = 0; t < positions.length; t++) {
      int position = state.position(t);
      positions[t] = places(position).length > 0 ? renumbered(position) : position;
    }
    machine.renumber(state, named, perFrame, numbers, positions);
  }

  private int renumbered(int position) {
    int[] content = machine.content(position);
    int[] at = places(position);
    int[] names = new int[1 + at.length / 2];
    names[0] = position;
    boolean changed = false;
    for (int i = 0; i < at.length; i += 2) {
      int frame = content[at[i]] - at[i + 1];
      int name = frame < 0 ? frame : numbers[frame];
      names[1 + i / 2] = name + at[i + 1];
      changed |= name != frame;
    }
    return changed
        ? renumbered.computeIfAbsent(new Renumbered(names), r -> written(content, at, names))
        : position;
  }

  private int written(int[] content, int[] at, int[] names) {
    int[] changed = content.clone();
    for (int i = 0; i < at.length; i += 2) {
      changed[at[i]] = names[1 + i / 2];
    }
    return machine.written(changed);
  }

  private int[] places(int position) {
    if (position >= places.length) {
      places = Arrays.copyOf(places, Math.max(position + 1, 2 * places.length));
    }
    int[] known = places[position];
    if (known == null) {
      known = machine.frames(position, registers);
      places[position] = known;
    }
    return known;
  }
}
