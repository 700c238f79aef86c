package org.mmn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /** Those of {@code releases} that some of {@code ranges} contain, or that none does. */
  public static List<KernelVersion> select(
      List<KernelVersion> releases, List<VersionRange> ranges, boolean contained) {
    return releases.stream()
        .filter(v -> ranges.stream().anyMatch(r -> r.contains(v)) == contained)
        .toList();
  }

  /**
   * Releases as one would write them: {@code v4.15..v5.2, v5.5..}; empty for all.
   *
   * @param releases in order
   */
  public static String ranges(List<KernelVersion> releases) {
    if (releases.equals(ALL)) {
      return "";
    }
    List<VersionRange> ranges = new ArrayList<>();
    for (int from = 0, to; from < releases.size(); from = to) {
      to = from + 1;
      while (to < releases.size() && before(releases.get(to)).equals(at(releases, to - 1))) {
        to++;
      }
      ranges.add(range(releases.get(from), releases.get(to - 1)));
    }
    return ranges.stream().map(VersionRange::toString).collect(Collectors.joining(", "));
  }

  private static Optional<KernelVersion> at(List<KernelVersion> releases, int index) {
    return Optional.of(releases.get(index));
  }

  private static VersionRange range(KernelVersion first, KernelVersion last) {
    return new VersionRange(
        Optional.of(first).filter(v -> !v.equals(OLDEST) || v.equals(last)),
        Optional.of(last).filter(v -> !v.equals(NEWEST) || v.equals(first)));
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
