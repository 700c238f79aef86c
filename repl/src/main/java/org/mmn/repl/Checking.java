package org.mmn.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.Account;
import org.mmn.report.SuiteFile;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Accounts;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Loaded.ScenarioRef;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.RandomRuns;
import org.mmn.workspace.Result;

/** Checks the scenarios that a command line means. */
final class Checking {
  private final Mmn mmn;
  private final Options options;
  private final Optional<RandomRuns> random;
  private final Selection selection;
  private final Interruption interruption;
  private final boolean keeps;
  private boolean bounded;

  Checking(Mmn mmn, SearchOptions given, Options options, Interruption interruption) {
    this(mmn, options, Optional.empty(), Selection.of(given), interruption, false);
  }

  private Checking(
      Mmn mmn,
      Options options,
      Optional<RandomRuns> random,
      Selection selection,
      Interruption interruption,
      boolean keeps) {
    this.keeps = keeps;
    this.mmn = mmn;
    this.options = options;
    this.random = random;
    this.selection = selection;
    this.interruption = interruption;
  }

  /** The same by runs at random. */
  Checking at(RandomRuns runs) {
    return new Checking(mmn, options, Optional.of(runs), selection, interruption, keeps);
  }

  /** The same, one search alone, of which is kept how far it comes. */
  Checking keeping(CheckpointFile file) {
    return new Checking(
        mmn, options.with(options.large().keeping(file)), random, selection, interruption, true);
  }

  /** Complains where there are several and one is wanted. */
  void requireOne(List<ScenarioRef> selected, List<String> files) {
    int count = selected.stream().mapToInt(s -> s.versions().size()).sum();
    if (keeps && (count > 1 || files.size() > 1)) {
      throw new UsageException(
          "--checkpoint is of one scenario under one kernel: add --scenario and --kernel");
    }
  }

  /** Whether a search came to a bound. */
  boolean isBounded() {
    return bounded;
  }

  Loaded load(SourceFile file) {
    return mmn.load(file, options.constants());
  }

  List<ScenarioRef> selected(Loaded file) {
    return selection.from(file);
  }

  /** Why none is selected. */
  String reason(Loaded file) {
    return selection.reason(file);
  }

  /** A test for each version of a scenario; fewer when interrupted. */
  List<SuiteFile.Case> cases(Loaded file, ScenarioRef scenario, String name) {
    List<SuiteFile.Case> cases = new ArrayList<>();
    for (KernelVersion version : scenario.versions()) {
      if (!interruption.raised()) {
        long start = System.nanoTime();
        Account account = account(file, scenario, version, name);
        cases.add(new SuiteFile.Case(account, System.nanoTime() - start));
      }
    }
    return cases;
  }

  private Account account(Loaded file, ScenarioRef scenario, KernelVersion version, String name) {
    List<String> rerun = Accounts.rerun(name, file, scenario.index(), version, options.constants());
    Result result =
        random
            .map(runs -> mmn.check(file, scenario.index(), version, runs, options))
            .orElseGet(() -> mmn.check(file, scenario.index(), version, options));
    bounded |= !result.outcome().complete();
    return Accounts.of(result, rerun);
  }

  /** The exit code that these results ask for. */
  static int code(List<SuiteFile.Case> cases) {
    int code = ExitCode.OK;
    for (SuiteFile.Case each : cases) {
      Account account = each.account();
      if (account.judgement().inconclusive()) {
        code = ExitCode.worse(code, ExitCode.INCONCLUSIVE);
      } else if (!account.judgement().met()) {
        code = ExitCode.worse(code, ExitCode.FAILED);
      }
    }
    return code;
  }
}
