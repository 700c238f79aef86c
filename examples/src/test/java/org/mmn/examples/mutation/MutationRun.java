package org.mmn.examples.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.mmn.compile.Site;
import org.mmn.examples.mutation.Score.Fate;
import org.mmn.examples.mutation.Score.Judged;
import org.mmn.kernel.KernelVersion;
import org.mmn.resolve.LocalFileLoader;
import org.mmn.resolve.ModuleLoader;
import org.mmn.source.Diagnostics;
import org.mmn.source.ScriptException;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Parser;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/**
 * Puts the mutants of one module under the examples that use it. Each runs the checks whose program
 * has something of what was changed, the small ones first, until an expectation fails.
 */
final class MutationRun {
  private final ModuleLoader stdlib;
  private final Bounds bounds;
  private final List<Path> examples;

  /**
   * Bounds of one check of a mutant.
   *
   * @param states beyond four times those of the unmutated module
   */
  record Bounds(int states, int seconds) {
    private static final long NANOS = 1_000_000_000L;

    Options options(int unmutated) {
      Options d = Options.DEFAULT;
      long deadline = System.nanoTime() + seconds * NANOS;
      return new Options(
          d.constants(),
          Math.max(states, 4 * unmutated),
          d.maxDepth(),
          d.maxBytes() / Runtime.getRuntime().availableProcessors(),
          () -> System.nanoTime() - deadline > 0,
          d.progress(),
          d.fuse());
    }
  }

  MutationRun(ModuleLoader stdlib, Bounds bounds, List<Path> examples) {
    this.stdlib = stdlib;
    this.bounds = bounds;
    this.examples = List.copyOf(examples);
  }

  Score score(String module) {
    SourceFile text = stdlib.load(module).orElseThrow();
    List<Mutant> mutants = MutationOperators.mutants(Parser.parse(text, new Diagnostics()));
    List<Check> checks = new ArrayList<>();
    inParallel(examples, example -> checks(module, text, example)).forEach(checks::addAll);
    checks.sort(Comparator.comparingInt(Check::states));
    List<Judged> judged = inParallel(mutants, mutant -> judge(module, mutant, checks));
    return new Score(module, checks.size(), judged);
  }

  private Mmn with(String module, SourceFile text) {
    return new Mmn(new MutatedModules(stdlib, module, text), new LocalFileLoader());
  }

  /** The checks of an example that have code of the module. */
  private List<Check> checks(String module, SourceFile text, Path example) {
    Mmn mmn = with(module, text);
    Loaded file = mmn.load(read(example), Map.of());
    List<Check> checks = new ArrayList<>();
    if (file.unit().declarations().stream().anyMatch(d -> mayUse(d, module))) {
      for (Loaded.ScenarioRef scenario : file.scenarios()) {
        for (KernelVersion version : scenario.versions()) {
          checks.add(unmutated(mmn, file, scenario.index(), version, text.name()));
        }
      }
    }
    return checks.stream().filter(c -> !c.sites().isEmpty()).toList();
  }

  private static boolean mayUse(Decl decl, String module) {
    return decl instanceof Decl.Use use && (use.isPath() || use.module().equals(module));
  }

  private static Check unmutated(
      Mmn mmn, Loaded file, int scenario, KernelVersion version, String module) {
    Result result = mmn.check(file, scenario, version, Options.DEFAULT);
    Set<Span> sites = new LinkedHashSet<>();
    for (Site site : result.program().sites()) {
      if (site.span().file().name().equals(module)) {
        sites.add(site.span());
      }
    }
    Check check = new Check(file, scenario, version, result.outcome().states(), sites);
    if (!result.judgement().met()) {
      throw new IllegalStateException("an expectation fails without any mutant: " + check);
    }
    return check;
  }

  private Judged judge(String module, Mutant mutant, List<Check> checks) {
    SourceFile text = mutant.source();
    Mmn mmn = with(module, text);
    if (!mmn.load(text, Map.of()).ok()) {
      return new Judged(mutant, Fate.NOT_VALID, "");
    }
    Judged judged = new Judged(mutant, Fate.SURVIVED, "");
    for (Check check : checks.stream().filter(c -> c.runs(mutant)).toList()) {
      Fate fate = fate(mmn, check, mutant);
      if (fate != Fate.SURVIVED) {
        judged = new Judged(mutant, fate, check.toString());
      }
      if (fate == Fate.CAUGHT || fate == Fate.NOT_VALID) {
        break;
      }
    }
    return judged;
  }

  private Fate fate(Mmn mmn, Check check, Mutant mutant) {
    try {
      Options options = bounds.options(check.states());
      Result result = mmn.check(check.file(), check.scenario(), check.version(), options);
      return result.judgement().met()
          ? Fate.SURVIVED
          : result.judgement().inconclusive() ? Fate.LIMIT : Fate.CAUGHT;
    } catch (ScriptException wrong) {
      return Fate.NOT_VALID;
    } catch (IllegalStateException fault) {
      throw new IllegalStateException(mutant + ", " + check, fault);
    }
  }

  private static SourceFile read(Path example) {
    try {
      return new SourceFile(example.toString(), Files.readString(example));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The results in the order of what they are of. */
  private static <T, R> List<R> inParallel(List<T> all, Function<T, R> work) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<R>> running = new ArrayList<>();
      all.forEach(one -> running.add(workers.submit(() -> work.apply(one))));
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }
}
