package org.mmn.repl;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mmn.report.RunText;
import org.mmn.run.Divergence;
import org.mmn.run.RandomRun;
import org.mmn.run.Replayer;
import org.mmn.run.Rerun;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import picocli.CommandLine.ParseResult;

/** Which run to take: that of a token, or one of a seed. */
final class RunChoice {
  private static final int USUAL_STEPS = 10_000;

  /** A run that was taken, and where it was not what its token says. */
  record Taken(Trace trace, List<Divergence> divergences) {}

  private final Optional<ScheduleToken> token;
  private final long seed;
  private final int depth;
  private final int steps;

  private RunChoice(Optional<ScheduleToken> token, long seed, int depth, int steps) {
    this.token = token;
    this.seed = seed;
    this.depth = depth;
    this.steps = steps;
  }

  static RunChoice of(ParseResult given) {
    boolean seeded = given.hasMatchedOption("--seed");
    if (seeded && given.hasMatchedOption("--schedule")) {
      throw new UsageException("--schedule and --seed each say which run to take: give one");
    }
    for (String option : List.of("--pct", "--steps")) {
      if (!seeded && given.hasMatchedOption(option)) {
        throw new UsageException(option + " is about runs at random: give --seed too");
      }
    }
    if (!seeded) {
      return new RunChoice(Optional.of(token(given)), 0, 0, 0);
    }
    return new RunChoice(
        Optional.empty(),
        Quantity.whole("--seed", given.matchedOptionValue("--seed", "0")),
        number(given, "--pct", 0),
        number(given, "--steps", USUAL_STEPS));
  }

  private static ScheduleToken token(ParseResult given) {
    String text = given.matchedOptionValue("--schedule", "");
    return ScheduleToken.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    "--schedule wants segments such as A:5, A@label or A!, not '" + text + "'"));
  }

  private static int number(ParseResult given, String option, int otherwise) {
    String text = given.matchedOptionValue(option, (String) null);
    if (text == null) {
      return otherwise;
    }
    int number = Quantity.whole(option, text);
    if (number < 1) {
      throw new UsageException(option + " wants a number from 1 on, not '" + text + "'");
    }
    return number;
  }

  Taken take(Supplier<Replayer> beginning) {
    if (token.isEmpty()) {
      return new Taken(new RandomRun(beginning, seed, depth, steps).trace(), List.of());
    }
    Rerun rerun = new Rerun(beginning.get());
    return new Taken(rerun.follow(token.get()), rerun.divergences());
  }

  /** Says what is left to say, and the exit code. */
  int conclude(Taken taken, List<String> shows, String file, Console console) {
    if (token.isEmpty()) {
      console.hint(
          "seed " + seed + ": the same as --schedule '" + ScheduleToken.of(taken.trace()) + "'");
      return shows.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
    taken
        .divergences()
        .forEach(d -> console.hint("does not fit: " + RunText.divergence(d, taken.trace(), file)));
    if (taken.divergences().isEmpty()) {
      return ExitCode.OK;
    }
    console.hint(
        shows.isEmpty()
            ? "taken as far as it fits, the run shows no finding"
            : "taken as far as it fits, the run still shows: " + String.join(", ", shows));
    return ExitCode.FAILED;
  }
}
