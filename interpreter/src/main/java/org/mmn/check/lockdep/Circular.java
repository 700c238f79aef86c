package org.mmn.check.lockdep;

import java.util.List;

/**
 * A cycle of lock classes that can block.
 *
 * @param chain its edges in order. The first is the one found last: the acquisition at which
 *     lockdep would report; a splat lists it as #0 and the others above it, backwards
 */
public record Circular(List<Edge> chain) {

  /** The classes, in the order in which they were taken; the first is held at the report. */
  public List<LockClass> classes() {
    return chain.stream().map(Edge::from).toList();
  }

  @Override
  public String toString() {
    return chain.toString();
  }
}
