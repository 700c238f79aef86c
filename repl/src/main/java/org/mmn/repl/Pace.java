package org.mmn.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * How fast a search comes on, and how long it may still take if it goes on as in the last seconds:
 * each state that is left has led to some new ones, each of these will lead to as many, and so on.
 *
 * <p>Limits: a guess. Searches widen first and narrow later, so it is too long early on; there is
 * none while they widen.
 */
final class Pace {
  private static final int WINDOW = 10;
  private static final double NANOS = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, int states, int open) {
    int left() {
      return states - open;
    }
  }

  /** What to say of a search that has come so far. */
  String at(long nanos, int states, int open) {
    if (!samples.isEmpty() && states < samples.getLast().states()) {
      samples.clear();
    }
    samples.add(new Sample(nanos, states, open));
    Sample first = samples.size() > WINDOW ? samples.remove() : samples.getFirst();
    double seconds = (nanos - first.nanos()) / NANOS;
    int left = states - open - first.left();
    if (seconds <= 0 || left <= 0) {
      return "";
    }
    double rate = left / seconds;
    double fresh = (double) (states - first.states()) / left;
    String text = String.format(Locale.ROOT, ", %,d/s", Math.round(rate));
    return fresh < 1
        ? text + ", " + time(open / (1 - fresh) / rate) + " to go?"
        : text + ", growing";
  }

  private static String time(double seconds) {
    if (seconds < 100) {
      return Math.round(seconds) + " s";
    } else if (seconds < 100 * 60) {
      return Math.round(seconds / 60) + " min";
    }
    return Math.round(seconds / 3600) + " h";
  }
}
