package org.mmn.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant by a misspelt word. */
public final class Spelling {
  private Spelling() {}

  /**
   * The word of {@code known} that is nearest to {@code word}, if one is near: one edit for words
   * of up to four letters, two for longer ones. The first of equally near words in alphabetical
   * order.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int reach = word.length() <= 4 ? 1 : 2;
    return known.stream()
        .filter(k -> !k.equals(word) && Math.abs(k.length() - word.length()) <= reach)
        .filter(k -> distance(word, k) <= reach)
        .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(k -> k));
  }

  /** The number of letters to insert, drop, replace or swap with the next to make one the other. */
  public static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        cost[i][j] = cheapest(left, right, cost, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cheapest(String left, String right, int[][] cost, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
