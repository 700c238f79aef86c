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
      int subject = FaultSubject.of(FaultSubject.Kind.MM, args[0]);
      if (MmFields.get(memory, mms.freed, args[0]) != 0) {
        memory.fault(frees ? Fault.DOUBLE_FREE : Fault.USE_AFTER_FREE, subject);
      } else if (frees) {
        memory.set(mms.freed, args[0], 1);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      if (mms.freed.size() == 0) {
        return footprint;
      }
      return frees ? footprint.write(mms.freed, args[0]) : footprint.read(mms.freed, args[0]);
    }
  }
}
