package org.mmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.mmn.model.Rig.Raised;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;

/** Two machines, the second with pages of the first in other places, that take the same steps. */
final class PageTwins {
  private static final int FULL = Integer.MAX_VALUE;

  final Rig one;
  final Rig other;
  private final ExchangedPages pages;
  private final int threads;

  /**
   * @param world puts all but the threads into a world; pages that change places are mapped, and so
   *     are those before them
   */
  PageTwins(int threads, UnaryOperator<Worlds> world, Set<String> used, ExchangedPages pages) {
    this.threads = threads;
    int[] mapping = new int[pages.to().length];
    for (int p = 0; p < mapping.length; p++) {
      mapping[pages.page(p)] = p;
    }
    this.pages = pages;
    one = new Rig(world.apply(Worlds.threads(threads)), used);
    other = new Rig(world.apply(Worlds.threads(threads).mapping(mapping)), used);
  }

  /** Lets pages be in locals. */
  PageTwins withLocals(int... locals) {
    for (int page : locals) {
      one.locals.add(page);
      other.locals.add(pages.page(page));
    }
    return this;
  }

  /** Whether the thread does not have to wait before it takes the action. */
  boolean canStep(int thread, String name, int... args) {
    return op(name).ways(one.view(), thread, args) > 0;
  }

  boolean holdsSome(int thread) {
    return one.view().own(one.fields().tasks().held.field(), thread, 0) != 0;
  }

  Op op(String name) {
    return one.primitives.op(name).orElseThrow();
  }

  /**
   * Takes the action in both machines, in all its ways.
   *
   * @param types of the outcome, and of the arguments
   * @return what is different then
   */
  List<String> step(int thread, String name, List<String> types, int... args) {
    int[] twins = new int[args.length];
    Arrays.setAll(twins, a -> pages.value(types.get(a + 1), args[a]));
    List<Integer> expected = new ArrayList<>(take(one, thread, name, args));
    expected.replaceAll(o -> o == FULL ? o : pages.value(types.get(0), o));
    List<Integer> found = new ArrayList<>(take(other, thread, name, twins));
    List<String> differences = new ArrayList<>();
    if (!found.equals(expected)) {
      differences.add("outcome: " + found + " for " + expected);
    }
    compareFaults(differences);
    compareFields(differences);
    return differences;
  }

  private static List<Integer> take(Rig rig, int thread, String name, int[] args) {
    Op op = rig.primitives.op(name).orElseThrow();
    int ways = op.ways(rig.view(), thread, args);
    boolean changes =
        op.footprint(thread, args).touches().stream().anyMatch(Footprint.Touch::write);
    assertThat(ways > 1 && changes).as("%s chooses what it changes", name).isFalse();
    List<Integer> outcomes = new ArrayList<>();
    rig.raised.clear();
    for (int way = 0; way < ways; way++) {
      try {
        outcomes.add(rig.step(thread, way, ways, name, args));
      } catch (CapacityExceeded full) {
        outcomes.add(FULL);
      }
    }
    return outcomes;
  }

  private void compareFaults(List<String> differences) {
    List<Raised> expected = one.raised.stream().map(pages::fault).toList();
    boolean same = expected.size() == other.raised.size();
    for (int i = 0; same && i < expected.size(); i++) {
      Raised raised = other.raised.get(i);
      same = raised.equals(expected.get(i)) || isOneOfSeveral(raised, expected.get(i));
    }
    if (!same) {
      differences.add("faults: " + other.raised + " for " + expected);
    }
  }

  /** Whether they name translations of the same kind that reach the same frame. */
  private boolean isOneOfSeveral(Raised one, Raised another) {
    if (one.kind() != Fault.USE_AFTER_FREE || another.kind() != Fault.USE_AFTER_FREE) {
      return false;
    }
    List<Integer> frames = reached(one);
    return FaultSubject.kind(one.subject()) == FaultSubject.kind(another.subject())
        && reached(another).stream().anyMatch(frames::contains);
  }

  /** What the translation that a fault of the second machine names may reach. */
  private List<Integer> reached(Raised raised) {
    int number = FaultSubject.number(raised.subject());
    Field devices = other.fields().devices().frame;
    Field cpus = other.fields().tables().cpus.frame;
    return switch (FaultSubject.kind(raised.subject())) {
      case DEVICE_MAPPING -> List.of(other.view().get(devices, number));
      case CPU_MAPPING ->
          IntStream.range(0, 2)
              .map(row -> other.view().get(cpus, row * cpus.size() / 2 + number))
              .filter(f -> f >= 0)
              .boxed()
              .toList();
      default -> List.of();
    };
  }

  private void compareFields(List<String> differences) {
    for (int f = 0; f < one.layout().fields().size(); f++) {
      Field field = one.layout().fields().get(f);
      Field twin = other.layout().fields().get(f);
      boolean shared = field.region() == Field.Region.SHARED;
      for (int t = 0; t < (shared ? 1 : threads); t++) {
        int[] expected = shared ? placed(field) : mapped(field, t);
        int[] found = values(other, twin, t);
        if (!Arrays.equals(found, expected)) {
          differences.add(
              field + ": " + Arrays.toString(found) + " for " + Arrays.toString(expected));
        }
      }
    }
  }

  private static int[] values(Rig rig, Field field, int thread) {
    boolean shared = field.region() == Field.Region.SHARED;
    return IntStream.range(0, field.size())
        .map(i -> shared ? rig.view().get(field, i) : rig.view().own(field, thread, i))
        .toArray();
  }

  private int[] placed(Field field) {
    int[] values = values(one, field, 0);
    int[] placed = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      placed[field.isPerPage() ? pages.element(i) : i] = values[i];
    }
    return placed;
  }

  private int[] mapped(Field field, int thread) {
    int[] values = values(one, field, thread);
    if (!field.holdsRanges()) {
      return values;
    }
    return Arrays.stream(values)
        .map(v -> v == 0 ? 0 : field.withRange(v, pages.range(field.range(v))))
        .boxed()
        .sorted(Comparator.reverseOrder())
        .mapToInt(v -> v)
        .toArray();
  }
}
