package org.mmn.compile;

import org.mmn.state.Field;
import org.mmn.state.StateLayout;

/** The fields that the machine itself needs: whose turn it is. */
public final class Machinery {
  /** How many labels of the {@code schedule} have been passed. */
  public final Field passed;

  /** The thread that alone may move, or -1: {@code init}, or one inside {@code atomically}. */
  public final Field exclusive;

  /** The observed label that a thread is at, or -1. */
  public final Field label;

  /** The label of its own body that a thread is at, in a program to be stepped through; or -1. */
  public final Field mark;

  Machinery(StateLayout layout, int turns, int threads, int init) {
    passed = layout.shared("passed", 1, 0, turns, 0, i -> "schedule");
    exclusive = layout.shared("exclusive", 1, -1, threads - 1, init, i -> "machine").ofThreads(-1);
    label = layout.task("label", 1, -1, Integer.MAX_VALUE, -1);
    mark = layout.task("mark", 1, -1, Integer.MAX_VALUE, -1);
  }
}
