package org.mmn.model.device;

import org.mmn.model.FaultSubject;
import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.Fault;
import org.mmn.state.Field;
import org.mmn.state.Memory;
import org.mmn.state.StateLayout;

/**
 * Things that a scenario allocates, counts references to and frees: {@code object}. Linux:
 * include/linux/slab.h and include/linux/kref.h, v6.1.
 */
public final class ObjectFields {
  private static final int MOST_REFERENCES = 15;

  /** 1 when it has been freed. */
  public final Field freed;

  /** Its references, counted by those who call {@code kref_*}; 1 at the start. */
  public final Field references;

  public ObjectFields(World world, StateLayout layout, Use use) {
    int count = world.objects().size();
    Field.Names names = i -> world.objects().get(i).name();
    freed = layout.shared("freed", use.size(count, "object_free"), 0, 1, 0, names);
    int counting = use.size(count, "kref_");
    references = layout.shared("references", counting, 0, MOST_REFERENCES, 1, names);
  }

  /** Fails with {@code use_after_free} when it has been freed. */
  boolean access(Memory memory, int object) {
    boolean gone = freed.size() > 0 && memory.get(freed, object) != 0;
    if (gone) {
      memory.fault(Fault.USE_AFTER_FREE, subject(object));
    }
    return !gone;
  }

  static int subject(int object) {
    return FaultSubject.of(FaultSubject.Kind.OBJECT, object);
  }
}
