package org.mmn.model.lock;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The sequence counters, in canonical form: only parity and equality with a snapshot that some
 * thread still has distinguish their values, so that loops which retry close into cycles (rule 7).
 */
public final class SeqcountFields {
  private static final int MOST = 63;

  /** The present value; odd while a writer is at work. */
  public final Field sequence;

  public SeqcountFields(World world, StateLayout layout, Use use) {
    int size =
        use.size(
            world.seqcounts().size(), "read_seqcount_", "raw_read_seqcount", "write_seqcount_");
    sequence = layout.shared("sequence", size, 0, MOST, 0, i -> world.seqcounts().get(i).name());
  }

  /** The smallest value of {@code parity} that no thread has a snapshot of. */
  static int fresh(View view, int parity) {
    for (int value = parity; value <= MOST; value += 2) {
      if (!view.inSomeLocal(value)) {
        return value;
      }
    }
    throw new CapacityExceeded("live snapshots of a sequence counter");
  }
}
