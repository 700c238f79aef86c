package org.mmn.run;

import java.util.ArrayList;
import java.util.List;
import org.mmn.explore.Identity;
import org.mmn.state.PackedState;

/**
 * Tells states of a program apart by their contents, the same whatever numbers a machine has given
 * to positions.
 */
public final class Fingerprinting implements Identity<PackedState> {
  private final Machine<PackedState> machine;
  private final long[] words;
  private final List<Long> positions = new ArrayList<>();

  public Fingerprinting(Machine<PackedState> machine) {
    this.machine = machine;
    this.words = new long[machine.initial().words()];
  }

  @Override
  public long state(PackedState state) {
    state.storeShared(words, 0);
    long print = 0;
    for (long word : words) {
      print = mixed(print, word);
    }
    for (int t = 0; t < machine.threads(); t++) {
      print = mixed(print, position(state, t));
    }
    return print;
  }

  @Override
  public long position(PackedState state, int thread) {
    int number = state.position(thread);
    while (positions.size() <= number) {
      positions.add(0L);
    }
    long known = positions.get(number);
    if (known == 0) {
      known = print(machine.task(state, thread).key);
      positions.set(number, known);
    }
    return known;
  }

  private static long print(int[] content) {
    long print = content.length;
    for (int part : content) {
      print = mixed(print, part);
    }
    return print;
  }

  private static long mixed(long print, long more) {
    long z = (print ^ more) * 0xbf58476d1ce4e5b9L + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 32)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 29);
  }
}
