package org.mmn.repl;

import java.util.List;
import java.util.Optional;
import org.mmn.kernel.KernelVersion;
import org.mmn.workspace.Glob;
import org.mmn.workspace.Loaded.ScenarioRef;
import picocli.CommandLine.ParseResult;

/** Which tests of a suite are meant, by their names. */
final class Choice {
  private final String glob;
  private final Glob match;
  private final Partition partition;
  private final boolean onlyFailed;
  private final Optional<String> kernel;
  private final LastRun last;

  Choice(ParseResult given, LastRun last) {
    this.glob = given.matchedOptionValue("--match", "*");
    this.match = new Glob(glob);
    String share = given.matchedOptionValue("--partition", (String) null);
    this.partition = share == null ? Partition.WHOLE : Partition.parse(share);
    this.onlyFailed = given.hasMatchedOption("--failed");
    this.kernel = Optional.ofNullable(given.matchedOptionValue("--kernel", (String) null));
    this.last = last;
  }

  /** Of the versions of a scenario those that are meant. */
  ScenarioRef of(String file, ScenarioRef scenario) {
    if (!match.matches(file) && !match.matches(scenario.title())) {
      return with(scenario, List.of());
    }
    return with(
        scenario,
        scenario.versions().stream()
            .filter(v -> isMeant(new TestName(file, scenario.title(), v.toString())))
            .toList());
  }

  private static ScenarioRef with(ScenarioRef scenario, List<KernelVersion> versions) {
    return new ScenarioRef(scenario.title(), scenario.index(), scenario.span(), versions);
  }

  private boolean isMeant(TestName test) {
    return partition.has(test)
        && (!onlyFailed || last.has(test) || last.has(TestName.ofScript(test.file())));
  }

  /** Whether a script whose titles are not known, since it has errors, is meant. */
  boolean isMeant(String script) {
    return match.matches(script)
        && partition.has(TestName.ofScript(script))
        && (!onlyFailed || last.hasAnyOf(script));
  }

  /** Why nothing was. */
  String reason() {
    if (onlyFailed && last.isEmpty()) {
      return "nothing failed last time";
    } else if (onlyFailed) {
      return "nothing that failed last time is among these files";
    } else if (!glob.equals("*")) {
      return "no file and no title is like '" + glob + "'";
    }
    if (partition.count() > 1) {
      return "no test falls into part " + partition;
    }
    return kernel.map(k -> "no scenario is about " + k).orElse("no scenario to test");
  }
}
