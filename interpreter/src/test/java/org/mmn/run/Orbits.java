package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mmn.compile.Alike;
import org.mmn.compile.Program;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.explore.Outcome;
import org.mmn.explore.Progress;
import org.mmn.explore.Reduction;
import org.mmn.explore.Search;
import org.mmn.explore.Symmetry;
import org.mmn.state.PackedState;

/**
 * The states of a program, each as the least of all that it becomes when threads that are alike
 * change places, with the frames numbered in each.
 *
 * @param states how many there are
 * @param all the least of each of them
 * @param tried the least of each that is left where a search keeps the least
 * @param ordered the least of each that is left where a search puts threads in order
 * @param left how many are left there
 */
public record Orbits(
    int states, Set<List<Long>> all, Set<List<Long>> tried, Set<List<Long>> ordered, int left) {

  /**
   * Whether a search comes to the same whichever state it keeps of those that are alike, and the
   * order keeps no two of them. It may where the order cannot tell two threads apart that differ;
   * of what is asked here, none does.
   */
  public boolean agree() {
    return all.equals(tried) && all.equals(ordered) && left == all.size();
  }

  @Override
  public String toString() {
    return String.format(
        "%d states, %d of all, %d of those tried, %d of %d in order",
        states, all.size(), tried.size(), ordered.size(), left);
  }

  /** What a search came to. */
  private record Seen(int states, Set<List<Long>> least, boolean complete, boolean mixed) {}

  /**
   * Empty where nothing changes places, or something may that a search finds out only then, or not
   * every state is seen. So too where a sequence is written: its new values are names (rule 7) that
   * depend on what numbers locals hold, so that states differ that behave the same.
   */
  static Optional<Orbits> of(Twins twins, List<Alike> groups) {
    Program program = twins.program();
    Machine<PackedState> machine = Machine.packed(program, Fusion.NONE, 20);
    AtomicBoolean mixed = new AtomicBoolean();
    Optional<AlikeFrames<PackedState>> frames =
        AlikeFrames.of(program, groups, machine, () -> mixed.set(true));
    if ((groups.isEmpty() && frames.isEmpty()) || namesSequences(program)) {
      return Optional.empty();
    }
    Consumer<PackedState> numbered = s -> frames.ifPresent(f -> f.settle(s));
    Least least = new Least(machine, groups, numbered);
    Symmetry<PackedState> ordered =
        frames
            .map(f -> AlikeThreads.before(f, program, groups, machine))
            .orElseGet(() -> new AlikeThreads<>(program, groups, machine));
    List<Seen> seen =
        List.of(Symmetry.<PackedState>none(machine.threads()), least, ordered).stream()
            .map(symmetry -> seen(twins, machine, symmetry, least, mixed))
            .toList();
    Seen whole = seen.get(0);
    boolean open = seen.stream().anyMatch(s -> !s.complete || s.mixed);
    return open
        ? Optional.empty()
        : Optional.of(
            new Orbits(
                whole.states,
                whole.least,
                seen.get(1).least,
                seen.get(2).least,
                seen.get(2).states));
  }

  private static boolean namesSequences(Program program) {
    return program.layout().fields().stream()
        .anyMatch(
            f ->
                Twins.SEQUENCES.contains(f.name())
                    && f.size() > 0
                    && program.written()[f.number()]);
  }

  private static Seen seen(
      Twins twins,
      Machine<PackedState> machine,
      Symmetry<PackedState> symmetry,
      Least least,
      AtomicBoolean mixed) {
    Set<List<Long>> seen = new HashSet<>();
    List<Observer<PackedState>> observers = new ArrayList<>(twins.checks(machine));
    observers.add(new Settled(least, seen));
    mixed.set(false);
    Outcome outcome =
        new Search<>(
                new Search.Worker<>(machine, observers, Reduction.none(), symmetry),
                twins.limits(),
                Progress.silent())
            .run();
    return new Seen(outcome.states(), seen, outcome.complete(), mixed.get());
  }

  private record Settled(Least least, Set<List<Long>> seen) implements Observer<PackedState> {
    @Override
    public void reached(PackedState state, Sightings sightings) {
      PackedState settled = state.copy();
      least.settle(settled);
      seen.add(Arrays.stream(words(settled)).boxed().toList());
    }

    @Override
    public List<Finding> findings(boolean complete) {
      return List.of();
    }
  }

  /** Tries all orders of threads that are alike. */
  private record Least(
      Machine<PackedState> machine, List<Alike> groups, Consumer<PackedState> numbered)
      implements Symmetry<PackedState> {
    @Override
    public int[] settle(PackedState state) {
      int[] order = IntStream.range(0, machine.threads()).toArray();
      PackedState best = state.copy();
      numbered.accept(best);
      int[] chosen = order(state, 0, 0, order, order, best);
      state.load(words(best), 0);
      return chosen;
    }

    /** Tries what comes to each place of a group from {@code place} on, and in later groups. */
    private int[] order(
        PackedState state, int group, int place, int[] order, int[] least, PackedState best) {
      if (group == groups.size()) {
        PackedState changed = state.copy();
        machine.exchange(changed, groups, order);
        numbered.accept(changed);
        if (Arrays.compare(words(changed), words(best)) >= 0) {
          return least;
        }
        best.load(words(changed), 0);
        return order;
      }
      int[] members = groups.get(group).members();
      if (place == members.length) {
        return order(state, group + 1, 0, order, least, best);
      }
      int[] chosen = least;
      for (int i = place; i < members.length; i++) {
        int[] next = order.clone();
        next[members[place]] = order[members[i]];
        next[members[i]] = order[members[place]];
        chosen = order(state, group, place + 1, next, chosen, best);
      }
      return chosen;
    }
  }

  private static long[] words(PackedState state) {
    long[] words = new long[state.words()];
    state.store(words, 0);
    return words;
  }
}
