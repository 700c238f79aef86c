package org.mmn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mainline releases that the stdlib knows: v4.13 to v6.12.
 *
 * <p>The first is the last one with {@code invalidate_page}; the last is the newest whose behaviour
 * was measured.
 */
public final class Releases {
  public static final KernelVersion OLDEST = new KernelVersion(4, 13);
  public static final KernelVersion NEWEST = new KernelVersion(6, 12);
  private static final List<KernelVersion> ALL = all(OLDEST, NEWEST);

  private Releases() {}

  public static List<KernelVersion> all() {
    return ALL;
  }

  public static boolean knows(KernelVersion version) {
    return ALL.contains(version);
  }

  /** The release before {@code version}, if the stdlib knows one. */
  public static Optional<KernelVersion> before(KernelVersion version) {
    int at = ALL.indexOf(version);
    return at > 0 ? Optional.of(ALL.get(at - 1)) : Optional.empty();
  }

  /**
   * The releases to check for one range of a {@code kernel} line: its first, and every later one in
   * it at which some code changes (rule 33).
   *
   * @param changes the ranges of all {@code when kernel} blocks and modules that were loaded
   */
  public static SortedSet<KernelVersion> representatives(
      VersionRange range, List<VersionRange> changes) {
    SortedSet<KernelVersion> chosen = new TreeSet<>();
    for (KernelVersion v : ALL) {
      if (range.contains(v) && (chosen.isEmpty() || changesAt(v, changes))) {
        chosen.add(v);
      }
    }
    return chosen;
  }

  private static boolean changesAt(KernelVersion version, List<VersionRange> changes) {
    Optional<KernelVersion> previous = before(version);
    return previous.isPresent()
        && changes.stream().anyMatch(c -> c.contains(version) != c.contains(previous.get()));
  }

  private static List<KernelVersion> all(KernelVersion from, KernelVersion to) {
    int[] lastMinor = {20, 19, 12};
    List<KernelVersion> found = new ArrayList<>();
    for (int major = 4; major <= 6; major++) {
      for (int minor = 0; minor <= lastMinor[major - 4]; minor++) {
        KernelVersion v = new KernelVersion(major, minor);
        if (from.compareTo(v) <= 0 && v.compareTo(to) <= 0) {
          found.add(v);
        }
      }
    }
    return List.copyOf(found);
  }
}
