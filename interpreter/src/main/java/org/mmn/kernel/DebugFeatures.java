package org.mmn.kernel;

import java.util.Optional;

/**
 * What a release's own debug checks see.
 *
 * @param nonBlockCount {@code non_block_start()} around list callbacks (v5.4, kernel/sched/core.c)
 * @param srcuAnnotated lockdep knows SRCU read sections and {@code synchronize_srcu()} (v6.4,
 *     include/linux/srcu.h)
 * @param rangeMapPrimed {@code fs_reclaim} over the range-start map is taught at boot (v5.4,
 *     mm/mmu_notifier.c, 66204f1d2d1b)
 */
public record DebugFeatures(boolean nonBlockCount, boolean srcuAnnotated, boolean rangeMapPrimed) {

  public static DebugFeatures of(KernelVersion version) {
    boolean v54 = from(5, 4).contains(version);
    return new DebugFeatures(v54, from(6, 4).contains(version), v54);
  }

  private static VersionRange from(int major, int minor) {
    return new VersionRange(Optional.of(new KernelVersion(major, minor)), Optional.empty());
  }
}
