package org.mmn.model;

import java.util.Arrays;
import org.mmn.state.Footprint;
import org.mmn.state.Memory;
import org.mmn.state.View;

/** An op with its arguments at a place in the code, as thread {@code thread} is to take it. */
public record Action(
    Op op, int thread, int[] args, int site, Attempt attempt, boolean alwaysOneWay) {

  public Action(Op op, int thread, int[] args, int site) {
    this(op, thread, args, site, op.attempt(args), !op.mayWait() && !op.mayChoose());
  }

  public int ways(View view) {
    return alwaysOneWay ? 1 : op.ways(view, thread, args);
  }

  public int apply(Memory memory, int way) {
    return op.apply(memory, thread, args, way);
  }

  public Footprint footprint() {
    return op.footprint(thread, args);
  }

  public boolean isGranted() {
    return op.isGranted(args);
  }

  public Reason reason(View view) {
    return op.reason(view, thread, args);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Action a
        && op == a.op
        && thread == a.thread
        && site == a.site
        && Arrays.equals(args, a.args);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * op.hashCode() + thread) + Arrays.hashCode(args);
  }
}
