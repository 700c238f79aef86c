package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.explore.Finding;
import org.mmn.explore.Limits;
import org.mmn.explore.Liveness;
import org.mmn.explore.Schedule;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.run.Twins.Told;

/**
 * The standing oracle: one scenario, searched in all the ways that have to come to the same. Says
 * where they differ.
 */
public final class Oracle {
  private final Mmn mmn;
  private final int maxStates;
  private final List<Reductions> reductions;

  /**
   * One that tries fusion, and all reductions at once.
   *
   * @param maxStates beyond which a scenario is left alone
   */
  public Oracle(Mmn mmn, int maxStates) {
    this(mmn, maxStates, List.of());
  }

  private Oracle(Mmn mmn, int maxStates, List<Reductions> reductions) {
    this.mmn = mmn;
    this.maxStates = maxStates;
    this.reductions = reductions;
  }

  /** One that tries them in all other combinations too. */
  public static Oracle ofAllCombinations(Mmn mmn, int maxStates) {
    return new Oracle(
        mmn,
        maxStates,
        List.of(
            new Reductions(false, true, false),
            new Reductions(false, false, true),
            new Reductions(false, true, true),
            new Reductions(true, true, false),
            new Reductions(true, false, true)));
  }

  /** The defaults, with fusion alone or nothing at all. */
  public static Options options(boolean fuse) {
    return Options.DEFAULT.with(new Reductions(fuse, false, false));
  }

  private Result check(Loaded file, int scenario, KernelVersion version, Reductions reductions) {
    Options options = Options.DEFAULT.with(Map.of(), maxStates).with(reductions);
    return mmn.check(file, scenario, version, options);
  }

  /**
   * What is not the same: empty when all is well.
   *
   * @param differences what differed
   * @param complete whether every search saw everything
   * @param findings how many there were
   * @param saved how many states the reductions saved
   */
  public record Answer(List<String> differences, boolean complete, int findings, int saved) {}

  public Answer ask(Loaded file, int scenario, KernelVersion version) {
    Result whole = check(file, scenario, version, Reductions.NONE);
    int count = whole.outcome().findings().size();
    if (!whole.outcome().complete()) {
      return new Answer(List.of(), false, count, 0);
    }
    List<String> differences = new ArrayList<>();
    Result fused = check(file, scenario, version, new Reductions(true, false, false));
    same(differences, "fused", whole, fused);
    for (Reductions some : reductions) {
      same(differences, some.toString(), whole, check(file, scenario, version, some.always()));
    }
    Result all = check(file, scenario, version, Reductions.ALL.always());
    same(differences, "all", whole, all);
    int saved = whole.outcome().states() - all.outcome().states();
    twins(differences, fused, whole, version);
    return new Answer(differences, true, count, saved);
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

  private void twins(
      List<String> differences, Result fused, Result unfused, KernelVersion version) {
    Limits limits = new Limits(maxStates, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);
    Twins twins = new Twins(fused.program(), version, limits);
    Told packed = twins.packed(true);
    differ(differences, "map, fused", packed, twins.maps(true));
    differ(differences, "forgetful, fused", packed, twins.forgetful(true));
    Told wide = twins.packed(false);
    differ(differences, "map", wide, twins.maps(false));
    differ(differences, "forgetful", wide, twins.forgetful(false));
    differ(differences, "plain", wide, twins.plain());
    differ(differences, "watched", wide.findings(), twins.watched().findings());
    differ(differences, "what fusion comes to", wide.essence(), packed.essence());
    differ(differences, "ends, some move", wide.ends(), twins.persistent(false).ends());
    differ(differences, "ends, some move, fused", wide.ends(), twins.persistent(true).ends());
    differ(differences, "search alone, fused", told(fused), packed.findings());
    differ(differences, "search alone", told(unfused), wide.findings());
    if (wide.states() != unfused.outcome().states()) {
      differences.add("states " + wide.states() + " and " + unfused.outcome().states());
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
