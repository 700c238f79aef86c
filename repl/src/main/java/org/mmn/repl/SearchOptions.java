package org.mmn.repl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.mmn.explore.Checkpoint;
import org.mmn.explore.Lottery;
import org.mmn.explore.Progress;
import org.mmn.explore.store.Storage;
import org.mmn.kernel.VersionRange;
import org.mmn.workspace.Crew;
import org.mmn.workspace.Large;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What to check and how far to search, as the command line gives it. */
final class SearchOptions {
  private static final int RUNS = 10_000;
  private static final int PCT_DEPTH = 3;
  private static final int MOST_WORKERS = 64;

  /** What is new is taken in by one at a time, which is half of the work. */
  private static final int USEFUL_WORKERS = 4;

  /** So many states take one worker a second, in which code is compiled too. */
  private static final int WORTH_OTHERS = 1 << 20;

  private final ParseResult given;

  SearchOptions(ParseResult given) {
    this.given = given;
  }

  static OptionSpec[] what() {
    return new OptionSpec[] {
      Manual.values("NAME=N", "Set a constant of the file (default: as written).", "-D"),
      Manual.value(
          "RANGE", "Only these kernels: v4.18, v5.4.., ..v5.0 (default: all).", "--kernel"),
      Manual.value("TITLE|N", "Only this scenario of the file (default: all).", "--scenario")
    };
  }

  static OptionSpec[] bounds() {
    return new OptionSpec[] {
      Manual.value("N", "States to keep at most (default: 20000000).", "--max-states"),
      Manual.value("N", "Moves from the first state at most (default: none).", "--max-depth"),
      Manual.value("T", "Time for each search: 30, 500ms, 2m (default: none).", "--time-limit"),
      Manual.value("SIZE", "Memory for the states: 2g (default: half the heap).", "--max-memory")
    };
  }

  /** What helps where there are millions of states. */
  static OptionSpec[] large() {
    return new OptionSpec[] {
      Manual.value("DIR", "Where states go that memory cannot hold.", "--spill"),
      Manual.value("FILE", "Notes how far it has come; goes on from there.", "--checkpoint"),
      Manual.flag("Keeps hashes for states: less memory, may miss some.", "--fingerprints"),
      Manual.value("N", "Threads that search (default: up to 4 when large).", "--workers")
    };
  }

  /** Runs at random in place of the search. */
  static OptionSpec[] random() {
    return new OptionSpec[] {
      Manual.attached(
          "HOW",
          "Runs at random, for what is too large: walk (usual) or pct. Never says ok.",
          "walk",
          "--random"),
      Manual.value("D", "PCT with depth D (default: 3).", "--pct"),
      Manual.value("N", "What is drawn follows from this (default: 1).", "--seed"),
      Manual.value("N", "Runs to make (default: 10000; until the time limit, if any).", "--runs")
    };
  }

  /** What the search leaves out: each can be switched off, and no verdict depends on any. */
  static OptionSpec[] reductions() {
    return new OptionSpec[] {
      Manual.flag("Every step a state: none is joined to another's move.", "--no-fuse"),
      Manual.flag("Every thread moves: no partial-order reduction.", "--no-por"),
      Manual.flag("Threads that are alike are told apart all the same.", "--no-symmetry")
    };
  }

