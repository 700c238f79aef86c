package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmn.compile.Alike;
import org.mmn.compile.FrameRegisters;
import org.mmn.compile.Program;
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
 * to another frame or by chance to the same one: a search that comes to that is given up.
 *
 * <p>Threads that are alike have to be in order before, and that order sees of a frame only what
 * does not depend on any thread's name: which place that is no thread's own names it first, or else
 * how many references it has and whether it is locked.
 *
 * <p>Limits: threads that differ only in which of them share a frame with which come as they are,
 * so that some states that differ in nothing else are kept apart.
 */
public final class AlikeFrames<S extends MachineState> implements Sight {
  private final Machine<S> machine;
  private final FrameRegisters registers;
  private final Frames frames;
  private final List<Field> named = new ArrayList<>();
  private final List<Field> perFrame = new ArrayList<>();

  /** Of the named fields, the elements that do not change places with threads. */
  private final List<int[]> fixed = new ArrayList<>();

  /** For each frame, what is known of it whichever thread is called what. */
  private final int[] ranks;

  /** By position, where it names frames. */
  private int[][] places = new int[256][];

  /** The frames as they come, {@link #found} of them so far. */
  private final int[] order;

  private final boolean[] isFound;
  private int found;

  /** What each frame comes to be called. */
  private final int[] numbers;

  private final FrameKinds kinds;

  /** By a position and what the frames that it names are to be called, where that is. */
  private final Map<Content, Integer> renumbered = new LinkedHashMap<>();

  private final Runnable mixed;

  private AlikeFrames(
      Program program,
      List<Alike> groups,
      Machine<S> machine,
      FrameRegisters registers,
      FrameKinds kinds,
      Runnable mixed) {
    this.machine = machine;
    this.kinds = kinds;
    this.registers = registers;
    this.mixed = mixed;
    this.frames = program.primitives().catalogues().frames();
    this.order = new int[frames.references.size()];
    this.isFound = new boolean[order.length];
    this.numbers = new int[order.length];
    this.ranks = new int[order.length];
    for (Field field : program.layout().fields()) {
      if (isKept(program, field)) {
        (field.holdsFrames() ? named : perFrame).add(field);
      }
    }
    for (Field field : named) {
      fixed.add(
          IntStream.range(0, field.size())
              .filter(i -> groups.stream().noneMatch(g -> isOwn(g, field, i)))
              .toArray());
    }
    machine.follow(this::applied);
  }

  /**
   * Empty where there is nothing to exchange, or where code may tell one from the other.
   *
   * @param groups the threads that are alike
   * @param mixed called when a frame is handed out while somebody names one that is free: then
   *     states that were taken for one may differ
   */
  public static <S extends MachineState> Optional<AlikeFrames<S>> of(
      Program program, List<Alike> groups, Machine<S> machine, Runnable mixed) {
    int count = program.primitives().catalogues().frames().references.size();
    FrameKinds kinds = new FrameKinds(program, count);
    return kinds.areAllDifferent()
        ? Optional.empty()
        : FrameRegisters.in(program)
            .map(r -> new AlikeFrames<>(program, groups, machine, r, kinds, mixed));
  }

  private static boolean isKept(Program program, Field field) {
    return field.region() == Field.Region.SHARED
        && (field.holdsFrames() || field.isPerFrame())
        && program.written()[field.number()];
  }

  /** Whether an element changes places with the threads of a group. */
  private static boolean isOwn(Alike group, Field field, int index) {
    return group.elements().stream()
        .filter(e -> e.field() == field)
        .anyMatch(e -> Arrays.stream(group.members()).anyMatch(m -> e.of(m) == index));
  }

  @Override
  public void look(View state) {
    Arrays.fill(ranks, 0);
    int ranked = 0;
    for (int n = 0; n < fixed.size(); n++) {
      Field field = named.get(n);
      for (int i : fixed.get(n)) {
        int frame = state.get(field, i) - field.framesFrom();
        if (frame >= 0 && ranks[frame] == 0) {
          ranks[frame] = ++ranked;
        }
      }
    }
    for (int f = 0; f < ranks.length; f++) {
      ranks[f] = ranks[f] == 0 ? ranks.length + 1 + known(state, f) : ranks[f];
    }
  }

