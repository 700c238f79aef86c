package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mmn.compile.Compiler;
import org.mmn.explore.Schedule;
import org.mmn.kernel.KernelVersion;
import org.mmn.model.Primitives;
import org.mmn.resolve.ClassPathModules;
import org.mmn.resolve.Library;
import org.mmn.resolve.LocalFileLoader;
import org.mmn.resolve.LocalFiles;
import org.mmn.resolve.ModuleLoader;
import org.mmn.resolve.Operations;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Resolver;
import org.mmn.run.Replayer;
import org.mmn.run.Trace;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.ScriptException;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;

/**
 * mmn as a library: from the text of a scenario to a verdict. Safe for use by several threads.
 *
 * <pre>{@code
 * Mmn mmn = Mmn.withStdlib();
 * Loaded file = mmn.load(new SourceFile("a.mmn", text), Map.of());
 * Result result = mmn.check(file, 0, file.scenarios().get(0).versions().get(0), Options.DEFAULT);
 * }</pre>
 */
public final class Mmn {
  private final Resolver resolver;

  /**
   * @param modules where {@code use drivers.kvm;} looks
   * @param files where {@code use "local.mmn";} looks
   */
  public Mmn(ModuleLoader modules, LocalFiles files) {
    Library library = new Library(modules, files, Parser::parse);
    Operations operations =
        new Operations(Primitives.queries()::contains, Primitives.waiting()::contains);
    this.resolver = new Resolver(library, operations);
  }

  /** With the stdlib of the class path, and local modules from disk. */
  public static Mmn withStdlib() {
    return new Mmn(new ClassPathModules(Mmn.class.getClassLoader()), new LocalFileLoader());
  }

  /**
   * Reads and type-checks a file. Never throws for a bad one: what is wrong is in {@link
   * Loaded#diagnostics}.
   *
   * @param constants values for its {@code const} declarations
   */
  public Loaded load(SourceFile file, Map<String, Integer> constants) {
    Diagnostics diagnostics = new Diagnostics();
    return load(Parser.parse(file, diagnostics), constants, diagnostics);
  }

  /**
   * The same of what has been parsed already, perhaps from several texts.
   *
   * @param diagnostics of its syntax; those of its meaning are added
   */
  public Loaded load(Unit unit, Map<String, Integer> constants, Diagnostics diagnostics) {
    if (!diagnostics.hasErrors()) {
      resolver.check(unit, constants, diagnostics);
    }
    List<Loaded.ScenarioRef> scenarios = new ArrayList<>();
    if (!diagnostics.hasErrors()) {
      List<Decl.Scenario> declared = Resolver.scenarios(unit);
      for (int i = 0; i < declared.size(); i++) {
        List<KernelVersion> versions = List.copyOf(resolver.versions(unit, i, new Diagnostics()));
        Decl.Scenario scenario = declared.get(i);
        scenarios.add(new Loaded.ScenarioRef(scenario.title(), i, scenario.titleSpan(), versions));
      }
    }
    return new Loaded(unit.file(), unit, diagnostics.all(), scenarios);
  }

  /**
   * Searches one scenario under one version completely, or up to the bounds of {@code options}.
   *
   * @throws ScriptException when the scenario is wrong under that version
   */
  public Result check(Loaded file, int scenario, KernelVersion version, Options options) {
    return new Verification(resolve(file, scenario, version, options), options).run();
  }

  /**
   * The same, but only of what can still come after a run: witnesses are whole runs, which begin
   * with that one.
   *
   * @param from a run of this scenario under this version
   */
  public Result check(
      Loaded file, int scenario, KernelVersion version, Schedule from, Options options) {
    return new Verification(resolve(file, scenario, version, options), options, from).run();
  }

  /**
   * The same by runs at random: it finds or does not, and is never complete.
   *
   * @throws ScriptException when the scenario is wrong under that version
   */
  public Result check(
      Loaded file, int scenario, KernelVersion version, RandomRuns runs, Options options) {
    return new Verification(resolve(file, scenario, version, options), options).run(runs);
  }

  /**
   * Repeats a run.
   *
   * @throws ScriptException when the scenario is wrong under that version
   * @throws IllegalStateException when the schedule does not fit it
   */
  public Trace replay(
      Loaded file, int scenario, KernelVersion version, Schedule schedule, Options options) {
    return Replayer.replay(Compiler.compile(resolve(file, scenario, version, options)), schedule);
  }

  /** What is wrong with a scenario under a version that it need not name. */
  public List<Diagnostic> complaints(
      Loaded file, int scenario, KernelVersion version, Map<String, Integer> constants) {
    Diagnostics diagnostics = new Diagnostics();
    resolver.resolve(file.unit(), scenario, version, constants, diagnostics);
    return diagnostics.all();
  }

  /** A run to be taken step by step. */
  public Replayer stepper(Loaded file, int scenario, KernelVersion version, Options options) {
    return new Replayer(Compiler.compileToStep(resolve(file, scenario, version, options)));
  }

  /** What the checks conclude from one run alone, as verdicts. */
  public List<String> shown(
      Loaded file, int scenario, KernelVersion version, Schedule schedule, Options options) {
    return new Verification(resolve(file, scenario, version, options), options).shown(schedule);
  }

  private ResolvedScenario resolve(
      Loaded file, int scenario, KernelVersion version, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    return resolver
        .resolve(file.unit(), scenario, version, options.constants(), diagnostics)
        .orElseThrow(() -> new ScriptException(diagnostics.all()));
  }
}
