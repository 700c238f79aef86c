package org.mmn.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.kernel.VersionRange;
import org.mmn.report.DiagnosticText;
import org.mmn.resolve.ClassPathModules;
import org.mmn.source.ScriptException;
import org.mmn.source.SourceFile;
import org.mmn.workspace.KernelDiff;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import picocli.CommandLine.ParseResult;

/** {@code mmn diff}: scenarios by kernel, and what makes the difference. */
final class DiffCommand implements Command {
  private final Console console;
  private final Interruption interruption;

  DiffCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Manual manual() {
    return new Manual("diff", "Compares what scenarios show under several kernels, and why.")
        .takes("FILE|DIR", "1..*", "Scripts, or folders of them.")
        .group(
            "What to compare",
            Manual.value(
                "LIST",
                "Kernels: v4.18,v5.4 or v5.4..v6.1 (default: those that a file names).",
                "--kernel"),
            Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"))
        .group("Bounds", SearchOptions.bounds())
        .group("Output", Display.colourOption(), Display.debugOption())
        .examples(
            "mmn diff --kernel v4.18,v4.19,v5.4 examples/seed/unpaired-end.mmn",
            "mmn diff --kernel v5.3..v5.5 examples/seed")
        .exitCodes(
            "0:compared",
            "2:wrong usage",
            "3:a script does not parse or type-check",
            "4:inconclusive: a bound came first",
            "5:no scenario",
            "70:a bug in mmn",
            "130:interrupted");
  }

  @Override
  public int run(ParseResult given) throws IOException {
    SearchOptions search = new SearchOptions(given);
    ProgressLine progress = new ProgressLine(console, false);
    Options options = search.search(interruption, progress, 1);
    Set<KernelVersion> asked = asked(given.matchedOptionValue("--kernel", ""));
    ClassPathModules modules = new ClassPathModules(DiffCommand.class.getClassLoader());
    int code = ExitCode.OK;
    int rows = 0;
    for (String name : Scripts.find(given.matchedPositionalValue(0, List.<String>of()), console)) {
      SourceFile file = Scripts.read(name, console);
      try {
        Set<KernelVersion> versions = asked.isEmpty() ? named(file, options) : asked;
        List<KernelDiff.Row> found = new KernelDiff(modules, file, options).rows(versions);
        progress.erase();
        console.out().print((rows > 0 ? "\n" : "") + KernelMatrix.render(name, found));
        rows += found.size();
        boolean open =
            found.stream().anyMatch(r -> r.shown().stream().anyMatch(s -> s.limit().isPresent()));
        code = open ? ExitCode.worse(code, ExitCode.INCONCLUSIVE) : code;
      } catch (ScriptException wrong) {
        progress.erase();
        console.err().print(DiagnosticText.render(wrong.diagnostics()));
        code = ExitCode.worse(code, ExitCode.SCRIPT);
      }
      console.flush();
    }
    return rows == 0 ? ExitCode.worse(code, ExitCode.NOTHING) : code;
  }

  private static Set<KernelVersion> named(SourceFile file, Options options) {
    Set<KernelVersion> versions = new TreeSet<>();
    Mmn.withStdlib()
        .load(file, options.constants())
        .scenarios()
        .forEach(s -> versions.addAll(s.versions()));
    return versions;
  }

  private static Set<KernelVersion> asked(String list) {
    List<KernelVersion> found = new ArrayList<>();
    for (String word : list.isEmpty() ? new String[0] : list.split(",", -1)) {
      VersionRange range =
          VersionRange.parse(word.strip())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--kernel wants v4.18,v5.4 or v5.4..v6.1, not '" + word + "'"));
      List<KernelVersion> meant = Releases.all().stream().filter(range::contains).toList();
      if (meant.isEmpty()) {
        throw new UsageException(
            "'"
                + word.strip()
                + "' is not among the kernels that mmn knows: "
                + Releases.OLDEST
                + " to "
                + Releases.NEWEST);
      }
      found.addAll(meant);
    }
    return new LinkedHashSet<>(found);
  }
}
