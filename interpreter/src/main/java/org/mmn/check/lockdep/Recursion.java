package org.mmn.check.lockdep;

import java.util.List;
import java.util.Objects;
import org.mmn.check.Hold;

/**
 * A lock wanted by a thread that holds one of the same class, in a way that lockdep rejects. Two
 * are equal when their classes are; those of pseudo locks only when the call and what was held when
 * it began are the same too, since another report of that call may silence them.
 */
public final class Recursion {
  private final Hold held;
  private final Acquisition acquisition;
  private final boolean ofMap;

  Recursion(Hold held, Acquisition acquisition, boolean ofMap) {
    this.held = held;
    this.acquisition = acquisition;
    this.ofMap = ofMap;
  }

  public LockClass lockClass() {
    return acquisition.lockClass();
  }

  /** The hold that it repeats. */
  public Hold held() {
    return held;
  }

  public Acquisition acquisition() {
    return acquisition;
  }

  private List<Integer> call() {
    return ofMap ? acquisition.call() : List.of();
  }

  private List<Hold> context() {
    return ofMap ? acquisition.held() : List.of();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recursion r
        && lockClass().equals(r.lockClass())
        && call().equals(r.call())
        && context().equals(r.context());
  }

  @Override
  public int hashCode() {
    return Objects.hash(lockClass(), call(), context());
  }

  @Override
  public String toString() {
    return lockClass() + " -> " + lockClass();
  }
}
