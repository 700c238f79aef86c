package org.mmn.resolve;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Names {
  private Names() {}

  /**
   * The nearest of {@code candidates} to {@code wrong}, if one is near; ties go to the first by
   * name.
   */
  static Optional<String> nearest(String wrong, Collection<String> candidates) {
    int best = wrong.length() / 3 + 1;
    Optional<String> found = Optional.empty();
    for (String candidate : candidates) {
      if (candidate.equals(wrong) || Math.abs(candidate.length() - wrong.length()) >= best + 1) {
        continue;
      }
      int distance = wrong.equalsIgnoreCase(candidate) ? 0 : distance(wrong, candidate);
      boolean first = found.map(f -> candidate.compareTo(f) < 0).orElse(true);
      if (distance < best || (distance == best && found.isPresent() && first)) {
        best = distance;
        found = Optional.of(candidate);
      }
    }
    return found;
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
    least = Math.min(least, d[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
