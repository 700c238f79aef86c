package org.mmn.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mmn.check.Verdicts;
import org.mmn.kernel.KernelVersion;
import org.mmn.resolve.LocalFileLoader;
import org.mmn.resolve.LocalFiles;
import org.mmn.resolve.ModuleIndex;
import org.mmn.resolve.ModuleLoader;
import org.mmn.source.Diagnostic;
import org.mmn.source.ScriptException;
import org.mmn.source.SourceFile;

/**
 * What a scenario shows under several kernels, and which {@code when kernel} block makes it another
 * from one to the next.
 *
 * <p>A block is at fault when the scenario under the earlier kernel, with that block alone as the
 * later one has it, shows what it shows under the later one; or the other way round. Where no block
 * does it alone, all that change anything by themselves are told.
 *
 * <p>Limits: searches that came to a bound are shown, and not compared.
 */
public final class KernelDiff {
  private final ModuleLoader modules;
  private final LocalFiles locals = new LocalFileLoader();
  private final SourceFile file;
  private final Options options;
  private final Map<String, SourceFile> loaded = new TreeMap<>();

  /**
   * What a scenario shows under one kernel.
   *
   * @param verdicts {@code ok} when it finds nothing; empty where nothing can be said
   * @param limit the bound that came first, if one did
   * @param wrong what is wrong with the scenario there, as when its driver does not exist
   */
  public record Shown(
      KernelVersion version,
      List<String> verdicts,
      Optional<String> limit,
      List<Diagnostic> wrong) {
    /** Whether everything was seen: only then can it be compared. */
    boolean isWhole() {
      return !verdicts.isEmpty() && limit.isEmpty();
    }
  }

  /**
   * Why the verdicts under {@code to} are not those under {@code from}.
   *
   * @param alone whether each of the blocks does it by itself
   */
  public record Change(
      KernelVersion from, KernelVersion to, List<VersionBlock> blocks, boolean alone) {}

  /** A scenario under all kernels. */
  public record Row(String title, List<Shown> shown, List<Change> changes) {}

  /**
   * @param modules the stdlib
   */
  public KernelDiff(ModuleLoader modules, SourceFile file, Options options) {
    this.modules = modules;
    this.file = file;
    this.options = options;
  }

  /** The scenarios of the file under the given kernels, in order. */
  public List<Row> rows(Collection<KernelVersion> versions) {
    Mmn mmn = new Mmn(new Recording(), this::recorded);
    Loaded script = mmn.load(file, options.constants());
    if (!script.ok()) {
      throw new ScriptException(script.diagnostics());
    }
    List<Row> rows = new ArrayList<>();
    for (Loaded.ScenarioRef scenario : script.scenarios()) {
      List<Shown> shown = new ArrayList<>();
      for (KernelVersion version : versions) {
        shown.add(shown(mmn, script, scenario.index(), version));
      }
      rows.add(new Row(scenario.title(), shown, changes(scenario.index(), shown)));
    }
    return rows;
  }

  private Shown shown(Mmn mmn, Loaded script, int scenario, KernelVersion version) {
    try {
      Result result = mmn.check(script, scenario, version, options);
      List<String> found =
          result.outcome().findings().stream()
              .filter(f -> !f.isWitness())
              .map(Verdicts::name)
              .distinct()
              .sorted()
              .toList();
      boolean fine = found.isEmpty() && result.outcome().complete();
      List<String> verdicts = fine ? List.of("ok") : found;
      return new Shown(version, verdicts, result.outcome().limit(), List.of());
    } catch (ScriptException wrong) {
      return new Shown(version, List.of(), Optional.empty(), wrong.diagnostics());
    }
  }

  private List<Change> changes(int scenario, List<Shown> shown) {
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i < shown.size(); i++) {
      Shown before = shown.get(i - 1);
      Shown after = shown.get(i);
      boolean known = before.isWhole() && after.isWhole();
      if (known && !before.verdicts().equals(after.verdicts())) {
        changes.add(change(scenario, before, after));
      }
    }
    return changes;
  }

  private Change change(int scenario, Shown before, Shown after) {
    List<VersionBlock> alone = new ArrayList<>();
    List<VersionBlock> some = new ArrayList<>();
    for (VersionBlock block : blocks(before.version(), after.version())) {
      List<String> forward = tried(scenario, block, before.version(), after.version());
      List<String> backward = tried(scenario, block, after.version(), before.version());
      if (forward.equals(after.verdicts()) || backward.equals(before.verdicts())) {
        alone.add(block);
      }
      boolean moves =
          !forward.isEmpty()
              && !backward.isEmpty()
              && !(forward.equals(before.verdicts()) && backward.equals(after.verdicts()));
      if (moves) {
        some.add(block);
      }
    }
    return alone.isEmpty()
        ? new Change(before.version(), after.version(), some, false)
        : new Change(before.version(), after.version(), alone, true);
  }

  /** The blocks of all that was loaded of which the two kernels have different branches. */
  private List<VersionBlock> blocks(KernelVersion one, KernelVersion other) {
    List<VersionBlock> blocks = new ArrayList<>(VersionBlock.in(file));
    loaded.values().forEach(f -> blocks.addAll(VersionBlock.in(f)));
    return blocks.stream().filter(b -> b.selects(one) != b.selects(other)).toList();
  }

  /** What is shown under {@code version} with one block as {@code other} has it; empty if none. */
  private List<String> tried(
      int scenario, VersionBlock block, KernelVersion version, KernelVersion other) {
    SourceFile changed = block.as(block.selects(other), version);
    boolean own = block.file().name().equals(file.name());
    LocalFiles files =
        (user, path) ->
            locals.open(user, path).map(f -> f.name().equals(changed.name()) ? changed : f);
    Mmn mmn = new Mmn(own ? modules : new Overlay(changed), files);
    Loaded script = mmn.load(own ? changed : file, options.constants());
    Shown shown =
        script.ok()
            ? shown(mmn, script, scenario, version)
            : new Shown(version, List.of(), Optional.empty(), script.diagnostics());
    return shown.isWhole() ? shown.verdicts() : List.of();
  }

  private Optional<SourceFile> recorded(SourceFile user, String path) {
    Optional<SourceFile> found = locals.open(user, path);
    found.ifPresent(f -> loaded.put(f.name(), f));
    return found;
  }

  /** The stdlib, and what was asked of it. */
  private final class Recording implements ModuleLoader {
    @Override
    public Optional<SourceFile> load(String module) {
      Optional<SourceFile> found = modules.load(module);
      found.ifPresent(f -> loaded.put(f.name(), f));
      return found;
    }

    @Override
    public ModuleIndex index() {
      return modules.index();
    }
  }

  /** The stdlib with another text in the place of one. */
  private final class Overlay implements ModuleLoader {
    private final SourceFile changed;

    Overlay(SourceFile changed) {
      this.changed = changed;
    }

    @Override
    public Optional<SourceFile> load(String module) {
      return modules.load(module).map(f -> f.name().equals(changed.name()) ? changed : f);
    }

    @Override
    public ModuleIndex index() {
      return modules.index();
    }
  }
}
