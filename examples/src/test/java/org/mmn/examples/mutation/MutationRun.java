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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.mmn.compile.Site;
import org.mmn.examples.mutation.Score.Fate;
import org.mmn.examples.mutation.Score.Judged;
import org.mmn.explore.Limits;
import org.mmn.kernel.KernelVersion;
import org.mmn.model.Primitives;
import org.mmn.resolve.Library;
import org.mmn.resolve.LocalFileLoader;
import org.mmn.resolve.ModuleLoader;
import org.mmn.resolve.Operations;
import org.mmn.resolve.Resolver;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/**
 * Puts the mutants of one module under the examples that use it. Each runs the checks whose program
 * has something of what was changed, the small ones first, until an expectation fails.
 */
final class MutationRun {
  private final ModuleLoader stdlib;
  private final Bounds bounds;
  private final List<Path> examples;

  /** All other files, which are the same for each mutant. */
  private final Map<String, Unit> parsed = new ConcurrentHashMap<>();

  /**
   * Bounds of one check of a mutant.
   *
   * @param states or four times those of the unmutated module, if that is more
   */
  record Bounds(int states, int seconds) {
    private static final long NANOS = 1_000_000_000L;
    private static final long BYTES = Runtime.getRuntime().maxMemory() / 4;

    /** No bound that an example comes to. */
    static Limits none() {
      return new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, BYTES, () -> false);
    }

    Limits limits(int unmutated) {
      long deadline = System.nanoTime() + seconds * NANOS;
      int most = Math.max(states, 4 * unmutated);
      return new Limits(most, Integer.MAX_VALUE, BYTES, () -> System.nanoTime() > deadline);
    }
  }

  MutationRun(ModuleLoader stdlib, Bounds bounds, List<Path> examples) {
    this.stdlib = stdlib;
    this.bounds = bounds;
    this.examples = List.copyOf(examples);
  }

  Score score(String module, Ledger ledger) {
    SourceFile text = stdlib.load(module).orElseThrow();
    List<Judged> mutants = Score.named(Parser.parse(text, new Diagnostics()));
    List<Check> checks = new ArrayList<>();
    inParallel(examples, example -> checks(module, text, example)).forEach(checks::addAll);
    checks.sort(Comparator.comparingInt(Check::states));
    List<Judged> judged = inParallel(mutants, mutant -> judge(module, mutant, checks));
    return new Score(module, checks.size(), judged, ledger);
  }

  private Resolver resolver(String module, SourceFile text) {
    MutatedModules modules = new MutatedModules(stdlib, module, text);
    Library.Reader reader =
        (file, into) ->
            file == text
                ? Parser.parse(file, into)
                : parsed.computeIfAbsent(file.name(), n -> Parser.parse(file, into));
    return new Resolver(
        new Library(modules, new LocalFileLoader(), reader),
        new Operations(Primitives.queries()::contains, Primitives.waiting()::contains));
  }

  /** The checks of an example that have code of the module. */
  private List<Check> checks(String module, SourceFile text, Path example) {
    Unit unit = Parser.parse(read(example), new Diagnostics());
    List<Check> checks = new ArrayList<>();
    if (unit.declarations().stream().anyMatch(d -> mayUse(d, module))) {
      Resolver resolver = resolver(module, text);
      int scenarios = Resolver.scenarios(unit).size();
      for (int i = 0; i < scenarios; i++) {
        for (KernelVersion version : resolver.versions(unit, i, new Diagnostics())) {
          checks.add(unmutated(resolver, new Check(unit, i, version, 0, Set.of()), text.name()));
        }
      }
    }
    return checks.stream().filter(c -> !c.sites().isEmpty()).toList();
  }

  private static boolean mayUse(Decl decl, String module) {
    return decl instanceof Decl.Use use && (use.isPath() || use.module().equals(module));
  }

  private static Check unmutated(Resolver resolver, Check check, String module) {
    Judge.Answer answer = Judge.ask(check.resolved(resolver).orElseThrow(), Bounds.none());
    if (!answer.judgement().met()) {
      throw new IllegalStateException("an expectation fails without any mutant: " + check);
    }
    Set<Span> sites = new LinkedHashSet<>();
    for (Site site : answer.program().sites()) {
      if (site.span().file().name().equals(module)) {
        sites.add(site.span());
      }
    }
    return new Check(check.file(), check.scenario(), check.version(), answer.states(), sites);
  }

  private Judged judge(String module, Judged named, List<Check> checks) {
    Mutant mutant = named.mutant();
    if (mutant.equivalent()) {
      return named.as(Fate.EQUIVALENT, "");
    }
    SourceFile text = mutant.source();
    Resolver resolver = resolver(module, text);
    Diagnostics diagnostics = new Diagnostics();
    Unit mutated = Parser.parse(text, diagnostics);
    resolver.check(mutated, Map.of(), diagnostics);
    Judged judged = diagnostics.hasErrors() ? named.as(Fate.NOT_VALID, "") : named;
    for (Check check : checks.stream().filter(c -> c.runs(mutant)).toList()) {
      if (judged.fate() == Fate.CAUGHT || judged.fate() == Fate.NOT_VALID) {
        return judged;
      }
      Fate fate = fate(resolver, check, mutant);
      judged = fate == Fate.SURVIVED ? judged : named.as(fate, check.toString());
    }
    return judged;
  }

  private Fate fate(Resolver resolver, Check check, Mutant mutant) {
    try {
      return check
          .resolved(resolver)
          .map(scenario -> Judge.ask(scenario, bounds.limits(check.states())).judgement())
          .map(j -> j.met() ? Fate.SURVIVED : j.inconclusive() ? Fate.LIMIT : Fate.CAUGHT)
          .orElse(Fate.NOT_VALID);
    } catch (RuntimeException fault) {
      throw new IllegalStateException("a fault of mmn at " + mutant + ", " + check, fault);
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
