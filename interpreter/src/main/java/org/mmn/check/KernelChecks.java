package org.mmn.check;

/**
 * What the debug checks of the kernel under test see; {@code org.mmn.kernel.DebugFeatures} says
 * since which release.
 *
 * @param nonBlockCount whether it has {@code non_block_start()}
 * @param srcuAnnotated whether lockdep knows of SRCU sections and of waiting for them
 * @param rangeMapPrimed whether lockdep is taught {@code fs_reclaim} over the range-start map at
 *     boot
 */
public record KernelChecks(boolean nonBlockCount, boolean srcuAnnotated, boolean rangeMapPrimed) {}
