package org.mmn.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mmn.check.Predicate;
import org.mmn.compile.Program;
import org.mmn.run.Fusion;
import org.mmn.run.Machine;
import org.mmn.source.SourceFile;
import org.mmn.state.Field;
import org.mmn.state.PackedState;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a search does for each state but to store it, over states of S5 and S1 on runs at random.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StepBench.STATES)
public class StepBench {
  static final int STATES = 4096;
  private static final int POSITION_BITS = 16;

  private final Sample scale = new Sample("s5-scale");
  private final Sample inflight = new Sample("s1-inflight");

  /** States of a model, in each of them a thread that can move. */
  private static final class Sample {
    final Program program;
    final Machine<PackedState> machine;
    final PackedState state;
    final long[] words;
    final int[] movers = new int[STATES];

    Sample(String model) {
      Mmn mmn = Mmn.withStdlib();
      Loaded file = mmn.load(new SourceFile(model + ".mmn", text(model)), Map.of());
      Options brief = Options.DEFAULT.with(Map.of(), 1);
      program = mmn.check(file, 0, file.scenarios().get(0).versions().get(0), brief).program();
      machine = Machine.packed(program, Fusion.NONE, POSITION_BITS);
      state = machine.initial();
      words = new long[STATES * state.words()];
      walk(new Random(1));
    }

    private void walk(Random random) {
      PackedState at = machine.initial();
      for (int i = 0; i < STATES; i++) {
        PackedState here = at;
        int[] moving =
            random
                .ints(0, machine.threads())
                .limit(100)
                .filter(t -> machine.ways(here, t) > 0)
                .toArray();
        if (moving.length == 0) {
          at = machine.initial();
          i--;
        } else {
          at.store(words, i * at.words());
          movers[i] = moving[0];
          machine.move(at, moving[0], 0, (s, t, raised) -> false);
        }
      }
    }

    PackedState load(int i) {
      state.load(words, i * state.words());
      return state;
    }
  }

  private static String text(String model) {
    try (InputStream in = StepBench.class.getResourceAsStream("/models/" + model + ".mmn")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** To load a state alone, which the others do too. */
  @Benchmark
  public int load() {
    int sum = 0;
    for (int i = 0; i < STATES; i++) {
      sum += scale.load(i).position(0);
    }
    return sum;
  }

  /** A step. */
  @Benchmark
  public int move() {
    int sum = 0;
    for (int i = 0; i < STATES; i++) {
      sum += scale.machine.move(scale.load(i), scale.movers[i], 0, (s, t, raised) -> false);
    }
    return sum;
  }

  /** In how many ways each of the five threads can move. */
  @Benchmark
  public int ways() {
    int sum = 0;
    for (int i = 0; i < STATES; i++) {
      PackedState state = scale.load(i);
      for (int t = 0; t < scale.machine.threads(); t++) {
        sum += scale.machine.ways(state, t);
      }
    }
    return sum;
  }

  /** The first element of every field. */
  @Benchmark
  public int get() {
    int sum = 0;
    List<Field> fields = scale.program.layout().fields();
    for (int i = 0; i < STATES; i++) {
      PackedState state = scale.load(i);
      for (Field field : fields) {
        if (field.region() == Field.Region.SHARED && field.size() > 0) {
          sum += state.get(field, 0);
        }
      }
    }
    return sum;
  }

  /** The property of S1. */
  @Benchmark
  public int condition() {
    int sum = 0;
    Predicate predicate = inflight.program.properties().get(0).predicate();
    for (int i = 0; i < STATES; i++) {
      sum += predicate.test(inflight.load(i)) ? 1 : 0;
    }
    return sum;
  }
}
