package org.mmn.model;

import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;
import org.mmn.state.View;

/**
 * One atomic thing the simulated kernel does: a primitive, bound to the fields of one program.
 *
 * <p>An action is an op with arguments, taken by a thread. Its effect has two halves: {@link
 * #apply} on shared state, which yields the outcome, and {@link #settle} on what is the thread's
 * own. The second may depend on the thread's own fields, the arguments and the outcome, and on
 * nothing else: so what a thread does next is a function of where it is and what it was answered.
 */
public interface Op {
  /**
   * The outcome that says: it took effect, but the thread stays at the same action (a writer that
   * has queued up).
   */
  int AGAIN = Integer.MIN_VALUE;

  /** Its name in scripts: {@code mutex_lock}. */
  String name();

  /**
   * In how many ways the action can proceed now: 0 when it must wait, 1 as a rule, more when the
   * model leaves a choice (which page reclaim picks).
   */
  default int ways(View view, int thread, int[] args) {
    return 1;
  }

  /** Why it cannot proceed; called only when {@link #ways} is 0. */
  default Reason reason(View view, int thread, int[] args) {
    throw new IllegalStateException(name() + " never waits");
  }

  /**
   * The effect on shared state in way {@code way}; returns the outcome, the value in the script.
   */
  int apply(Memory memory, int thread, int[] args, int way);

  /** The effect on the thread's own fields. */
  default void settle(Own own, int[] args, int outcome) {}

  /** What {@link #ways}, {@link #apply} and {@link #settle} may touch. */
  Footprint footprint(int thread, int[] args);

  /**
   * What lockdep and {@code might_sleep()} see when it is attempted, whether or not it can proceed.
   */
  default Attempt attempt(int[] args) {
    return Attempt.NOTHING;
  }

  /** Whether {@link #ways} can be 0. */
  default boolean mayWait() {
    return false;
  }

  /** Whether {@link #ways} can be more than 1, or for other reasons than a wait 0. */
  default boolean mayChoose() {
    return false;
  }

  /** Whether it waits for a lock, which a fair run grants some day (rule 31). */
  default boolean isGranted(int[] args) {
    return attempt(args).acquire().filter(a -> !a.trylock()).isPresent();
  }

  /**
   * A lock that an action takes.
   *
   * @param lock its number in {@link World#locks}; -1 for none
   */
  record Grip(int lock, boolean write) {
    public static final Grip NONE = new Grip(-1, false);
  }

  /**
   * The lock without which the thread does not get past the action, as long as anybody else has it
   * in a way that excludes this one.
   */
  default Grip grip(int[] args) {
    return Grip.NONE;
  }

  /** What it may touch while it cannot have its {@link #grip} yet. */
  default Footprint queueing(int thread, int[] args) {
    return new Footprint();
  }

  /** Whether it may end another thread's hold of a lock. */
  default boolean endsHoldsOfOthers() {
    return false;
  }

  /** Whether its outcome is the lowest of the frames that are free, if any. */
  default boolean takesFrame() {
    return false;
  }

  /** Whether a fatal signal of the thread ends the wait. */
  default boolean isKillable() {
    return false;
  }

  /** Whether it computes from its arguments alone, which costs no step. */
  default boolean isPure() {
    return false;
  }

  /**
   * Whether what it does depends on which of several pages of an anonymous VMA has the lower
   * number, or on what page stands where in the VMA. If it does not, and pages change places in a
   * state and in its arguments, then so they do in what it does: its ways, its outcome, its faults
   * and the fields, {@link org.mmn.state.Field#perPage} and {@link org.mmn.state.Field#ofRanges}.
   * Frames stay what they are.
   *
   * <ul>
   *   <li>The VMA has no copy by fork, and its pages {@link
   *       org.mmn.model.mm.PageTables#standAlike}.
   *   <li>A range stands for its pages. It is not empty, and it is one of those that change places,
   *       or has all of them or none. So does what an interval notifier watches.
   *   <li>A new value of a sequence is a name (rule 7): which it is does not count, and depends on
   *       what numbers locals hold.
   *   <li>Which one a fault names of several translations that reach a frame does not count.
   * </ul>
   */
  default boolean tellsPagesApart() {
    return false;
  }

  /** Whether it joins the step before it, as an assignment to a ghost does (rule 1). */
  default boolean joins() {
    return false;
  }
}
