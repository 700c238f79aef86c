package org.mmn.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.mmn.explore.Outcome;
import org.mmn.run.Replayer;
import org.mmn.source.SourceFile;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Reductions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How fast states are searched, and what comes before the first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SearchBench {
  private static final int S5_STATES = 500_000;

  private final Mmn mmn = Mmn.withStdlib();
  private final Loaded scale = load("s5-scale");
  private final Loaded inflight = load("s1-inflight");

  private Loaded load(String model) {
    return mmn.load(new SourceFile(model + ".mmn", text(model)), Map.of());
  }

  private static String text(String model) {
    try (InputStream in = SearchBench.class.getResourceAsStream("/models/" + model + ".mmn")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Outcome search(Loaded file, boolean fuse) {
    Options options = Options.DEFAULT.with(new Reductions(fuse, false, false));
    return mmn.check(file, 0, file.scenarios().get(0).versions().get(0), options).outcome();
  }

  /** States a second, S5 with 5 threads and 2 iterations, every step a state. */
  @Benchmark
  @OperationsPerInvocation(S5_STATES)
  public Outcome s5Unreduced() {
    Outcome outcome = search(scale, false);
    if (outcome.states() != S5_STATES) {
      throw new IllegalStateException(outcome.states() + " states");
    }
    return outcome;
  }

  /** Searches a second, S5 with fusion. */
  @Benchmark
  public Outcome s5Fused() {
    return search(scale, true);
  }

  /** Searches a second, S1 with 3 invalidators and 2 iterations. */
  @Benchmark
  public Outcome s1Fused() {
    return search(inflight, true);
  }

  /** Files a second, from text to a program at its first state: parse, resolve, compile. */
  @Benchmark
  public Replayer frontEnd() {
    Loaded file = load("s2-pairs");
    return mmn.stepper(file, 0, file.scenarios().get(0).versions().get(0), Options.DEFAULT);
  }
}
