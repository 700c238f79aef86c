package org.mmn.model.task;

import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.Own;

/**
 * Enters ({@code change} 1) or leaves (-1) a context of the thread's own: {@code preempt_disable},
 * {@code rcu_read_lock}, {@code non_block_start}. Linux: include/linux/preempt.h, rcupdate.h,
 * kernel.h, v6.1.
 */
record Depth(String name, Field depth, int change) implements Op {
  @Override
  public int apply(Memory memory, int thread, int[] args, int way) {
    if (memory.own(depth, thread, 0) + change < 0) {
      memory.fault(Fault.UNLOCK_NOT_HELD, -1);
      return 1;
    }
    return 0;
  }

  @Override
  public void settle(Own own, int[] args, int outcome) {
    if (outcome == 0) {
      TaskFields.add(own, depth, change);
    }
  }

  @Override
  public Footprint footprint(int thread, int[] args) {
    return new Footprint().writeOwn(depth, thread);
  }
}
