package org.mmn.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.run.Twins.Told;

/**
 * The standing oracle: one scenario, searched in all the ways that have to come to the same. Says
 * where they differ. Safe for use by several threads.
 */
public final class Oracle {
  private static final List<Boolean> BOTH = List.of(false, true);
  private static final Crew TWO = new Crew(2, task -> new Thread(task, "second").start());

  /** How many of the ways that have to come to the same number for number one scenario is asked. */
  private static final int DRAWN = 3;

  private static final Schedule START = new Schedule(List.of());

  private final Mmn mmn;
  private final int maxStates;

  /**
   * @param maxStates beyond which a scenario is left alone
   */
  public Oracle(Mmn mmn, int maxStates) {
    this.mmn = mmn;
    this.maxStates = maxStates;
  }

  /** The defaults, with fusion alone or nothing at all. */
  public static Options options(boolean fuse) {
    return Options.DEFAULT.with(new Reductions(fuse, false, false));
  }

  /**
   * A way to search.
   *
   * @param reductions what is left out, whatever the size of the search
   * @param crew how many search together
   */
  public record Way(Reductions reductions, int crew) {
    @Override
    public String toString() {
      return reductions + " by " + crew;
    }
  }

  /** All ways by so many, with every combination of reductions; the last has all of them. */
  private static List<Way> ways(int crew) {
    List<Way> all = new ArrayList<>();
    for (boolean fuse : BOTH) {
      for (boolean por : BOTH) {
        BOTH.forEach(
            symmetry -> all.add(new Way(new Reductions(fuse, por, symmetry).always(), crew)));
      }
    }
    return all;
  }

  /** The scenario of {@code first}, which is compiled already. */
  private Result again(Result first, Way way) {
    Options options = options(way.reductions()).with(way.crew() == 1 ? Crew.ALONE : TWO);
    return new Verification(first.scenario(), options, START, first.program()).run();
  }

  private Options options(Reductions reductions) {
    return Options.DEFAULT.with(Map.of(), maxStates).with(reductions);
  }

  /**
   * What is not the same: empty when all is well.
   *
   * @param differences what differed
   * @param complete whether every search saw everything
   * @param findings how many there were
   * @param saved how many states the reductions saved
   * @param ways in which it was searched
   */
  public record Answer(
      List<String> differences, boolean complete, int findings, int saved, List<Way> ways) {}

  /** Asks of a scenario; its text says which of the ways by two are tried. */
  public Answer ask(Loaded file, int scenario, KernelVersion version) {
    Result whole = mmn.check(file, scenario, version, options(Reductions.NONE));
    int count = whole.outcome().findings().size();
    if (!whole.outcome().complete()) {
      return new Answer(List.of(), false, count, 0, List.of());
    }
    List<String> differences = new ArrayList<>();
    Map<Reductions, Result> byOne = new LinkedHashMap<>();
    List<Way> ways = new ArrayList<>(ways(1));
    for (Way way : ways) {
      Result reduced = again(whole, way);
      same(differences, way.toString(), whole, reduced);
      byOne.put(way.reductions(), reduced);
    }
    for (Way way : drawn(ways(2), Objects.hash(file.file().text(), scenario, version.toString()))) {
      differ(differences, way.toString(), all(byOne.get(way.reductions())), all(again(whole, way)));
      ways.add(way);
    }
    int saved = whole.outcome().states() - byOne.get(Reductions.ALL.always()).outcome().states();
    twins(differences, whole, version);
    return new Answer(differences, true, count, saved, ways);
  }

  private static List<Way> drawn(List<Way> from, long seed) {
    Collections.shuffle(from, new Random(seed));
    return from.subList(0, DRAWN);
  }

  private static void same(List<String> differences, String how, Result whole, Result reduced) {
    differ(differences, how, told(whole), told(reduced));
    differ(differences, how + ": hints", whole.hints(), reduced.hints());
    if (reduced.outcome().shortest() && whole.outcome().shortest()) {
      differ(differences, how + ": shortest runs", runs(whole), runs(reduced));
    }
    int added = reduced.outcome().states() - whole.outcome().states();
    if (added > 0 || !reduced.outcome().complete()) {
      differences.add(how + ": adds " + added + " states");
    }
  }

  private void twins(List<String> differences, Result whole, KernelVersion version) {
    Limits limits = new Limits(maxStates, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
    Twins twins = new Twins(whole.program(), version, limits);
    Told packed = twins.packed(true);
    differ(differences, "apart, fused", packed, twins.apart(true));
    Told wide = twins.packed(false);
    differ(differences, "apart", wide, twins.apart(false));
    differ(differences, "plain", wide, twins.plain());
    differ(differences, "watched", wide.safety(), twins.watched().safety());
    differ(differences, "what fusion comes to", wide.essence(), packed.essence());
    differ(differences, "ends, some move", wide.ends(), twins.persistentEnds(false));
    differ(differences, "ends, some move, fused", wide.ends(), twins.persistentEnds(true));
    differ(differences, "search alone", told(whole), wide.findings());
    if (wide.states() != whole.outcome().states()) {
      differences.add("states " + wide.states() + " and " + whole.outcome().states());
    }
  }

  private static void differ(List<String> differences, String what, Object one, Object other) {
    if (!one.equals(other)) {
      differences.add(what + ": " + one + " but " + other);
    }
  }

  private static Set<String> told(Result result) {
    return Twins.names(result.outcome().findings());
  }

  /** All that a search says, number for number. */
  private static List<Object> all(Result result) {
    Outcome outcome = result.outcome();
    return List.of(
        outcome.states(),
        outcome.moves(),
        outcome.depth(),
        outcome.limit(),
        outcome.findings().stream().map(f -> f.verdict() + f.subjects()).toList(),
        result.hints(),
        outcome.shortest(),
        outcome.runs());
  }

  /** Each finding's runs, step by step (rule 2). */
  private static Set<String> runs(Result result) {
    Set<String> runs = new TreeSet<>();
    for (Finding f : result.outcome().findings()) {
      for (Object witness : f.witnesses()) {
        Schedule run = result.outcome().runs().get(witness);
        if (run != null && !(witness instanceof Liveness.Counterexample)) {
          String name = f.verdict() + new TreeSet<>(f.subjects()) + " " + witness;
          runs.add(name + " " + run.switches() + " switches: " + run.steps());
        }
      }
    }
    return runs;
  }
}
