package org.mmn.model.lock;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The acquire contexts of threads, by age. Ages are ranks among the contexts that are open, so that
 * equal orders are equal states. Linux: include/linux/ww_mutex.h, struct ww_acquire_ctx.stamp,
 * v6.1.
 */
public final class WwMutexes {
  /** 0 without a context, else its rank: 1 is the oldest. */
  final Field rank;

  final OwnerFields locks;
  private final int threads;

  public WwMutexes(World world, StateLayout layout, Use use, OwnerFields locks) {
    this.locks = locks;
    threads = world.threads().size();
    int size = use.size(threads, "ww_acquire_");
    rank =
        layout
            .shared("ww context", size, 0, threads, 0, i -> world.threads().get(i).name())
            .perThread(1);
  }

  int rank(View view, int thread) {
    return rank.size() > 0 ? view.get(rank, thread) : 0;
  }

  /** Opens a context for {@code thread}, the youngest. */
  void begin(Memory memory, int thread) {
    int youngest = 0;
    for (int t = 0; t < threads; t++) {
      youngest = Math.max(youngest, memory.get(rank, t));
    }
    if (memory.get(rank, thread) == 0) {
      memory.set(rank, thread, youngest + 1);
    }
  }

  /** Closes it. */
  void end(Memory memory, int thread) {
    int was = memory.get(rank, thread);
    for (int t = 0; t < threads; t++) {
      if (was > 0 && memory.get(rank, t) > was) {
        memory.set(rank, t, memory.get(rank, t) - 1);
      }
    }
    memory.set(rank, thread, 0);
  }

  /** Whether {@code thread} holds some ww_mutex. */
  boolean holdsSome(View view, int thread) {
    for (int i = 0; i < locks.owner.size(); i++) {
      if (view.get(locks.owner, i) == thread) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code thread} has some ww_mutex that it took under its context. */
  boolean tookSome(View view, int thread, Holding holding) {
    return holding.tasks().held.of(view, thread).stream()
        .anyMatch(entry -> entry.nested() && locks.has(entry.lock()));
  }

  /** Whether {@code thread} must give up what it has rather than wait for {@code owner}. */
  boolean dies(View view, int thread, int owner) {
    int mine = rank(view, thread);
    int theirs = rank(view, owner);
    return mine > 0 && theirs > 0 && mine > theirs && holdsSome(view, thread);
  }

  Footprint touchRanks(Footprint footprint, boolean writes) {
    if (rank.size() == 0) {
      return footprint;
    }
    return writes ? footprint.write(rank, Footprint.ALL) : footprint.read(rank, Footprint.ALL);
  }
}
