package org.mmn.run;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.mmn.model.Action;
import org.mmn.model.Task;
import org.mmn.state.Field;

/**
 * All that is one thread's own at one moment: the calls it is in with their live registers, its
 * TASK fields, its next action. Interned by {@link Positions}: equal contents, one number. Several
 * workers may look at one at the same time; what is remembered of it is added under the lock of
 * {@link Positions}, but for what every worker finds alike.
 *
 * <p>The layout of {@code key} is {@link Suspended}'s.
 */
final class Position implements Task {
  final int number;
  final int thread;
  final int[] key;
  private final @Nullable Action action;
  private final int failed;
  private final boolean atomic;
  private final boolean goesOn;
  private final int[] stack;
  private final IntMap nexts = new IntMap();
  private final IntMap twins = new IntMap();
  private Locality locality = Locality.UNKNOWN;

  /** Whether anybody else could see the next action. */
  enum Locality {
    UNKNOWN,
    LOCAL,
    VISIBLE
  }

  /**
   * @param action the next one; {@code null} when the thread has ended or failed
   * @param goesOn whether the step that comes here goes on with that action if it can
   */
  Position(
      int number,
      int[] key,
      @Nullable Action action,
      int failed,
      boolean atomic,
      boolean goesOn,
      int[] stack) {
    this.number = number;
    this.thread = key[0];
    this.key = key;
    this.action = action;
    this.failed = failed;
    this.atomic = atomic;
    this.goesOn = goesOn;
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

  /** Whether the next action belongs to the step before it. */
  boolean goesOn() {
    return goesOn;
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
    return twins.get(other);
  }

  void rememberTwin(int other, int twin) {
    twins.put(other, twin);
  }

  /** Where the thread goes from here when its action yields {@code outcome}; -1 when not known. */
  int next(int outcome) {
    return nexts.get(outcome);
  }

  void remember(int outcome, int next) {
    nexts.put(outcome, next);
  }
}
