package org.mmn.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mmn.compile.Assertion;
import org.mmn.compile.Program;
import org.mmn.kernel.KernelVersion;
import org.mmn.model.World;
import org.mmn.report.Account;
import org.mmn.report.Legend;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.run.Replayer;
import org.mmn.run.Trace;
import org.mmn.source.Span;

/** Makes results into what reports tell of them. */
public final class Accounts {
  private Accounts() {}

  /**
   * @param rerun the words of the command that runs a schedule of it, up to {@code --schedule}
   */
  public static Account of(Result result, List<String> rerun) {
    return new Account(
        result.scenario().span(),
        result.scenario().title(),
        result.version().toString(),
        rerun,
        result.outcome(),
        result.traces(),
        new ProgramLegend(result.program(), result.scenario()),
        result.hints(),
        result.judgement(),
        expected(result),
        stated(result).stream().findFirst());
  }

  /**
   * The words of the command that runs a schedule of a scenario, up to {@code --schedule}.
   *
   * @param name of the file, as the command takes it
   */
  public static List<String> rerun(
      String name,
      Loaded file,
      int scenario,
      KernelVersion version,
      Map<String, Integer> constants) {
    List<String> words = new ArrayList<>(List.of("mmn", "run", quoted(name)));
    if (scenario > 0) {
      words.add("--scenario " + (scenario + 1));
    }
    if (!version.equals(file.scenarios().get(scenario).versions().get(0))) {
      words.add("--kernel " + version);
    }
    constants.forEach((constant, value) -> words.add("-D " + constant + "=" + value));
    return words;
  }

  /** A word that can be pasted into a shell. */
  private static String quoted(String word) {
    return word.matches("[\\w./+:@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** What was expected, as the script writes it. */
  private static List<String> expected(Result result) {
    List<Span> stated = stated(result);
    return stated.isEmpty()
        ? List.of("ok")
        : stated.stream().flatMap(span -> verdicts(span.text())).toList();
  }

  /** The {@code expect} lines that apply; none where {@code ok} goes without saying. */
  private static List<Span> stated(Result result) {
    return result.scenario().expectations().stream()
        .map(e -> e.span())
        .filter(span -> span.text().startsWith("expect"))
        .toList();
  }

  /**
   * Of {@code expect deadlock, limit on v4.18;} what stands between {@code expect} and {@code on}.
   */
  private static Stream<String> verdicts(String text) {
    String listed =
        text.replaceAll("//.*", "")
            .strip()
            .replaceAll("\\s+", " ")
            .replaceFirst("^expect ", "")
            .replaceFirst("( on v?[\\d.].*)?;$", "");
    return Stream.of(listed.split(", ", -1));
  }

  /** A program's own words. */
  private record ProgramLegend(Program program, ResolvedScenario scenario) implements Legend {
    @Override
    public Trace.Call place(int site) {
      return Replayer.call(program.sites().get(site), "");
    }

    @Override
    public String lock(int number) {
      return program.world().locks().get(number).name();
    }

    @Override
    public boolean hasReaders(String lock) {
      return program.world().locks().stream()
          .filter(l -> l.name().equals(lock))
          .anyMatch(l -> l.kind() == World.LockKind.RWSEM || l.kind() == World.LockKind.RWLOCK);
    }

    @Override
    public Failure failure(int assertion) {
      Assertion failed = program.assertions().get(assertion);
      return new Failure(failed.name(), failed.why(), failed.span());
    }

    @Override
    public Span property(String name) {
      return scenario.properties().stream()
          .filter(p -> p.name().equals(name))
          .map(ResolvedScenario.Property::span)
          .findFirst()
          .orElseThrow();
    }
  }
}
