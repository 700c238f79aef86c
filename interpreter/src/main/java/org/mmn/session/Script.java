package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.resolve.Codes;
import org.mmn.resolve.Resolver;
import org.mmn.run.Replayer;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Unit;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;

/**
 * What a session explores: one scenario of a file under one kernel version, with what has been
 * declared at the prompt. Immutable; what is typed makes another one, or is refused as a whole.
 *
 * @param written the file as it is; without scenarios where there is none
 * @param inputs what was declared at the prompt, in order
 * @param scenario its place in the file
 * @param kernel that was chosen; empty for the first that the scenario names
 */
record Script(
    Mmn mmn,
    Unit written,
    List<Input> inputs,
    int scenario,
    Optional<KernelVersion> kernel,
    Map<String, Integer> constants) {
  /** The name of the scenario that there is before a file names one. */
  static final String UNTITLED = "at the prompt";

  /** One input with what was made of it. */
  record Input(SourceFile source, List<Decl> ofFile, List<Decl> ofScenario, String saved) {}

  /** One that holds nothing. */
  static Script empty(Mmn mmn) {
    Unit nothing = new Unit(new SourceFile("<prompt>", ""), "", List.of());
    return new Script(mmn, nothing, List.of(), 0, Optional.empty(), Map.of());
  }

  /** The same with one more input. */
  Script with(Input input) {
    List<Input> more = new ArrayList<>(inputs);
    more.add(input);
    return new Script(mmn, written, List.copyOf(more), scenario, kernel, constants);
  }

  Script under(KernelVersion version) {
    return new Script(mmn, written, inputs, scenario, Optional.of(version), constants);
  }

  /** The same of another text of the file: its scenario of that title, else in that place. */
  Script of(Unit file) {
    List<String> others = Resolver.scenarios(file).stream().map(Decl.Scenario::title).toList();
    int same = others.indexOf(titles().get(scenario));
    int place = Math.max(0, Math.min(scenario, others.size() - 1));
    return new Script(mmn, file, inputs, same < 0 ? place : same, kernel, constants);
  }

  Script scenario(int other) {
    return new Script(mmn, written, inputs, other, Optional.empty(), constants);
  }

  /** The whole, as if it stood in one file. */
  Unit unit() {
    List<Decl> declarations = new ArrayList<>();
    inputs.forEach(i -> declarations.addAll(i.ofFile()));
    List<Decl.Scenario> scenarios = Resolver.scenarios(written);
    written.declarations().stream()
        .filter(d -> !(d instanceof Decl.Scenario))
        .forEach(declarations::add);
    if (scenarios.isEmpty()) {
      Span nowhere = new Span(written.file(), 0, 0);
      declarations.add(new Decl.Scenario(nowhere, "", UNTITLED, nowhere, added(List.of())));
    }
    for (int i = 0; i < scenarios.size(); i++) {
      Decl.Scenario s = scenarios.get(i);
      List<Decl> members = i == scenario ? added(s.members()) : s.members();
      declarations.add(new Decl.Scenario(s.span(), s.doc(), s.title(), s.titleSpan(), members));
    }
    return new Unit(written.file(), written.doc(), List.copyOf(declarations));
  }

  private List<Decl> added(List<Decl> members) {
    List<Decl> all = new ArrayList<>(members);
    inputs.forEach(i -> all.addAll(i.ofScenario()));
    return List.copyOf(all);
  }

  /**
   * What is wrong with it, under the kernel that was chosen too, which it need not name. That it
   * has no threads yet is not wrong.
   */
  List<Diagnostic> errors() {
    Loaded loaded = load();
    List<Diagnostic> found =
        loaded.ok()
            ? kernel
                .filter(k -> !loaded.scenarios().get(scenario).versions().contains(k))
                .map(k -> mmn.complaints(loaded, scenario, k, constants))
                .orElse(List.of())
            : loaded.diagnostics();
    return found.stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .filter(d -> !d.code().equals(Codes.NO_THREADS))
        .toList();
  }

  /** What is wrong with it when this is asked for as well. */
  List<Diagnostic> errors(Probe probe) {
    return with(List.of(probe)).errors();
  }

  private Loaded load() {
    return mmn.load(unit(), constants, new Diagnostics());
  }

  /** Made ready to run; empty as long as there are no threads, or something is wrong. */
  Optional<Ready> ready(List<Probe> probes) {
    return with(probes).ready();
  }

  private Optional<Ready> ready() {
    Loaded loaded = load();
    if (!loaded.ok()) {
      return Optional.empty();
    }
    Loaded.ScenarioRef ref = loaded.scenarios().get(scenario);
    return Optional.of(
        new Ready(mmn, loaded, ref, kernel.orElse(ref.versions().get(0)), constants));
  }

  private Script with(List<Probe> probes) {
    if (probes.isEmpty()) {
      return this;
    }
    List<Decl> asked = new ArrayList<>();
    for (Probe probe : probes) {
      asked.add(
          new Decl.Property(
              probe.expression().span(),
              "",
              probe.kind(),
              Optional.of(probe.name()),
              probe.expression()));
    }
    return with(new Input(written.file(), List.of(), asked, ""));
  }

  /** An expression that is asked for in states, beside what the scenario says. */
  record Probe(Decl.PropertyKind kind, String name, Expr expression) {}

  /** The kernel versions that a person may choose. */
  static List<KernelVersion> versions() {
    return Releases.all();
  }

  /** The title of the scenario that is explored. */
  String title() {
    return titles().get(scenario);
  }

  /** The titles of the file's scenarios. */
  List<String> titles() {
    return Resolver.scenarios(unit()).stream().map(Decl.Scenario::title).toList();
  }

  /** Reads a file; what is wrong with its text goes {@code into}. */
  static Unit parse(SourceFile file, Diagnostics into) {
    return Parser.parse(file, into);
  }

  /** A script that can run. */
  record Ready(
      Mmn mmn,
      Loaded loaded,
      Loaded.ScenarioRef scenario,
      KernelVersion version,
      Map<String, Integer> constants) {

    Replayer replayer() {
      return mmn.stepper(loaded, scenario.index(), version, options());
    }

    Options options() {
      return Options.DEFAULT.with(constants, 0);
    }
  }
}
