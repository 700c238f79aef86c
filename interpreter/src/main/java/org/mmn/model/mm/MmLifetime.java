package org.mmn.model.mm;

import org.mmn.model.FaultSubject;
import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps of an mm's struct that can be freed. Linux: kernel/fork.c, v6.1. */
final class MmLifetime {

  private MmLifetime() {}

  /** Looks at it, or frees it. */
  record Touch(String name, MmFields mms, boolean frees) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (frees) {
        mms.free(memory, args[0]);
      } else if (MmFields.get(memory, mms.freed, args[0]) != 0) {
        memory.fault(Fault.USE_AFTER_FREE, FaultSubject.of(FaultSubject.Kind.MM, args[0]));
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      if (frees) {
        return mms.writeFreed(footprint, args[0]);
      }
      return mms.areCounted() ? footprint.read(mms.freed, args[0]) : footprint;
    }
  }
}
