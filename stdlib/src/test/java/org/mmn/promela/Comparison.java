package org.mmn.promela;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.Twins;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;
import org.mmn.workspace.Result;

/**
 * What mmn and SPIN say of one scenario: mmn with nothing left out, and without lockdep's findings,
 * which are of all runs together.
 *
 * @param counted whether the states are to be as many
 */
record Comparison(
    String name,
    Set<String> ours,
    Set<String> theirs,
    int ourStates,
    int theirStates,
    boolean counted) {
  private static final int MAX_STATES = 20_000;

  /** A scenario as mmn sees it, and what it is in Promela. */
  record Translated(String name, Set<String> findings, int states, Model model) {}

  /**
   * @throws Unsayable when it cannot be compared
   */
  static Translated translate(Mmn mmn, String name, String text, Model.Locking locking) {
    Loaded loaded = mmn.load(new SourceFile(name, text), Map.of());
    if (!loaded.ok()) {
      throw new IllegalArgumentException(loaded.diagnostics() + "\n" + text);
    }
    return translate(mmn, name, loaded, loaded.scenarios().get(0), locking);
  }

  /**
   * The same of one of a file, under the newest of its versions.
   *
   * @throws Unsayable when it cannot be compared
   */
  static Translated translate(
      Mmn mmn, String name, Loaded file, Loaded.ScenarioRef scenario, Model.Locking locking) {
    Options options = Options.DEFAULT.with(Map.of(), MAX_STATES).with(Reductions.NONE);
    KernelVersion version = scenario.versions().get(scenario.versions().size() - 1);
    Result result = mmn.check(file, scenario.index(), version, options);
    if (!result.outcome().complete()) {
      throw new Unsayable("a bound of mmn");
    }
    Set<String> findings = new TreeSet<>(Twins.names(result.outcome().findings()));
    findings.removeIf(f -> f.startsWith("lockdep_"));
    Model model = new Model(result.scenario(), locking);
    return new Translated(name, findings, result.outcome().states(), model);
  }

  static Comparison of(Translated one) throws IOException, InterruptedException {
    Spin.Told told = Spin.verify(one.model());
    Set<String> theirs = new TreeSet<>(told.findings());
    one.model().witnesses().stream()
        .filter(w -> !told.findings().contains(w))
        .forEach(w -> theirs.add("un" + w));
    boolean counted = !one.model().hasSequences();
    return new Comparison(one.name(), one.findings(), theirs, one.states(), told.states(), counted);
  }

  boolean agrees() {
    return ours.equals(theirs) && (!counted || ourStates == theirStates);
  }
}
