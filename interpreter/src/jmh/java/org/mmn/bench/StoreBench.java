package org.mmn.bench;

import java.util.concurrent.TimeUnit;
import org.mmn.explore.store.SpillFile;
import org.mmn.explore.store.StateStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to add a state that is new, and to find one that is known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StoreBench {
  private static final int STATES = 2_000_000;

  /** Which store: exact, hashes, or hashes with numbers. */
  @Param({"exact", "hashes", "numbered"})
  public String store;

  @Param({"1", "2", "4"})
  public int words;

  private StateStore full;

  @Setup
  public void fill() {
    full = filled();
  }

  /** Nanoseconds for a new state. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public StateStore add() {
    return filled();
  }

  /** Nanoseconds for a known state, each somewhere else. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public int find() {
    long[] state = new long[words];
    int found = 0;
    for (int i = 0; i < STATES; i++) {
      set(state, (int) (i * 0x9E3779B1L % STATES));
      found += full.find(state, 0, StateStore.hash(state, 0, words), STATES) < 0 ? 0 : 1;
    }
    if (found != STATES) {
      throw new IllegalStateException(found + " found");
    }
    return found;
  }

  private StateStore filled() {
    StateStore filling =
        switch (store) {
          case "exact" -> StateStore.exact(words);
          case "hashes" -> StateStore.hashes(words, false, SpillFile.none());
          default -> StateStore.hashes(words, true, SpillFile.none());
        };
    long[] state = new long[words];
    for (int i = 0; i < STATES; i++) {
      set(state, i);
      filling.add(state, 0, StateStore.hash(state, 0, words));
      filling.left(i);
    }
    if (filling.size() != STATES) {
      throw new IllegalStateException(filling.size() + " states");
    }
    return filling;
  }

  private static void set(long[] state, int number) {
    state[0] = number & 0xFFF;
    state[state.length - 1] = state.length == 1 ? number : (long) number >> 12 << 30;
  }
}