  /** The constants that {@code -D} sets. */
  Map<String, Integer> constants() {
    Map<String, Integer> constants = new LinkedHashMap<>();
    List<String> pairs = given.matchedOptionValue("-D", List.<String>of());
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("-D wants NAME=N, not '" + pair + "'");
      }
      constants.put(pair.substring(0, equals), Quantity.whole("-D", pair.substring(equals + 1)));
    }
    return constants;
  }

  Optional<String> scenario() {
    return Optional.ofNullable(given.matchedOptionValue("--scenario", (String) null));
  }

  Optional<VersionRange> kernel() {
    return Optional.ofNullable(given.matchedOptionValue("--kernel", (String) null))
        .map(
            text ->
                VersionRange.parse(text)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "--kernel wants v4.18, v5.4.. or v5.4..v6.1, not '" + text + "'")));
  }

  /**
   * @param share how many searches run at the same time
   */
  Options search(Interruption interruption, Progress progress, int share) {
    Options usual = Options.DEFAULT;
    return new Options(
        constants(),
        count("--max-states", usual.maxStates()),
        count("--max-depth", usual.maxDepth()),
        bytes(usual.maxBytes()) / share,
        stop(interruption),
        progress,
        new Reductions(
            !given.hasMatchedOption("--no-fuse"),
            !given.hasMatchedOption("--no-por"),
            !given.hasMatchedOption("--no-symmetry")),
        new Large(Crew.ALONE, storage(), Checkpoint.none()));
  }

  private Storage storage() {
    Optional<String> wanted =
        Optional.ofNullable(given.matchedOptionValue("--spill", (String) null));
    Path directory = Path.of(wanted.orElseGet(() -> System.getProperty("java.io.tmpdir", ".")));
    boolean isThere = Files.isDirectory(directory);
    if (wanted.isPresent() && !isThere) {
      throw new UsageException("--spill wants a directory, not '" + wanted.get() + "'");
    }
    return new Storage(
        given.hasMatchedOption("--fingerprints"),
        isThere ? Optional.of(directory) : Optional.empty());
  }

  /** The file for a checkpoint. */
  Optional<String> checkpoint() {
    Optional<String> file =
        Optional.ofNullable(given.matchedOptionValue("--checkpoint", (String) null));
    if (file.isPresent() && given.hasMatchedOption("--random")) {
      throw new UsageException("--checkpoint is about complete searches, not runs at random");
    }
    return file;
  }

  /** How many workers search. */
  int workers() {
    int cores = Runtime.getRuntime().availableProcessors();
    int useful = lottery().isEmpty() ? USEFUL_WORKERS : MOST_WORKERS;
    int number = from(1, "--workers", Math.min(cores, useful));
    if (number > MOST_WORKERS) {
      throw new UsageException("--workers wants at most " + MOST_WORKERS);
    }
    return number;
  }

  /**
   * Who searches: all of them from the beginning if that is asked for, or at random, where none
   * waits for others.
   */
  Crew crew(Executor executor) {
    return new Crew(workers(), executor, given.hasMatchedOption("--workers") ? 0 : WORTH_OTHERS);
  }

  /** Runs at random, if these are asked for. */
  Optional<Lottery> lottery() {
    String how = given.matchedOptionValue("--random", (String) null);
    if (how == null) {
      for (String option : List.of("--pct", "--seed", "--runs")) {
        if (given.hasMatchedOption(option)) {
          throw new UsageException(option + " is about runs at random: give --random too");
        }
      }
      return Optional.empty();
    } else if (!List.of("walk", "pct").contains(how)) {
      throw new UsageException("--random wants walk or pct, not '" + how + "'");
    }
    boolean pct = how.equals("pct") || given.hasMatchedOption("--pct");
    int usual = given.hasMatchedOption("--time-limit") ? Integer.MAX_VALUE : RUNS;
    return Optional.of(
        new Lottery(
            pct ? from(1, "--pct", PCT_DEPTH) : 0, count("--seed", 1), from(1, "--runs", usual)));
  }

  private int from(int least, String option, int otherwise) {
    int number = count(option, otherwise);
    if (number < least) {
      throw new UsageException(option + " wants at least " + least);
    }
    return number;
  }

  private int count(String option, int otherwise) {
    String text = given.matchedOptionValue(option, (String) null);
    return text == null ? otherwise : Quantity.whole(option, text);
  }

  private long bytes(long otherwise) {
    String text = given.matchedOptionValue("--max-memory", (String) null);
    return text == null ? otherwise : Quantity.bytes("--max-memory", text);
  }

  private BooleanSupplier stop(Interruption interruption) {
    String text = given.matchedOptionValue("--time-limit", (String) null);
    if (text == null) {
      return interruption::raised;
    }
    long deadline = System.nanoTime() + Quantity.nanos("--time-limit", text);
    return () -> interruption.raised() || System.nanoTime() - deadline > 0;
  }
}
