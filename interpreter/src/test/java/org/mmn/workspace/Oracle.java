package org.mmn.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Outcome;
import org.mmn.explore.Schedule;
import org.mmn.explore.store.Storage;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.run.Twins.Told;

/**
 * The standing oracle: one scenario, searched in all the ways that have to come to the same. Says
 * where they differ. Safe for use by several threads.
 */
public final class Oracle {
  private static final Crew TWO = new Crew(2, task -> new Thread(task, "second").start());

  private static final Storage FINGERPRINTS = new Storage(true, Optional.empty());

  /** How many of the ways that are not by one worker with exact states are usually tried. */
  private static final int DRAWN = 4;

  private static final Schedule START = new Schedule(List.of());

  private final Mmn mmn;
  private final int maxStates;
  private final int drawn;

  /**
   * @param maxStates beyond which a scenario is left alone
   */
  public Oracle(Mmn mmn, int maxStates) {
    this(mmn, maxStates, DRAWN);
  }

  private Oracle(Mmn mmn, int maxStates, int drawn) {
    this.mmn = mmn;
    this.maxStates = maxStates;
    this.drawn = drawn;
  }

  /** One that tries every way of every scenario. */
  public static Oracle ofAllWays(Mmn mmn, int maxStates) {
    return new Oracle(mmn, maxStates, Way.OTHERS.size());
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
   * @param fingerprints whether states are told apart by those alone
   */
  public record Way(Reductions reductions, int crew, boolean fingerprints) {
    private static final List<Way> ALL = all();
    static final List<Way> BY_ONE = ALL.stream().filter(Way::isPlain).toList();
    static final List<Way> OTHERS = ALL.stream().filter(w -> !w.isPlain()).toList();

    private static List<Way> all() {
      List<Way> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        Reductions some = new Reductions((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
        all.add(new Way(some.always(), (i & 8) == 0 ? 1 : 2, (i & 16) != 0));
      }
      return List.copyOf(all);
    }

    private boolean isPlain() {
      return crew == 1 && !fingerprints;
    }

    /** Some of those that have to come to the same as one worker with exact states, by a seed. */
    static List<Way> drawn(int count, long seed) {
      List<Way> drawn = new ArrayList<>(OTHERS);
      Collections.shuffle(drawn, new Random(seed));
      return drawn.subList(0, count);
    }

    @Override
    public String toString() {
      return reductions + " by " + crew + (fingerprints ? ", fingerprints" : "");
    }
  }

  /** The scenario of {@code first}, which is compiled already. */
  private Result again(Result first, Way way) {
    Options options =
        options(way.reductions())
            .with(
                new Large(
                    way.crew() == 1 ? Crew.ALONE : TWO,
                    way.fingerprints() ? FINGERPRINTS : Storage.EXACT,
                    Checkpoint.none()));
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

  /** Asks of a scenario; its text says which ways are tried. */
  public Answer ask(Loaded file, int scenario, KernelVersion version) {
    Result whole = mmn.check(file, scenario, version, options(Reductions.NONE));
    int count = whole.outcome().findings().size();
    if (!whole.outcome().complete()) {
      return new Answer(List.of(), false, count, 0, List.of());
    }
    List<String> differences = new ArrayList<>();
    Map<Reductions, Result> byOne = new LinkedHashMap<>();
    List<Way> ways = new ArrayList<>(Way.BY_ONE);
    for (Way way : ways) {
      boolean isWhole = way.reductions().equals(Reductions.NONE.always());
      Result reduced = isWhole ? whole : again(whole, way);
      same(differences, way.toString(), whole, reduced);
      byOne.put(way.reductions(), reduced);
    }
    for (Way way :
        Way.drawn(drawn, Objects.hash(file.file().text(), scenario, version.toString()))) {
      differ(differences, way.toString(), all(byOne.get(way.reductions())), all(again(whole, way)));
      ways.add(way);
    }
    int saved = whole.outcome().states() - byOne.get(Reductions.ALL.always()).outcome().states();
    twins(differences, whole, version);
    return new Answer(differences, true, count, saved, ways);
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
    for (boolean fuse : new boolean[] {false, true}) {
      twins
          .persistentEnds(fuse)
          .ifPresent(e -> differ(differences, "ends, some move, fused " + fuse, wide.ends(), e));
    }
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
