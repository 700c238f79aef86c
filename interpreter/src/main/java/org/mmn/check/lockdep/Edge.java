package org.mmn.check.lockdep;

import java.util.Objects;
import java.util.Optional;
import org.mmn.check.Hold;

/**
 * A dependency: a lock of class {@code to} was wanted while one of class {@code from} was held. Two
 * are equal when their classes and kinds are; the first acquisition that showed it is kept.
 */
public final class Edge {

  /** How it came about: {@code held} is the hold of {@code from}. */
  public record Witness(Hold held, Acquisition acquisition) {}

  private final LockClass from;
  private final LockClass to;
  private final EdgeKind kind;
  private final Optional<Witness> witness;

  private Edge(LockClass from, LockClass to, EdgeKind kind, Optional<Witness> witness) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.witness = witness;
  }

  static Edge seen(LockClass from, Hold held, Acquisition acquisition) {
    return new Edge(
        from,
        acquisition.lockClass(),
        EdgeKind.of(held.mode(), acquisition.mode()),
        Optional.of(new Witness(held, acquisition)));
  }

  /** One that the kernel teaches lockdep at boot. */
  static Edge primed(LockClass from, LockClass to) {
    return new Edge(from, to, EdgeKind.EN, Optional.empty());
  }

  public LockClass from() {
    return from;
  }

  public LockClass to() {
    return to;
  }

  public EdgeKind kind() {
    return kind;
  }

  /** How it came about; nothing for one that was there from the start. */
  public Optional<Witness> witness() {
    return witness;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edge e && from.equals(e.from) && to.equals(e.to) && kind == e.kind;
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to, kind);
  }

  @Override
  public String toString() {
    return from + " -" + kind + "-> " + to;
  }
}
