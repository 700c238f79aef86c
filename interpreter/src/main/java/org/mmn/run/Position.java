package org.mmn.run;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mmn.model.Action;
import org.mmn.model.Task;
import org.mmn.state.Field;

/**
 * All that is one thread's own at one moment: the calls it is in with their live registers, its
 * TASK fields, its next action. Interned by {@link Positions}: equal contents, one number.
 *
 * <p>The layout of {@code key} is {@link Suspended}'s.
 */
final class Position implements Task {
  private static final int UNKNOWN = -1;

  final int number;
  final int thread;
  final int[] key;
  private final @Nullable Action action;
  private final int failed;
  private final boolean atomic;
  private final int[] stack;
  private int[] outcomes = new int[2];
  private int[] nexts = {UNKNOWN, UNKNOWN};
  private int remembered;
  private int[] twins = {};
  private Locality locality = Locality.UNKNOWN;

  /** Whether anybody else could see the next action. */
  enum Locality {
    UNKNOWN,
    LOCAL,
    VISIBLE
  }

  /**
   * @param action the next one; {@code null} when the thread has ended or failed
   */
  Position(
      int number, int[] key, @Nullable Action action, int failed, boolean atomic, int[] stack) {
    this.number = number;
    this.thread = key[0];
    this.key = key;
    this.action = action;
    this.failed = failed;
    this.atomic = atomic;
    this.stack = stack;
  }

  @Override
  public boolean ended() {
    return action == null;
  }

  @Override
  public Action next() {
    return requireNonNull(action, "a thread that has ended");
  }

  @Override
  public int own(Field field, int index) {
    return key[Suspended.OWN + field.first() + index];
  }

  @Override
  public int[] stack() {
    return stack;
  }

  @Override
  public int failedAssertion() {
    return failed;
  }

  /** Whether the thread is in the middle of an {@code atomically}. */
  boolean atomic() {
    return atomic;
  }

  /** Whether the next action is one of an {@code atomically}, its first included. */
  boolean isInAtomic() {
    return key[Suspended.ATOMIC] > 0;
  }

  Locality locality() {
    return locality;
  }

  void locality(Locality known) {
    locality = known;
  }

  /** The number of the same place of a thread that is alike; -1 when not known. */
  int twin(int other) {
    return other < twins.length ? twins[other] : UNKNOWN;
  }

  void rememberTwin(int other, int twin) {
    int length = twins.length;
    if (other >= length) {
      twins = Arrays.copyOf(twins, other + 1);
      Arrays.fill(twins, length, other + 1, UNKNOWN);
    }
    twins[other] = twin;
  }

  /** Where the thread goes from here when its action yields {@code outcome}; -1 when not known. */
  int next(int outcome) {
    int mask = outcomes.length - 1;
    int at = slot(outcome, mask);
    while (nexts[at] != UNKNOWN) {
      if (outcomes[at] == outcome) {
        return nexts[at];
      }
      at = at + 1 & mask;
    }
    return UNKNOWN;
  }

  void remember(int outcome, int next) {
    if (2 * (remembered + 1) > nexts.length) {
      grow();
    }
    put(outcome, next);
    remembered++;
  }

  private void grow() {
    int[] oldOutcomes = outcomes;
    int[] oldNexts = nexts;
    outcomes = new int[2 * oldNexts.length];
    nexts = new int[2 * oldNexts.length];
    Arrays.fill(nexts, UNKNOWN);
    for (int i = 0; i < oldNexts.length; i++) {
      if (oldNexts[i] != UNKNOWN) {
        put(oldOutcomes[i], oldNexts[i]);
      }
    }
  }

  private void put(int outcome, int next) {
    int mask = outcomes.length - 1;
    int at = slot(outcome, mask);
    while (nexts[at] != UNKNOWN) {
      at = at + 1 & mask;
    }
    outcomes[at] = outcome;
    nexts[at] = next;
  }

  private static int slot(int outcome, int mask) {
    int mixed = outcome * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & mask;
  }
}
