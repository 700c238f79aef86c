package org.mmn.model.notifier;

import org.mmn.model.Use;
import org.mmn.model.World;
import org.mmn.state.CapacityExceeded;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.StateLayout;
import org.mmn.state.View;

/**
 * The sequence of each mm's interval notifiers, and what each interval notifier was last set to.
 * Linux: mm/mmu_notifier.c, struct mmu_notifier_subscriptions and struct mmu_interval_notifier,
 * v5.5.
 *
 * <p>Values are canonical (rule 7): the kernel only looks at the parity of an mm's sequence and at
 * which of these values, and of the snapshots of threads, are equal. A new value is the smallest of
 * its parity that none of them has, so that loops which retry close into cycles.
 */
public final class IntervalSequences {
  private static final int MOST = 63;
  private static final String USERS = "mn_itree_";

  /** Odd while an operation is under way that met an interval. */
  public final Field ofMm;

  /** Always odd; equal to its mm's while the interval is being invalidated. */
  public final Field ofInterval;

  public IntervalSequences(World world, StateLayout layout, Use use) {
    int mms = use.size(world.mms().size(), USERS, "interval_seq");
    int intervals = use.size(world.notifiers().size(), USERS, "interval_seq");
    ofMm = layout.shared("invalidate_seq", mms, 0, MOST, 0, i -> world.mms().get(i).name());
    ofInterval =
        layout.shared(
            "invalidate_seq", intervals, 0, MOST, 1, i -> world.notifiers().get(i).name());
  }

  boolean isOdd(View view, int mm) {
    return view.get(ofMm, mm) % 2 == 1;
  }

  /** The smallest value of {@code parity} that nobody has. */
  int fresh(View view, int parity) {
    for (int value = parity; value <= MOST; value += 2) {
      if (!has(view, ofMm, value) && !has(view, ofInterval, value) && !view.inSomeLocal(value)) {
        return value;
      }
    }
    throw new CapacityExceeded("live snapshots of interval notifiers' sequences");
  }

  private static boolean has(View view, Field field, int value) {
    for (int i = 0; i < field.size(); i++) {
      if (view.get(field, i) == value) {
        return true;
      }
    }
    return false;
  }

  /** What finding a fresh value looks at. */
  Footprint readAll(Footprint footprint) {
    return footprint.read(ofMm, Footprint.ALL).read(ofInterval, Footprint.ALL);
  }
}
