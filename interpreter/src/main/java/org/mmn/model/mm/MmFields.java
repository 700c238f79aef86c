package org.mmn.model.mm;

import org.mmn.model.FaultSubject;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * What OOM handling keeps for each mm. Linux: include/linux/sched/coredump.h (MMF_* of mm->flags)
 * and mm/oom_kill.c (oom_reaper_list), v6.1.
 */
public final class MmFields {
  /** {@code MMF_*} bits, numbered as {@code kernel/flags.mmn} does. */
  public final Field flags;

  /** Whether the reaper has finished every eligible VMA (rule 24). */
  public final Field reaped;

  /** Whether it was marked as a victim. */
  public final Field victim;

  /** Whether its address space is gone: exit_mmap() has been through. */
  public final Field gone;

  /** Whether its last user has gone: no process has it, though its exit may go on. */
  public final Field exiting;

  /** Its place in the reaper's stack, from 1 at the bottom; 0 when it is not there. */
  public final Field queued;

  /** Whether its struct has been freed. */
  public final Field freed;

  private static final int FLAGS = 4;
  private static final int OOM_SKIP = 1;

  private final int count;

  public MmFields(World world, StateLayout layout, Use use) {
    count = world.mms().size();
    Field.Names names = i -> world.mms().get(i).name();
    flags =
        layout.shared("mm flags", use.size(count, "set_mm_flag"), 0, (1 << FLAGS) - 1, 0, names);
    reaped = layout.shared("reaped", use.size(count, "mark_reaped"), 0, 1, 0, names);
    victim = layout.shared("oom victim", use.size(count, "mark_oom_victim"), 0, 1, 0, names);
    gone = layout.shared("gone", use.size(count, "mark_mm_gone"), 0, 1, 0, names);
    exiting = layout.shared("exiting", use.size(count, "mark_mm_exiting"), 0, 1, 0, names);
    freed = layout.shared("mm freed", use.size(count, "mm_free"), 0, 1, 0, names);
    queued = layout.shared("to be reaped", use.size(count, "oom_reaper_"), 0, count, 0, names);
  }

  /** Whether the structs of mms can be freed, so that it matters who holds them. */
  public static boolean areCounted(Use use) {
    return use.size(1, "mm_free") > 0;
  }

  /** The same of this program. */
  boolean areCounted() {
    return freed.size() > 0;
  }

  /** Frees the struct of {@code mm}. */
  public void free(Memory memory, int mm) {
    if (get(memory, freed, mm) != 0) {
      memory.fault(Fault.DOUBLE_FREE, FaultSubject.of(FaultSubject.Kind.MM, mm));
    } else {
      memory.set(freed, mm, 1);
    }
  }

  /** Adds that a struct may be freed. */
  public Footprint writeFreed(Footprint footprint, int mm) {
    return areCounted() ? footprint.write(freed, mm) : footprint;
  }

  int count() {
    return count;
  }

  /** Element {@code mm} of {@code field}; 0 when the program never changes it. */
  static int get(View view, Field field, int mm) {
    return field.size() > 0 ? view.get(field, mm) : 0;
  }

  boolean isSkipped(View view, int mm) {
    return (get(view, flags, mm) & OOM_SKIP) != 0;
  }

  boolean isExiting(View view, int mm) {
    return get(view, exiting, mm) != 0;
  }

  boolean isGone(View view, int mm) {
    return get(view, gone, mm) != 0;
  }
}
