package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * @param maxStates beyond which a scenario is left alone
   */
  public Oracle(Mmn mmn, int maxStates) {
    this.mmn = mmn;
    this.maxStates = maxStates;
  }

  /** The defaults, with fusion or without. */
  public static Options options(boolean fuse) {
    return options(fuse, Options.DEFAULT.maxStates());
  }

  private static Options options(boolean fuse, int states) {
    Options d = Options.DEFAULT;
    return new Options(
        d.constants(), states, d.maxDepth(), d.maxBytes(), d.stop(), d.progress(), fuse);
  }

  /**
   * What is not the same: empty when all is well.
   *
   * @param differences what differed
   * @param complete whether every search saw everything
   * @param findings how many there were
   * @param saved how many states fusion saved
   */
  public record Answer(List<String> differences, boolean complete, int findings, int saved) {}

  public Answer ask(Loaded file, int scenario, KernelVersion version) {
    Result fused = mmn.check(file, scenario, version, options(true, maxStates));
    Result unfused = mmn.check(file, scenario, version, options(false, maxStates));
    int saved = unfused.outcome().states() - fused.outcome().states();
    int count = fused.outcome().findings().size();
    if (!fused.outcome().complete() || !unfused.outcome().complete()) {
      return new Answer(List.of(), false, count, saved);
    }
    List<String> differences = new ArrayList<>();
    differ(differences, "fused", told(unfused), told(fused));
    differ(differences, "hints", unfused.hints(), fused.hints());
    if (fused.outcome().shortest() && unfused.outcome().shortest()) {
      differ(differences, "shortest runs", runs(unfused), runs(fused));
    }
    if (saved < 0) {
      differences.add("fusion adds " + -saved + " states");
    }
    twins(differences, fused, unfused, version);
    return new Answer(differences, true, count, saved);
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
