package org.mmn.run;

import java.util.List;
import java.util.Optional;
import org.mmn.explore.Schedule;
import org.mmn.model.Attempt;
import org.mmn.model.Reason;
import org.mmn.source.Span;

/**
 * A run, told step by step: made by replaying a schedule on the plain machine.
 *
 * @param threads the names of all threads, by number
 * @param ends where each thread is when the run ends, by number
 */
public record Trace(
    Schedule schedule, List<String> threads, List<Step> steps, List<ThreadEnd> ends) {

  /**
   * One step.
   *
   * @param number from 1
   * @param calls the calls that the thread is in, outermost first; the last is the place of the
   *     action itself
   * @param action {@code mutex_lock(gpu.read_lock)}; an attempt that only queues says so in {@code
   *     outcome}
   * @param outcome what the action yielded, as text; empty when there is nothing to tell
   * @param joined the ghost assignments that belong to the step, and the rest of an {@code
   *     atomically}
   * @param changes what is different after it
   * @param ways in how many ways it could have gone on; {@code way} is the one taken
   * @param reached the observed label that the thread is at now; empty when it is at none
   */
  public record Step(
      int number,
      int thread,
      List<Call> calls,
      String action,
      String outcome,
      List<String> joined,
      List<FieldChange> changes,
      int way,
      int ways,
      String reached) {}

  /**
   * A place in the code of a thread.
   *
   * @param function that it is in: {@code unmapper}, {@code invalidate_start}, {@code
   *     plain_reader.invalidate_range_start}
   * @param stdlib whether that is the library's mm or kernel code, which reports may fold
   * @param instance the notifier that the function runs for: {@code gpu}; empty outside a driver
   * @param span the call or action in the source
   */
  public record Call(String function, boolean stdlib, String instance, Span span) {}

  /** {@code field} of {@code owner} changed: {@code readers} of {@code gpu.lock}, 0 to 1. */
  public record FieldChange(String field, String owner, int before, int after) {}

  /**
   * Where a thread is at the end of a run.
   *
   * @param action what it is about to do; empty when it has ended
   * @param waiting why it cannot; empty when it can, or has ended
   * @param holds the locks it holds, oldest first
   */
  public record ThreadEnd(
      int thread,
      boolean ended,
      List<Call> calls,
      String action,
      Optional<Waiting> waiting,
      List<Holding> holds) {}

  /**
   * Why a thread cannot go on.
   *
   * @param kind what it waits for
   * @param subject the name of that: {@code gpu.lock}
   * @param holders names of the threads that keep it from it
   * @param queuedBehind names of the threads whose queued writes keep a reader out
   */
  public record Waiting(
      Reason.Kind kind,
      String subject,
      boolean exclusive,
      List<String> holders,
      List<String> queuedBehind) {

    /** Whether it waits for this lock. */
    public boolean isForLock(String lock) {
      return kind == Reason.Kind.LOCK && subject.equals(lock);
    }
  }

  /**
   * A lock that a thread holds.
   *
   * @param mode how it was taken
   * @param step the step that took it
   * @param at the place of that step
   */
  public record Holding(String lock, Attempt.Mode mode, int step, Call at) {

    /** Whether it is held as one of several readers. */
    public boolean isReading() {
      return mode != Attempt.Mode.WRITE;
    }
  }
}
