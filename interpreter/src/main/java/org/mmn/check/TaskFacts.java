package org.mmn.check;

import java.util.List;
import org.mmn.model.Reason;
import org.mmn.model.Task;
import org.mmn.state.View;

/** What checks ask about a thread at a position; the model's catalogue of TASK fields answers. */
public interface TaskFacts {
  /** The locks it holds, oldest first. */
  List<Hold> held(Task task);

  /**
   * Whether it may keep another thread waiting: it holds a lock, waits in a queue of writers, is in
   * an SRCU section or runs a work item.
   */
  boolean keepsOthersWaiting(Task task);

  /** Whether it is in atomic context: under a spinlock, in an RCU section, with preemption off. */
  boolean inAtomic(Task task);

  /** Whether it may not block: in a callback of a non-blockable range (rule 17). */
  boolean inNonBlockable(Task task);

  /** Whether the kernel's own {@code non_block_count} is above zero. */
  boolean nonBlockCounted(Task task);

  /** Whether it is between start and end of some range, or in a callback. */
  boolean inInvalidation(Task task);

  /**
   * The threads whose code may signal what is waited for, as bits: a completion, a fence. 0 where
   * that is not known.
   */
  default long signallers(Reason reason) {
    return 0;
  }

  /** The threads whose code may send {@code thread} a fatal signal, as bits. */
  default long killers(int thread) {
    return 0;
  }

  /** The pairs that it has opened and not closed (rule 18). */
  List<OpenPair> openPairs(Task task);

  /** Whether a notifier is subscribed: unregistering forgets its open pairs. */
  boolean subscribed(View state, int notifier);

  /**
   * A start that a subscriber answered with 0, without its end.
   *
   * @param range packed as in {@link org.mmn.model.PageRange}
   */
  record OpenPair(int notifier, int range) {}
}
