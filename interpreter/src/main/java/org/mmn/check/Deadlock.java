package org.mmn.check;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Threads that will never move again. Two are equal when the same threads wait for things of the
 * same class: other timings and other instances are variants of one deadlock.
 */
public final class Deadlock {
  private final List<Blocked> core;
  private final List<Blocked> behind;
  private final boolean terminal;
  private final SortedSet<String> key;

  Deadlock(List<Blocked> core, List<Blocked> behind, boolean terminal) {
    this.core = core;
    this.behind = behind;
    this.terminal = terminal;
    this.key = core.stream().map(Blocked::key).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The threads that keep each other waiting, or that nobody will wake. */
  public List<Blocked> core() {
    return core;
  }

  /** Others that cannot move because of those. */
  public List<Blocked> behind() {
    return behind;
  }

  /** Whether nothing at all can move; otherwise the rest of the system goes on. */
  public boolean terminal() {
    return terminal;
  }

  /** Whether lockdep knows of every wait in it; if not, it cannot report this deadlock. */
  public boolean lockdepSees() {
    return core.stream().allMatch(Blocked::lockdepSees);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Deadlock d && key.equals(d.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
