package org.mmn.model.task;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.model.World.LockKind;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Own;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * What the kernel keeps for each task, as far as ops and checks look at it. Linux:
 * include/linux/sched.h, v6.1.
 */
public final class TaskFields {
  private static final int DEEPEST = 31;
  private static final int ALL_FLAGS = 255;

  /** The locks it holds. */
  public final Held held;

  /** How many spinlocks, RCU read sections and disabled preemptions it is in: atomic when not 0. */
  public final Field atomicDepth;

  /** How many sections it is in that the kernel marks as non-blocking: {@code non_block_count}. */
  public final Field nonBlockDepth;

  /** How many non-blockable callbacks it is in that the kernel does not mark (rule 17). */
  public final Field nonblockableDepth;

  /** Its {@code PF_*} bits, as {@code kernel/flags.mmn} numbers them. */
  public final Field flags;

  /** 1 + the number of the lock in whose queue of writers it waits; 0 when in none. */
  public final Field queuedOn;

  /** How deep it is in read sections of each SRCU domain. */
  public final Field srcuNesting;

  /** 1 + the number of the work item that it runs; 0 when none. */
  public final Field working;

  public final OpenPairs pairs;
  public final EnteredRanges ranges;

  /** What it has unmapped and not yet freed. */
  public final GatheredFrames gathered;

  /**
   * Stands for where the thread is in its code: of size 0, read by the query {@code blocked},
   * written by every step.
   */
  public final Field place;

  /**
   * The same for whether it is at its end: read by {@code done}, written by what may be its last.
   */
  public final Field ending;

  /** SHARED, for each mm: whether its threads have a fatal signal. */
  public final Field killed;

  private final World world;

  public TaskFields(World world, StateLayout layout, Use use) {
    this.world = world;
    held = new Held(layout, world.locks().isEmpty() ? 0 : Held.CAPACITY);
    atomicDepth = layout.task("atomic depth", 1, 0, DEEPEST, 0);
    nonBlockDepth = layout.task("non-block depth", 1, 0, DEEPEST, 0);
    nonblockableDepth = layout.task("non-blockable depth", 1, 0, DEEPEST, 0);
    flags = layout.task("task flags", 1, 0, ALL_FLAGS, 0);
    queuedOn = layout.task("queued on", 1, 0, Integer.MAX_VALUE, 0);
    srcuNesting = layout.task("srcu nesting", world.count(LockKind.SRCU), 0, DEEPEST, 0);
    working = layout.task("running work", 1, 0, Integer.MAX_VALUE, 0);
    pairs =
        new OpenPairs(layout, use.size(TaskBag.CAPACITY, "subscriber_"), world.notifiers().size());
    ranges = new EnteredRanges(layout, use.size(TaskBag.CAPACITY, "range_entered"));
    gathered = new GatheredFrames(layout, use.size(GatheredFrames.CAPACITY, "tlb_remove_page"));
    place = layout.task("place", 0, 0, 0, 0);
    ending = layout.task("ending", 0, 0, 0, 0);
    killed =
        layout.shared(
            "killed",
            use.size(world.mms().size(), "send_sigkill"),
            0,
            1,
            0,
            i -> world.mms().get(i).name());
  }

  /** Whether {@code thread} has a fatal signal pending. */
  public boolean fatalSignal(View view, int thread) {
    int mm = world.threads().get(thread).mm();
    return killed.size() > 0 && mm >= 0 && view.get(killed, mm) != 0;
  }

  /** Adds to {@code footprint} that {@link #fatalSignal} of {@code thread} is looked at. */
  public Footprint readSignal(Footprint footprint, int thread) {
    int mm = world.threads().get(thread).mm();
    return killed.size() > 0 && mm >= 0 ? footprint.read(killed, mm) : footprint;
  }

  /** The number of threads. */
  public int threads() {
    return world.threads().size();
  }

  /**
   * Adds {@code change} to the one element of {@code field}.
   *
   * @throws CapacityExceeded when that is more than the field holds
   */
  public static void add(Own own, Field field, int change) {
    int sum = own.get(field, 0) + change;
    if (sum > field.high()) {
      throw new CapacityExceeded(field.high() + " of " + field.name() + " of one thread");
    }
    own.set(field, 0, sum);
  }
}
