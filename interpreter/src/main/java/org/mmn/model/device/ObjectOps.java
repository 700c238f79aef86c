package org.mmn.model.device;

import org.mmn.model.Op;
import org.mmn.state.Fault;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;

/** The steps of things that can be freed. Linux: mm/slub.c and include/linux/kref.h, v6.1. */
final class ObjectOps {

  private ObjectOps() {}

  /** Looks at it. */
  record Use(String name, ObjectFields objects) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      objects.access(memory, args[0]);
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return objects.freed.size() > 0
          ? new Footprint().read(objects.freed, args[0])
          : new Footprint();
    }
  }

  /** Frees it, or allocates it anew. */
  record SetFreed(String name, ObjectFields objects, int to) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (objects.freed.size() == 0) {
        return 0;
      }
      if (to == 1 && memory.get(objects.freed, args[0]) == 1) {
        memory.fault(Fault.DOUBLE_FREE, ObjectFields.subject(args[0]));
        return 0;
      }
      if (to == 1 && objects.references.size() > 0 && memory.get(objects.references, args[0]) > 1) {
        memory.fault(Fault.REFCOUNT, ObjectFields.subject(args[0]));
        return 0;
      }
      memory.set(objects.freed, args[0], to);
      if (to == 0 && objects.references.size() > 0) {
        memory.set(objects.references, args[0], 1);
      }
      return 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      Footprint footprint = new Footprint();
      if (objects.freed.size() > 0) {
        footprint.write(objects.freed, args[0]);
      }
      if (objects.references.size() == 0) {
        return footprint;
      }
      return to == 0
          ? footprint.write(objects.references, args[0])
          : footprint.read(objects.references, args[0]);
    }
  }

  /** Takes a reference; {@code unlessZero}, only if there is one, and says whether it did. */
  record Get(String name, ObjectFields objects, boolean unlessZero) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!objects.access(memory, args[0])) {
        return 0;
      }
      int before = memory.get(objects.references, args[0]);
      if (before == 0 && !unlessZero) {
        memory.fault(Fault.REFCOUNT, ObjectFields.subject(args[0]));
      } else if (before > 0) {
        memory.set(objects.references, args[0], before + 1);
      }
      return before > 0 ? 1 : 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(objects, args[0]);
    }
  }

  /** Drops a reference; its outcome says whether it was the last. */
  record Put(String name, ObjectFields objects) implements Op {
    @Override
    public int apply(Memory memory, int thread, int[] args, int way) {
      if (!objects.access(memory, args[0])) {
        return 0;
      }
      int before = memory.get(objects.references, args[0]);
      if (before == 0) {
        memory.fault(Fault.REFCOUNT, ObjectFields.subject(args[0]));
        return 0;
      }
      memory.set(objects.references, args[0], before - 1);
      return before == 1 ? 1 : 0;
    }

    @Override
    public Footprint footprint(int thread, int[] args) {
      return touch(objects, args[0]);
    }
  }

  private static Footprint touch(ObjectFields objects, int object) {
    Footprint footprint = new Footprint().write(objects.references, object);
    return objects.freed.size() > 0 ? footprint.read(objects.freed, object) : footprint;
  }
}