  /** What is known of a frame beside where it is named; of a thread, whether there is one. */
  private int known(View state, int frame) {
    int known = kinds.of(frame);
    for (Field field : perFrame) {
      int value = state.get(field, frame);
      known =
          field.holdsThreads()
              ? known * 2 + (value >= field.threadsFrom() ? 1 : 0)
              : known * (field.high() - field.low() + 1) + value - field.low();
    }
    return known;
  }

  @Override
  public int compare(Position a, Position b) {
    int[] inA = places(a.number);
    int[] inB = places(b.number);
    if (inA.length == 0 && inB.length == 0) {
      return Arrays.compare(a.key, b.key);
    }
    int nextA = 0;
    int nextB = 0;
    for (int i = 0; i < Math.min(a.key.length, b.key.length); i++) {
      int valueA = a.key[i];
      int valueB = b.key[i];
      if (nextA < inA.length && inA[nextA] == i) {
        valueA = ranked(valueA, inA[nextA + 1]);
        nextA += 2;
      }
      if (nextB < inB.length && inB[nextB] == i) {
        valueB = ranked(valueB, inB[nextB + 1]);
        nextB += 2;
      }
      if (valueA != valueB) {
        return Integer.compare(valueA, valueB);
      }
    }
    return Integer.compare(a.key.length, b.key.length);
  }

  @Override
  public int value(Field field, int value) {
    return field.holdsFrames() ? ranked(value, field.framesFrom()) : value;
  }

  private int ranked(int value, int first) {
    return value < first ? value : first + ranks[value - first];
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

  /** Makes {@code state} the one that stands for all that become it when frames change places. */
  void settle(S state) {
    order(state);
    addRest(state);
    kinds.number(order, numbers);
    boolean same = true;
    for (int f = 0; f < numbers.length; f++) {
      same &= numbers[f] == f;
    }
    if (!same) {
      exchange(state);
    }
  }

  /** Finds the frames that are named somewhere, in a fixed order of the places. */
  private void order(View state) {
    Arrays.fill(isFound, false);
    found = 0;
    for (Field field : named) {
      for (int i = 0; i < field.size(); i++) {
        add(state.get(field, i) - field.framesFrom());
      }
    }
    for (int t = 0; t < machine.threads(); t++) {
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
    if (frame >= 0 && !isFound[frame]) {
      isFound[frame] = true;
      order[found++] = frame;
    }
  }

  /** Adds those that are in use, by what is known of them, and then those that are not. */
  private void addRest(View state) {
    int first = found;
    for (int f = 0; f < order.length; f++) {
      if (!isFound[f] && !frames.isFree(state, f)) {
        add(f);
        for (int at = found - 1; at > first && compare(state, order[at - 1], f) > 0; at--) {
          order[at] = order[at - 1];
          order[at - 1] = f;
        }
      }
    }
    for (int f = 0; f < order.length; f++) {
      add(f);
    }
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
    int[] positions = new int[machine.threads()];
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
        ? renumbered.computeIfAbsent(new Content(names), r -> renumberedContent(content, at, names))
        : position;
  }

  private int renumberedContent(int[] content, int[] at, int[] names) {
    int[] changed = content.clone();
    for (int i = 0; i < at.length; i += 2) {
      changed[at[i]] = names[1 + i / 2];
    }
    return machine.positionOf(changed);
  }

  private int[] places(int position) {
    if (position >= places.length) {
      places = Arrays.copyOf(places, Math.max(position + 1, 2 * places.length));
    }
    int[] known = places[position];
    if (known == null) {
      known = machine.framesNamed(position, registers);
      places[position] = known;
    }
    return known;
  }
}
